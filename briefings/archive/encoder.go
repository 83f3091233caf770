package archive

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"readout/model"
)

// The precision of numbers with a fraction, in parts of one: of confidences, and
// of degrees, whose parts are those of the gazetteer, 11 m.
const (
	confidenceParts = 250
	degreeParts     = 10_000
)

// An encoder writes an entry as bytes: numbers as varints, texts with their
// length before them, slices with their count.
type encoder struct {
	b      []byte
	at     int    // the end of the span written last
	body   string // the article's text
	known  *knowledge
	rules  []string
	cursor cursor
}

// count writes n, which is not negative.
func (w *encoder) count(n int) { w.b = binary.AppendUvarint(w.b, uint64(n)) }

// number writes n, which may be negative.
func (w *encoder) number(n int) { w.b = binary.AppendVarint(w.b, int64(n)) }

// big writes n, which may take more bits than a number.
func (w *encoder) big(n int64) { w.b = binary.AppendVarint(w.b, n) }

// text writes s.
func (w *encoder) text(s string) {
	w.count(len(s))
	w.b = append(w.b, s...)
}

// phrase writes s by the words the archive knows, if it does know words.
func (w *encoder) phrase(s string) {
	if w.known == nil {
		w.text(s)
		return
	}
	raw := w.known.words.Append(make([]byte, 0, len(s)/2+16), s)
	w.count(len(raw))
	w.b = append(w.b, raw...)
}

// rule writes a rule, the first time it is met in full.
func (w *encoder) rule(r model.Rule) {
	i := slices.Index(w.rules, string(r))
	if i >= 0 {
		w.count(i)
		return
	}
	w.count(len(w.rules))
	w.rules = append(w.rules[:len(w.rules):len(w.rules)], string(r))
	w.text(string(r))
}

// span writes s by its distance from the span before it.
func (w *encoder) span(s model.Span) {
	w.number(s.Start - w.at)
	w.number(s.Len())
	w.at = s.End
}

// spans writes all of spans.
func (w *encoder) spans(spans []model.Span) {
	w.count(len(spans))
	for _, s := range spans {
		w.span(s)
	}
}

// Where a span stands beside another, in the lowest digit to the base of three.
const (
	after = iota
	before
	across
	sides
)

// beside writes s by how far it is from another span, which it most often stands
// before or after.
func (w *encoder) beside(s, other model.Span) {
	switch {
	case s.Start >= other.End:
		w.count((s.Start-other.End)*sides + after)
	case s.End <= other.Start:
		w.count((other.Start-s.End)*sides + before)
	default:
		w.count(across)
		w.number(s.Start - other.Start)
	}
	w.count(s.Len())
}

// lines writes all of lines.
func (w *encoder) lines(lines []model.Line) {
	w.count(len(lines))
	for _, l := range lines {
		w.phrase(l.String())
	}
}

// bit returns b if it is set, else 0.
func bit(b int, set bool) int {
	if set {
		return b
	}
	return 0
}

// name writes a name of an entity: by where it stands in the text from about the
// first mention on, or in full if it does not.
func (w *encoder) name(s string) {
	const about = 300 // bytes
	from := max(0, min(w.at-about, len(w.body)))
	at := strings.Index(w.body[from:min(len(w.body), w.at+2*about)], s)
	if len(s) < 3 || at < 0 {
		w.count(0)
		w.phrase(s)
		return
	}
	w.count(len(s))
	w.number(from + at - w.at)
}

// places writes the place a name stands for, if it is known, and others.
func (w *encoder) places(place *model.Place, others []model.Place) {
	if place == nil {
		w.count(2 * len(others))
	} else {
		w.count(2*len(others) + 1)
		w.place(*place)
	}
	for _, o := range others {
		w.place(o)
	}
}

// place writes p: its number if the archive has one for it, else 0 and all of it.
func (w *encoder) place(p model.Place) {
	raw := rawPlace(p)
	if w.known != nil {
		if n, ok := w.known.numbers()[string(raw)]; ok {
			w.count(n + 1)
			return
		}
	}
	w.count(0)
	w.b = append(w.b, raw...)
}

// rawPlace returns p as bytes.
func rawPlace(p model.Place) []byte {
	var w encoder
	w.text(p.Name.String())
	w.number(int(p.Kind))
	w.text(p.Country)
	w.text(p.Region.String())
	w.number(int(math.Round(p.Lat * degreeParts)))
	w.number(int(math.Round(p.Lon * degreeParts)))
	w.number(p.Population)
	w.number(p.GeoNames)
	return w.b
}

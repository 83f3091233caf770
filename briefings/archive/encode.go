package archive

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"readout/model"
)

// layout is the first byte of an entry as stored: which order its fields have.
const layout = 2

// The precision of numbers with a fraction, in parts of one: of confidences, and
// of degrees, whose parts are those of the gazetteer, 11 m.
const (
	confidenceParts = 250
	degreeParts     = 10_000
)

// An encoder writes an entry as bytes: numbers as varints, texts with their
// length before them, slices with their count. Spans are written by how far they
// are from the one before, names by where they stand in the text: most of what
// is found in an article is a few bytes then, and compresses well.
type encoder struct {
	b     []byte
	at    int    // the end of the span written last
	body  string // the article's text
	rules []string
}

// encode returns e as bytes.
func encode(e model.Entry) []byte {
	w := encoder{b: make([]byte, 0, e.Article.Text.Len()*5/4+256), body: e.Article.Text.String()}
	w.b = append(w.b, layout)
	w.article(e.Article)
	w.found(e.Found)
	return w.b
}

// count writes n, which is not negative.
func (w *encoder) count(n int) { w.b = binary.AppendUvarint(w.b, uint64(n)) }

// number writes n, which may be negative.
func (w *encoder) number(n int) { w.b = binary.AppendVarint(w.b, int64(n)) }

// text writes s.
func (w *encoder) text(s string) {
	w.count(len(s))
	w.b = append(w.b, s...)
}

// rule writes a rule, the first time it is met in full.
func (w *encoder) rule(r model.Rule) {
	i := slices.Index(w.rules, string(r))
	if i >= 0 {
		w.count(i)
		return
	}
	w.count(len(w.rules))
	w.rules = append(w.rules, string(r))
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

// lines writes all of lines.
func (w *encoder) lines(lines []model.Line) {
	w.count(len(lines))
	for _, l := range lines {
		w.text(l.String())
	}
}

// article writes a, but for the file it is from: it may be in several.
func (w *encoder) article(a *model.Article) {
	w.text(string(a.ID))
	for _, l := range []model.Line{a.Title, a.Source, a.Byline, a.Dateline, a.URL, a.Origin.Given} {
		w.text(l.String())
	}
	w.lines(a.Tags)
	w.text(a.Published.String())
	w.text(a.Text.String())
	w.paragraphs(a)
	w.count(len(a.Marks))
	w.at = 0
	for _, m := range a.Marks {
		w.number(int(m.Kind))
		w.span(m.Span)
		w.text(m.Target.String())
	}
	w.text(a.Origin.Modified.String())
}

// paragraphs writes where the paragraphs of a are.
func (w *encoder) paragraphs(a *model.Article) {
	w.count(len(a.Paragraphs))
	for _, p := range a.Paragraphs {
		kind := int(p.Kind)<<1 | bit(1, p.Level != 0)
		w.count(kind)
		if p.Level != 0 {
			w.number(p.Level)
		}
		w.span(p.Span)
	}
}

// found writes f.
func (w *encoder) found(f *model.Annotations) {
	w.at = 0
	w.spans(f.Sentences)
	w.at = 0
	w.count(len(f.Mentions))
	first := make([]int, len(f.Entities)+1) // where each entity is mentioned first
	for i := len(f.Mentions) - 1; i >= 0; i-- {
		if id := int(f.Mentions[i].Entity); id < len(first) {
			first[id] = f.Mentions[i].Span.Start
		}
	}
	for _, m := range f.Mentions {
		w.span(m.Span)
		w.count(int(m.Entity))
	}
	w.count(len(f.Entities))
	for i, e := range f.Entities {
		w.at = first[i+1]
		w.entity(e)
	}
	w.at = 0
	w.count(len(f.Quotations))
	for _, q := range f.Quotations {
		w.quotation(q)
	}
}

// The parts a quotation may have, as bits above its kind.
const (
	kindBits   = 3 // of the number, the lowest two
	isBelief   = 4
	isOnePiece = 8 // its one fragment is its span
	hasWords   = 16
	hasCue     = 32
	hasChain   = 64
)

// bit returns b if it is set, else 0.
func bit(b int, set bool) int {
	if set {
		return b
	}
	return 0
}

// quotation writes q.
func (w *encoder) quotation(q model.Quotation) {
	s := q.Speaker
	parts := int(q.Kind) |
		bit(isBelief, q.Belief) | bit(isOnePiece, len(q.Fragments) == 1 && q.Fragments[0] == q.Span) |
		bit(hasWords, s.Words != model.Span{}) | bit(hasCue, s.Cue != model.Span{}) | bit(hasChain, len(s.Grounds.Chain) > 0)
	w.count(parts)
	w.span(q.Span)
	end := w.at
	if parts&isOnePiece == 0 {
		w.at = q.Span.Start
		w.spans(q.Fragments)
	}
	if parts&hasWords != 0 {
		w.span(s.Words)
	}
	if parts&hasCue != 0 {
		w.span(s.Cue)
	}
	w.count(int(s.Entity))
	w.rule(s.Grounds.Rule)
	if parts&hasChain != 0 {
		w.count(len(s.Grounds.Chain))
		for _, step := range s.Grounds.Chain {
			w.span(step.Words)
			w.rule(step.Reason)
		}
	}
	w.b = append(w.b, byte(math.Round(min(max(s.Confidence, 0), 1)*confidenceParts)))
	w.at = end
}

// name writes a name of an entity: by where it stands in the text from about the
// first mention on, or in full if it does not.
func (w *encoder) name(s string) {
	const about = 300 // bytes
	from := max(0, min(w.at-about, len(w.body)))
	at := strings.Index(w.body[from:min(len(w.body), w.at+2*about)], s)
	if len(s) < 3 || at < 0 {
		w.count(0)
		w.text(s)
		return
	}
	w.count(len(s))
	w.number(from + at - w.at)
}

// entity writes e but for its ID, which is its position.
func (w *encoder) entity(e model.Entity) {
	w.number(int(e.Kind))
	w.name(e.Name.String())
	w.count(len(e.Aliases))
	for _, alias := range e.Aliases {
		w.name(alias.String())
	}
	w.name(e.Role.String())
	w.places(e.Place, e.Others)
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

// place writes p.
func (w *encoder) place(p model.Place) {
	w.text(p.Name.String())
	w.number(int(p.Kind))
	w.text(p.Country)
	w.text(p.Region.String())
	w.number(int(math.Round(p.Lat * degreeParts)))
	w.number(int(math.Round(p.Lon * degreeParts)))
	w.number(p.Population)
	w.number(p.GeoNames)
}

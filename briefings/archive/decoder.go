package archive

import (
	"encoding/binary"
	"errors"
	"math"

	"readout/model"
)

// errGarbled is that stored bytes are not what an encoder wrote.
var errGarbled = errors.New("an article as stored cannot be read")

// A decoder reads what an encoder wrote. After an error it reads zeros only.
type decoder struct {
	b      []byte
	err    error
	at     int    // the end of the span read last
	body   string // the article's text
	known  *knowledge
	rules  []string
	cursor cursor
	skims  bool // leaves out texts but that of the article, and names
}

// decoderOf returns a decoder of an entry as stored, which has failed already if
// the entry has another layout, or takes knowledge and k is nil.
func decoderOf(raw []byte, k *knowledge) decoder {
	switch {
	case len(raw) > 0 && raw[0] == layoutPlain:
		return decoder{b: raw[1:]}
	case len(raw) > 0 && raw[0] == layoutLearned && k == nil:
		return decoder{err: errUnlearned}
	case len(raw) > 0 && raw[0] == layoutLearned:
		return decoder{b: raw[1:], known: k, rules: k.rules}
	}
	return decoder{err: errGarbled}
}

// big reads a number that may take more bits than others.
func (r *decoder) big() int64 {
	n, size := binary.Varint(r.b)
	if size <= 0 {
		r.fail()
		return 0
	}
	r.b = r.b[size:]
	return n
}

// number reads a number.
func (r *decoder) number() int {
	return int(max(math.MinInt32, min(r.big(), math.MaxInt32)))
}

// byte reads a byte.
func (r *decoder) byte() byte {
	if len(r.b) == 0 {
		r.fail()
		return 0
	}
	b := r.b[0]
	r.b = r.b[1:]
	return b
}

// count reads a number that is not negative, and not more than there are bytes
// left to read where it counts what follows.
func (r *decoder) count() int {
	n, size := binary.Uvarint(r.b)
	if size <= 0 || n > math.MaxInt32 {
		r.fail()
		return 0
	}
	r.b = r.b[size:]
	return int(n)
}

// fail notes an error, and leaves nothing to read.
func (r *decoder) fail() {
	if r.b = nil; r.err == nil {
		r.err = errGarbled
	}
}

// each calls read as often as the count that is next says, or until the bytes
// end.
func (r *decoder) each(read func()) {
	r.times(r.count(), read)
}

// times calls read n times, or until the bytes end.
func (r *decoder) times(n int, read func()) {
	if n > len(r.b) {
		r.fail()
	}
	for i := 0; i < n && r.err == nil; i++ {
		read()
	}
}

// text reads a string as it was written. Make a Text or a Line of it.
func (r *decoder) text() string { return string(r.bytes()) }

// bytes reads what is written with its length before it.
func (r *decoder) bytes() []byte {
	n := r.count()
	if n > len(r.b) {
		r.fail()
		return nil
	}
	b := r.b[:n]
	r.b = r.b[n:]
	return b
}

// phrase reads a text as a phrase was written. Make a Text or a Line of it.
func (r *decoder) phrase() string {
	if r.known == nil {
		return r.text()
	}
	n := r.count()
	if n > len(r.b) {
		r.fail()
		return ""
	}
	s, err := r.known.words.Text(r.b[:n])
	if err != nil {
		r.fail()
		return ""
	}
	r.b = r.b[n:]
	return s
}

// line reads a Line.
func (r *decoder) line() model.Line {
	if r.skims {
		r.bytes()
		return model.Line{}
	}
	return model.NewLine(r.phrase())
}

// holds reports whether s lies within the text.
func (r *decoder) holds(s model.Span) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(r.body)
}

// word reads a short string that is no Line in the model but will be shown.
func (r *decoder) word() string { return model.NewLine(r.text()).String() }

// degrees reads an angle.
func (r *decoder) degrees() float64 { return float64(r.number()) / degreeParts }

// span reads a span.
func (r *decoder) span() model.Span {
	start := r.at + r.number()
	r.at = start + r.number()
	return model.Span{Start: start, End: r.at}
}

// beside reads a span that stands beside another.
func (r *decoder) beside(other model.Span) (s model.Span) {
	lead := r.count()
	switch far := lead / sides; lead % sides {
	case after:
		s.Start = other.End + far
		s.End = s.Start + r.count()
	case before:
		s.End = other.Start - far
		s.Start = s.End - r.count()
	default:
		s.Start = other.Start + r.number()
		s.End = s.Start + r.count()
	}
	return s
}

// rule reads a rule.
func (r *decoder) rule() model.Rule {
	i := r.count()
	if i > len(r.rules) {
		r.fail()
		return ""
	}
	if i == len(r.rules) {
		r.rules = append(r.rules[:i:i], r.word())
	}
	return model.Rule(r.rules[i])
}

// name reads a name of an entity.
func (r *decoder) name() model.Line {
	n := r.count()
	if n == 0 {
		return r.line()
	}
	start := r.at + r.number()
	if start < 0 || start > len(r.body) || n > len(r.body)-start {
		r.fail()
		return model.Line{}
	}
	if r.skims {
		return model.Line{}
	}
	return model.NewLine(r.body[start : start+n])
}

// places reads the place a name stands for, nil if it is not known, and others.
func (r *decoder) places() (place *model.Place, others []model.Place) {
	n := r.count()
	if n%2 != 0 {
		p := r.place()
		place = &p
	}
	r.times(n/2, func() { others = append(others, r.place()) })
	return place, others
}

// place reads a place, which is given by its number or in full.
func (r *decoder) place() model.Place {
	switch n := r.count(); {
	case n == 0:
		return r.rawPlace()
	case r.known != nil && n <= len(r.known.places):
		return r.known.places[n-1]
	}
	r.fail()
	return model.Place{}
}

// rawPlace reads a place that is given in full.
func (r *decoder) rawPlace() model.Place {
	name := func() model.Line { return model.NewLine(r.text()) }
	return model.Place{
		Name: name(), Kind: model.PlaceKind(r.number()), Country: r.word(), Region: name(),
		Lat: r.degrees(), Lon: r.degrees(), Population: r.number(), GeoNames: r.number(),
	}
}

// spans reads spans.
func (r *decoder) spans() (spans []model.Span) {
	r.each(func() { spans = append(spans, r.span()) })
	return spans
}

// lines reads Lines.
func (r *decoder) lines() (lines []model.Line) {
	r.each(func() { lines = append(lines, r.line()) })
	return lines
}

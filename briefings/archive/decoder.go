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
	b     []byte
	err   error
	at    int    // the end of the span read last
	body  string // the article's text
	rules []model.Rule
	skims bool // leaves out texts but that of the article, dates, and names
}

// decoderOf returns a decoder of an entry as stored, which has failed already if
// the entry has another layout.
func decoderOf(raw []byte) decoder {
	if len(raw) == 0 || raw[0] != layout {
		return decoder{err: errGarbled}
	}
	return decoder{b: raw[1:]}
}

// number reads a number.
func (r *decoder) number() int {
	n, size := binary.Varint(r.b)
	if size <= 0 {
		r.fail()
		return 0
	}
	r.b = r.b[size:]
	return int(n)
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
func (r *decoder) fail() { r.b, r.err = nil, errGarbled }

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

// line reads a Line.
func (r *decoder) line() model.Line {
	if b := r.bytes(); !r.skims {
		return model.NewLine(string(b))
	}
	return model.Line{}
}

// word reads a short string that is no Line in the model but will be shown.
func (r *decoder) word() string { return r.line().String() }

// date reads a date.
func (r *decoder) date() model.Date {
	b := r.bytes()
	if r.skims {
		return model.Date{}
	}
	d, err := model.ParseDate(string(b))
	if err != nil {
		r.fail()
	}
	return d
}

// degrees reads an angle.
func (r *decoder) degrees() float64 { return float64(r.number()) / degreeParts }

// span reads a span.
func (r *decoder) span() model.Span {
	start := r.at + r.number()
	r.at = start + r.number()
	return model.Span{Start: start, End: r.at}
}

// rule reads a rule.
func (r *decoder) rule() model.Rule {
	i := r.count()
	if i > len(r.rules) {
		r.fail()
		return ""
	}
	if i == len(r.rules) {
		r.rules = append(r.rules, model.Rule(r.word()))
	}
	return r.rules[i]
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

package archive

import (
	"encoding/binary"
	"math"

	"readout/model"
)

// layout is the first byte of an entry as stored: which order its fields have.
const layout = 1

// An encoder writes an entry as bytes: numbers as varints, texts with their
// length before them, slices with their count. It is a quarter the size of
// JSON before compression and many times faster to read.
type encoder struct{ b []byte }

// encode returns e as bytes.
func encode(e model.Entry) []byte {
	w := encoder{make([]byte, 0, e.Article.Text.Len()*3/2+256)}
	w.b = append(w.b, layout)
	w.article(e.Article)
	w.found(e.Found)
	return w.b
}

// number writes n, which may be negative.
func (w *encoder) number(n int) { w.b = binary.AppendVarint(w.b, int64(n)) }

// text writes s.
func (w *encoder) text(s string) {
	w.number(len(s))
	w.b = append(w.b, s...)
}

// real writes x.
func (w *encoder) real(x float64) {
	w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(x))
}

// span writes s.
func (w *encoder) span(s model.Span) {
	w.number(s.Start)
	w.number(s.Len())
}

// spans writes all of spans.
func (w *encoder) spans(spans []model.Span) {
	w.number(len(spans))
	for _, s := range spans {
		w.span(s)
	}
}

// lines writes all of lines.
func (w *encoder) lines(lines []model.Line) {
	w.number(len(lines))
	for _, l := range lines {
		w.text(l.String())
	}
}

// article writes a.
func (w *encoder) article(a *model.Article) {
	w.text(string(a.ID))
	for _, l := range []model.Line{a.Title, a.Source, a.Byline, a.Dateline, a.URL, a.Origin.Given} {
		w.text(l.String())
	}
	w.lines(a.Tags)
	w.text(a.Published.String())
	w.text(a.Text.String())
	w.number(len(a.Paragraphs))
	for _, p := range a.Paragraphs {
		w.number(int(p.Kind))
		w.number(p.Level)
		w.span(p.Span)
	}
	w.number(len(a.Marks))
	for _, m := range a.Marks {
		w.number(int(m.Kind))
		w.span(m.Span)
		w.text(m.Target.String())
	}
	w.text(a.Origin.Path)
	w.number(a.Origin.Line)
	w.text(a.Origin.Modified.String())
}

// found writes f.
func (w *encoder) found(f *model.Annotations) {
	w.spans(f.Sentences)
	w.number(len(f.Quotations))
	for _, q := range f.Quotations {
		w.quotation(q)
	}
	w.number(len(f.Entities))
	for _, e := range f.Entities {
		w.entity(e)
	}
	w.number(len(f.Mentions))
	for _, m := range f.Mentions {
		w.span(m.Span)
		w.number(int(m.Entity))
	}
}

// quotation writes q.
func (w *encoder) quotation(q model.Quotation) {
	w.span(q.Span)
	w.spans(q.Fragments)
	w.number(int(q.Kind))
	w.flag(q.Belief)
	s := q.Speaker
	w.span(s.Words)
	w.span(s.Cue)
	w.number(int(s.Entity))
	w.text(string(s.Grounds.Rule))
	w.number(len(s.Grounds.Chain))
	for _, step := range s.Grounds.Chain {
		w.span(step.Words)
		w.text(string(step.Reason))
	}
	w.real(s.Confidence)
}

// flag writes b.
func (w *encoder) flag(b bool) {
	if b {
		w.number(1)
	} else {
		w.number(0)
	}
}

// entity writes e but for its ID, which is its position.
func (w *encoder) entity(e model.Entity) {
	w.number(int(e.Kind))
	w.text(e.Name.String())
	w.lines(e.Aliases)
	w.text(e.Role.String())
	w.places(e.Place, e.Others)
}

// places writes the place a name stands for, if it is known, and others.
func (w *encoder) places(place *model.Place, others []model.Place) {
	w.flag(place != nil)
	if place != nil {
		w.place(*place)
	}
	w.number(len(others))
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
	w.real(p.Lat)
	w.real(p.Lon)
	w.number(p.Population)
	w.number(p.GeoNames)
}

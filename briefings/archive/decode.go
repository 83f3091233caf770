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
	b   []byte
	err error
}

// decode reads an entry, cleans its texts, and checks it. It does not panic
// whatever raw is.
func decode(raw []byte) (model.Entry, error) {
	if len(raw) == 0 || raw[0] != layout {
		return model.Entry{}, errGarbled
	}
	r := decoder{b: raw[1:]}
	e := model.Entry{Article: r.article(), Found: r.found()}
	if r.err == nil && len(r.b) > 0 {
		r.err = errGarbled
	}
	if r.err != nil {
		return model.Entry{}, r.err
	}
	return e, check(e)
}

// decodeArticle reads the article of an entry, unchecked but for its paragraphs,
// which lie within the text.
func decodeArticle(raw []byte) (*model.Article, error) {
	if len(raw) == 0 || raw[0] != layout {
		return nil, errGarbled
	}
	r := decoder{b: raw[1:]}
	a := r.article()
	for _, p := range a.Paragraphs {
		if p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > a.Text.Len() {
			r.fail()
		}
	}
	return a, r.err
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

// fail notes an error, and leaves nothing to read.
func (r *decoder) fail() { r.b, r.err = nil, errGarbled }

// each calls read as often as the count that is next says, or until the bytes
// end.
func (r *decoder) each(read func()) {
	n := r.number()
	if n < 0 || n > len(r.b) {
		r.fail()
	}
	for i := 0; i < n && r.err == nil; i++ {
		read()
	}
}

// text reads a string as it was written. Make a Text or a Line of it.
func (r *decoder) text() string {
	n := r.number()
	if n < 0 || n > len(r.b) {
		r.fail()
		return ""
	}
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

// line reads a Line.
func (r *decoder) line() model.Line { return model.NewLine(r.text()) }

// word reads a short string that is no Line in the model but will be shown.
func (r *decoder) word() string { return r.line().String() }

// date reads a date.
func (r *decoder) date() model.Date {
	d, err := model.ParseDate(r.text())
	if err != nil {
		r.fail()
	}
	return d
}

// real reads a finite number.
func (r *decoder) real() float64 {
	if len(r.b) < 8 {
		r.fail()
		return 0
	}
	x := math.Float64frombits(binary.LittleEndian.Uint64(r.b))
	r.b = r.b[8:]
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return x
}

// span reads a span.
func (r *decoder) span() model.Span {
	start := r.number()
	return model.Span{Start: start, End: start + r.number()}
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

// article reads an article.
func (r *decoder) article() *model.Article {
	a := &model.Article{ID: model.ArticleID(r.word())}
	for _, l := range []*model.Line{&a.Title, &a.Source, &a.Byline, &a.Dateline, &a.URL, &a.Origin.Given} {
		*l = r.line()
	}
	a.Tags = r.lines()
	a.Published = r.date()
	a.Text = model.NewText(r.text())
	r.each(func() {
		p := model.Paragraph{Kind: model.ParagraphKind(r.number()), Level: r.number(), Span: r.span()}
		a.Paragraphs = append(a.Paragraphs, p)
	})
	r.each(func() {
		m := model.Mark{Kind: model.MarkKind(r.number()), Span: r.span(), Target: r.line()}
		a.Marks = append(a.Marks, m)
	})
	a.Origin.Path, a.Origin.Line, a.Origin.Modified = r.text(), r.number(), r.date()
	return a
}

// found reads annotations.
func (r *decoder) found() *model.Annotations {
	f := &model.Annotations{Sentences: r.spans()}
	r.each(func() { f.Quotations = append(f.Quotations, r.quotation()) })
	r.each(func() {
		e := r.entity()
		e.ID = model.EntityID(len(f.Entities) + 1)
		f.Entities = append(f.Entities, e)
	})
	r.each(func() {
		f.Mentions = append(f.Mentions, model.Mention{Span: r.span(), Entity: model.EntityID(r.number())})
	})
	return f
}

// quotation reads a quotation.
func (r *decoder) quotation() model.Quotation {
	q := model.Quotation{
		Span: r.span(), Fragments: r.spans(), Kind: model.QuotationKind(r.number()), Belief: r.number() != 0,
		Speaker: model.Speaker{Words: r.span(), Cue: r.span(), Entity: model.EntityID(r.number())},
	}
	q.Speaker.Grounds.Rule = model.Rule(r.word())
	r.each(func() {
		step := model.Step{Words: r.span(), Reason: model.Rule(r.word())}
		q.Speaker.Grounds.Chain = append(q.Speaker.Grounds.Chain, step)
	})
	q.Speaker.Confidence = min(max(r.real(), 0), 1)
	return q
}

// entity reads an entity but for its ID.
func (r *decoder) entity() model.Entity {
	e := model.Entity{Kind: model.EntityKind(r.number()), Name: r.line(), Aliases: r.lines(), Role: r.line()}
	e.Place, e.Others = r.places()
	return e
}

// places reads the place a name stands for, nil if it is not known, and others.
func (r *decoder) places() (place *model.Place, others []model.Place) {
	if r.number() != 0 {
		p := r.place()
		place = &p
	}
	r.each(func() { others = append(others, r.place()) })
	return place, others
}

// place reads a place.
func (r *decoder) place() model.Place {
	return model.Place{
		Name: r.line(), Kind: model.PlaceKind(r.number()), Country: r.word(), Region: r.line(),
		Lat: r.real(), Lon: r.real(), Population: r.number(), GeoNames: r.number(),
	}
}

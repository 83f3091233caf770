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

// decodeText reads the text of an article and no more.
func decodeText(raw []byte) (model.Text, error) {
	if len(raw) == 0 || raw[0] != layout {
		return model.Text{}, errGarbled
	}
	r := decoder{b: raw[1:]}
	return r.upToText().Text, r.err
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
func (r *decoder) text() string {
	n := r.count()
	if n > len(r.b) {
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

// article reads an article.
func (r *decoder) article() *model.Article {
	a := r.upToText()
	r.each(func() {
		kind := r.count()
		p := model.Paragraph{Kind: model.ParagraphKind(kind >> 1)}
		if kind&1 != 0 {
			p.Level = r.number()
		}
		p.Span = r.span()
		a.Paragraphs = append(a.Paragraphs, p)
	})
	n := r.count()
	r.at = 0
	r.times(n, func() {
		m := model.Mark{Kind: model.MarkKind(r.number()), Span: r.span(), Target: r.line()}
		a.Marks = append(a.Marks, m)
	})
	a.Origin.Modified = r.date()
	return a
}

// upToText reads the beginning of an article, its text included.
func (r *decoder) upToText() *model.Article {
	a := &model.Article{ID: model.ArticleID(r.word())}
	for _, l := range []*model.Line{&a.Title, &a.Source, &a.Byline, &a.Dateline, &a.URL, &a.Origin.Given} {
		*l = r.line()
	}
	a.Tags = r.lines()
	a.Published = r.date()
	a.Text = model.NewText(r.text())
	r.body = a.Text.String()
	return a
}

// found reads annotations.
func (r *decoder) found() *model.Annotations {
	r.at = 0
	f := &model.Annotations{Sentences: r.spans()}
	r.at = 0
	first := map[model.EntityID]int{}
	r.each(func() {
		m := model.Mention{Span: r.span(), Entity: model.EntityID(r.count())}
		if _, met := first[m.Entity]; !met {
			first[m.Entity] = m.Span.Start
		}
		f.Mentions = append(f.Mentions, m)
	})
	r.each(func() {
		id := model.EntityID(len(f.Entities) + 1)
		r.at = first[id]
		e := r.entity()
		e.ID = id
		f.Entities = append(f.Entities, e)
	})
	n := r.count()
	r.at = 0
	r.times(n, func() { f.Quotations = append(f.Quotations, r.quotation()) })
	return f
}

// quotation reads a quotation.
func (r *decoder) quotation() model.Quotation {
	parts := r.count()
	q := model.Quotation{Kind: model.QuotationKind(parts & kindBits), Belief: parts&isBelief != 0, Span: r.span()}
	end := r.at
	if parts&isOnePiece != 0 {
		q.Fragments = []model.Span{q.Span}
	} else {
		r.at = q.Span.Start
		q.Fragments = r.spans()
	}
	if parts&hasWords != 0 {
		q.Speaker.Words = r.span()
	}
	if parts&hasCue != 0 {
		q.Speaker.Cue = r.span()
	}
	q.Speaker.Entity = model.EntityID(r.count())
	q.Speaker.Grounds.Rule = r.rule()
	if parts&hasChain != 0 {
		r.each(func() {
			q.Speaker.Grounds.Chain = append(q.Speaker.Grounds.Chain, model.Step{Words: r.span(), Reason: r.rule()})
		})
	}
	if len(r.b) == 0 {
		r.fail()
		return q
	}
	q.Speaker.Confidence = min(float64(r.b[0])/confidenceParts, 1)
	r.b, r.at = r.b[1:], end
	return q
}

// entity reads an entity but for its ID.
func (r *decoder) entity() model.Entity {
	e := model.Entity{Kind: model.EntityKind(r.number()), Name: r.name()}
	r.each(func() { e.Aliases = append(e.Aliases, r.name()) })
	e.Role = r.name()
	e.Place, e.Others = r.places()
	return e
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

// place reads a place.
func (r *decoder) place() model.Place {
	return model.Place{
		Name: r.line(), Kind: model.PlaceKind(r.number()), Country: r.word(), Region: r.line(),
		Lat: r.degrees(), Lon: r.degrees(), Population: r.number(), GeoNames: r.number(),
	}
}

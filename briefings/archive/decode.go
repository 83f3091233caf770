package archive

import "readout/model"

// decode reads an entry, cleans its texts, and checks it. It does not panic
// whatever raw is.
func decode(raw []byte) (model.Entry, error) {
	r := decoderOf(raw)
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
	r := decoderOf(raw)
	a := r.article()
	for _, p := range a.Paragraphs {
		if p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > a.Text.Len() {
			r.fail()
		}
	}
	return a, r.err
}

// decodeHead reads an article as far as its text.
func decodeHead(raw []byte) (*model.Article, error) {
	r := decoderOf(raw)
	return r.upToText(), r.err
}

// decodeText reads the text of an article and no more.
func decodeText(raw []byte) (model.Text, error) {
	r := decoderOf(raw)
	return r.upToText().Text, r.err
}

// What is spoken in an article: its text, and its quotations but for who is
// credited.
type spoken struct {
	text       model.Text
	quotations []model.Quotation
}

// decodeQuotations reads what is spoken in an entry, whose fragments lie within
// the text.
func decodeQuotations(raw []byte) (spoken, error) {
	r := decoderOf(raw)
	r.skims = true
	a, f := r.article(), r.found()
	for _, q := range f.Quotations {
		for _, f := range q.Fragments {
			if f.Start < 0 || f.End < f.Start || f.End > a.Text.Len() {
				r.fail()
			}
		}
	}
	if r.err != nil {
		return spoken{}, r.err
	}
	return spoken{a.Text, f.Quotations}, nil
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

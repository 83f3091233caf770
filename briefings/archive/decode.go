package archive

import (
	"encoding/hex"

	"readout/model"
)

// decode reads an entry, cleans its texts, and checks it. It does not panic
// whatever raw is.
func decode(raw []byte, k *knowledge) (model.Entry, error) {
	r := decoderOf(raw, k)
	e := model.Entry{Article: r.article()}
	e.Found = r.found(e.Article)
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
func decodeArticle(raw []byte, k *knowledge) (*model.Article, error) {
	r := decoderOf(raw, k)
	a := r.article()
	return a, r.err
}

// decodeHead reads an article as far as its source, with its text.
func decodeHead(raw []byte, k *knowledge) (*model.Article, error) {
	r := decoderOf(raw, k)
	a := r.head()
	return a, r.err
}

// decodeText reads the text of an article and no more.
func decodeText(raw []byte, k *knowledge) (model.Text, error) {
	r := decoderOf(raw, k)
	text := model.NewText(r.phrase())
	return text, r.err
}

// What is spoken in an article: its text, and its quotations but for who is
// credited.
type spoken struct {
	text       model.Text
	quotations []model.Quotation
}

// decodeQuotations reads what is spoken in an entry, whose fragments lie within
// the text.
func decodeQuotations(raw []byte, k *knowledge) (spoken, error) {
	r := decoderOf(raw, k)
	r.skims = true
	a := r.article()
	f := r.found(a)
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

// article reads an article. Its paragraphs lie within its text.
func (r *decoder) article() *model.Article {
	a := r.head()
	a.URL, a.Origin.Given, a.Tags = r.line(), r.line(), r.lines()
	a.Published, a.Origin.Modified = dateOf(r.big()), dateOf(r.big())
	a.Paragraphs = r.paragraphs()
	n := r.count()
	r.at = 0
	r.times(n, func() {
		m := model.Mark{Kind: model.MarkKind(r.number()), Span: r.span(), Target: r.line()}
		a.Marks = append(a.Marks, m)
	})
	return a
}

// head reads the beginning of an article.
func (r *decoder) head() *model.Article {
	a := &model.Article{Text: model.NewText(r.phrase())}
	r.body = a.Text.String()
	a.Title, a.ID = r.title(), r.identifier()
	a.Byline, a.Dateline, a.Source = r.name(), r.name(), r.line()
	return a
}

// title reads a title.
func (r *decoder) title() model.Line {
	n := r.count()
	if n == 0 {
		return r.line()
	}
	at, size := r.count(), n>>1
	if at > len(r.body) || size > len(r.body)-at {
		r.fail()
		return model.Line{}
	}
	s := r.body[at : at+size]
	if n&1 != 0 {
		s += cut
	}
	return model.NewLine(s)
}

// identifier reads an identifier.
func (r *decoder) identifier() model.ArticleID {
	if r.count() != 0 {
		return model.ArticleID(model.NewLine(r.text()).String())
	}
	if len(r.b) < idSize {
		r.fail()
		return ""
	}
	id := hex.EncodeToString(r.b[:idSize])
	r.b = r.b[idSize:]
	return model.ArticleID(id)
}

// paragraphs reads where the paragraphs are.
func (r *decoder) paragraphs() (paragraphs []model.Paragraph) {
	n := r.count()
	if n == 0 {
		return plainParagraphs(r.body)
	}
	r.at = 0
	r.times(n-1, func() {
		kind := r.count()
		p := model.Paragraph{Kind: model.ParagraphKind(kind >> 1)}
		if kind&1 != 0 {
			p.Level = r.number()
		}
		p.Span = r.span()
		if !r.holds(p.Span) {
			r.fail()
		}
		paragraphs = append(paragraphs, p)
	})
	return paragraphs
}

// found reads what was found in a.
func (r *decoder) found(a *model.Article) *model.Annotations {
	f := &model.Annotations{}
	if r.err != nil {
		return f
	}
	f.Sentences = r.sentences(a.Paragraphs)
	f.Mentions = r.mentions()
	first := map[model.EntityID]model.Span{}
	for _, m := range f.Mentions {
		if _, met := first[m.Entity]; !met {
			first[m.Entity] = m.Span
		}
	}
	r.each(func() {
		id := model.EntityID(len(f.Entities) + 1)
		e := r.entity(first[id])
		e.ID = id
		f.Entities = append(f.Entities, e)
	})
	n := r.count()
	r.cursor = cursor{sentences: f.Sentences}
	r.times(n, func() { f.Quotations = append(f.Quotations, r.quotation(f.Mentions)) })
	return f
}

// sentences reads the sentences of paragraphs.
func (r *decoder) sentences(paragraphs []model.Paragraph) []model.Span {
	n := r.count()
	if n == 0 {
		r.at = 0
		return r.spans()
	}
	var joined []int
	last := 0
	r.times(n-1, func() {
		last += r.count()
		joined = append(joined, last)
	})
	return join(pieces(r.body, paragraphs), joined)
}

// mentions reads mentions.
func (r *decoder) mentions() (mentions []model.Mention) {
	met, at := 0, 0
	r.each(func() {
		lead := r.count()
		m := model.Mention{Span: r.mention(lead, at), Entity: model.EntityID(met + 1)}
		if lead&(1<<newBit) == 0 {
			m.Entity = model.EntityID(met - r.number())
		}
		met = max(met, int(m.Entity))
		at = m.Span.End
		mentions = append(mentions, m)
	})
	return mentions
}

// mention reads where the next mention after an offset is.
func (r *decoder) mention(lead, at int) (s model.Span) {
	if lead&irregular != 0 {
		s.Start = at + r.number()
		s.End = s.Start + r.number()
		if !r.holds(s) {
			r.fail()
		}
		return s
	}
	skip, words := lead&maxSkip, 1+lead>>skipBits&(maxWords-1)
	if skip == maxSkip {
		skip += r.count()
	}
	if words == maxWords {
		words += r.count()
	}
	if at > len(r.body) {
		r.fail()
		return s
	}
	s, ok := spanOf(r.body, at, skip, words)
	if !ok {
		r.fail()
	}
	return s
}

// entity reads an entity but for its ID, which is mentioned first at a span.
func (r *decoder) entity(first model.Span) model.Entity {
	parts := r.count()
	e := model.Entity{Kind: model.EntityKind(parts & entityKindBits)}
	r.at = first.Start
	if parts&isAsMentioned == 0 {
		e.Name = r.name()
	} else if r.holds(first) {
		e.Name = model.NewLine(r.body[first.Start:first.End])
	} else {
		r.fail()
	}
	if parts&hasAliases != 0 {
		r.each(func() { e.Aliases = append(e.Aliases, r.name()) })
	}
	if parts&hasRole != 0 {
		e.Role = r.name()
	}
	if parts&hasPlaces != 0 {
		e.Place, e.Others = r.places()
	}
	return e
}

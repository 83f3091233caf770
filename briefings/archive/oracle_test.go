package archive

import (
	"context"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"readout/briefings/query"
	"readout/model"
)

// An oracle tells what queries find without the archive: it looks at every
// article, with the means of this file and [query.Fold].
type oracle struct {
	entries []model.Entry
	random  *rand.Rand
}

// A term is a query with what it holds of: an article, or a quotation in it.
// Beliefs says if beliefs count as quotations.
type term struct {
	text    string
	beliefs bool // it names beliefs itself
	holds   func(e model.Entry, q *model.Quotation, beliefs bool) bool
}

// wordlist are the words of the texts, few so that they meet.
var wordlist = []string{"flood", "Łódź", "water", "watch", "dam", "東京都", "rain", "vote", "state-run", "O'Neill", "2020", "été"}

// pick returns one of values.
func pick[T any](o *oracle, values ...T) T { return values[o.random.IntN(len(values))] }

// words returns n words.
func (o *oracle) words(n int) string {
	var all []string
	for range n {
		all = append(all, pick(o, wordlist...))
	}
	return strings.Join(all, " ")
}

// oraclePlaces are where the places of its articles are.
var oraclePlaces = map[string]model.Place{
	"Erbil":   {Name: model.NewLine("Erbil"), Region: model.NewLine("Arbil"), Country: "IQ", Lat: 36.19, Lon: 44.01},
	"Baghdad": {Name: model.NewLine("Baghdad"), Country: "IQ", Lat: 33.34, Lon: 44.40},
	"Iraq":    {Name: model.NewLine("Iraq"), Kind: model.Country, Country: "IQ", Lat: 33, Lon: 44},
}

// entry makes an article.
func (o *oracle) entry(i int) model.Entry {
	a := &model.Article{ID: model.ArticleID(fmt.Sprintf("%016x", i)), Title: model.NewLine(o.words(2))}
	a.Source = model.NewLine(pick(o, "", "Daily Water", "The Observer"))
	a.Byline = model.NewLine(pick(o, "", "", "Ann Wroe"))
	if o.random.IntN(4) > 0 {
		a.Published, _ = model.ParseDate(fmt.Sprintf("2020-07-%02d", 1+o.random.IntN(9)))
	}
	if o.random.IntN(3) == 0 {
		a.Tags = model.NewLines([]string{pick(o, "Weather", "state affairs")})
	}
	if o.random.IntN(3) == 0 {
		a.URL = model.NewLine("https://example.org/")
	}
	found := &model.Annotations{}
	var b strings.Builder
	b.WriteString(o.words(4) + " ")
	for _, name := range []string{"Ann Wroe", "Bashar Al-Kiki", "United Nations", "Erbil", "Baghdad", "Iraq"} {
		if o.random.IntN(3) > 0 {
			continue
		}
		e := model.Entity{ID: model.EntityID(len(found.Entities) + 1), Kind: model.Person, Name: model.NewLine(name)}
		switch p, ok := oraclePlaces[name]; {
		case ok:
			e.Kind, e.Place = model.Location, &p
		case name == "United Nations":
			e.Kind = model.Organisation
		default:
			e.Aliases = model.NewLines([]string{name[strings.IndexByte(name, ' ')+1:]})
		}
		found.Entities = append(found.Entities, e)
		found.Mentions = append(found.Mentions, model.Mention{Entity: e.ID, Span: model.Span{Start: b.Len(), End: b.Len() + len(name)}})
		b.WriteString(name + " ")
	}
	for range o.random.IntN(4) {
		q := model.Quotation{Kind: pick(o, model.Direct, model.Indirect, model.Mixed), Belief: o.random.IntN(4) == 0}
		words := o.words(1 + o.random.IntN(3))
		q.Span = model.Span{Start: b.Len(), End: b.Len() + len(words)}
		q.Fragments = []model.Span{q.Span}
		b.WriteString(words + " ")
		if o.random.IntN(3) == 0 { // it goes on after a word of another
			between, rest := pick(o, wordlist...)+" ", o.words(1+o.random.IntN(3))
			q.Fragments = append(q.Fragments, model.Span{Start: b.Len() + len(between), End: b.Len() + len(between) + len(rest)})
			q.Span.End = q.Fragments[1].End
			b.WriteString(between + rest + " ")
		}
		if n := len(found.Mentions); n > 0 && o.random.IntN(3) > 0 {
			m := pick(o, found.Mentions...)
			q.Speaker = model.Speaker{Words: m.Span, Entity: m.Entity, Confidence: pick(o, .3, .9)}
		}
		found.Quotations = append(found.Quotations, q)
	}
	a.Text = model.NewText(strings.TrimRight(b.String(), " "))
	a.Paragraphs = []model.Paragraph{{Span: model.Span{End: a.Text.Len()}}}
	return model.Entry{Article: a, Found: found}
}

// has reports whether words stand one after the other in one of texts, the last
// perhaps as the beginning of a word.
func has(words string, prefix bool, texts ...string) bool {
	if words[0] >= utf8.RuneSelf { // of a script without spaces
		return slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, words) })
	}
	want := " " + query.Fold(words)
	if !prefix {
		want += " "
	}
	return slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(" "+query.Fold(s)+" ", want) })
}

// strs returns lines as strings.
func strs(lines ...model.Line) (all []string) {
	for _, l := range lines {
		all = append(all, l.String())
	}
	return all
}

// speakers returns what who is credited with q is called.
func (o *oracle) speakers(e model.Entry, q model.Quotation) []string {
	if q.Speaker.Entity == 0 {
		return nil
	}
	n := e.Found.Entities[q.Speaker.Entity-1]
	return append(strs(n.Name), strs(n.Aliases...)...)
}

// ofQuotation returns a term about quotations: for an article, one that counts.
func ofQuotation(text string, is func(e model.Entry, q model.Quotation) bool) term {
	return term{text: text, holds: func(e model.Entry, q *model.Quotation, beliefs bool) bool {
		if q != nil {
			return is(e, *q)
		}
		return slices.ContainsFunc(e.Found.Quotations, func(q model.Quotation) bool { return (beliefs || !q.Belief) && is(e, q) })
	}}
}

// ofArticle returns a term about articles.
func ofArticle(text string, is func(e model.Entry) bool) term {
	return term{text: text, holds: func(e model.Entry, _ *model.Quotation, _ bool) bool { return is(e) }}
}

// simple returns a term without others in it.
func (o *oracle) simple() term {
	word := pick(o, "flood", "lodz", "water", "wat", "dam", "東京", "東京都", "rain", "state", "run", "neill", "2020", "ete", "ann", "kiki", "observer")
	switch o.random.IntN(16) {
	case 0, 1, 2, 3:
		return o.spoken(word, false)
	case 4:
		phrase := pick(o, "flood", "lodz", "rain", "state", "kiki", "ann") + " " + pick(o, "flood", "water", "run", "wroe")
		return o.spoken(phrase+pick(o, "", "", " dam"), false)
	case 5:
		return o.spoken(pick(o, word[:min(len(word), 3)], "flood wat", "rain st", "al k"), true)
	case 6:
		if o.random.IntN(2) == 0 {
			word = pick(o, "bashar al-kiki", "al-ki", "ann wr", "wroe ann", "kiki al")
			return ofQuotation(`speaker:"`+word+`"`, func(e model.Entry, q model.Quotation) bool { return has(word, true, o.speakers(e, q)...) })
		}
		return ofQuotation("speaker:"+word, func(e model.Entry, q model.Quotation) bool { return has(word, true, o.speakers(e, q)...) })
	case 7, 8:
		return o.named(word)
	case 9, 10:
		return o.state()
	case 11, 12:
		return o.date()
	case 13:
		re := regexp.MustCompile(pick(o, "(?i)WAT(er|ch)", "^flood", "dam .* vote", "é", "[0-9]{4}"))
		text := strings.TrimPrefix(re.String(), "(?i)")
		return term{text: "re:/" + text + "/" + map[bool]string{true: "i"}[text != re.String()], holds: func(e model.Entry, q *model.Quotation, _ bool) bool {
			if q != nil {
				return re.MatchString(strings.Join(fragments(e.Article.Text, *q), " … "))
			}
			return re.MatchString(e.Article.Title.String()) || re.MatchString(e.Article.Text.String())
		}}
	default:
		near := pick(o, "Erbil", "Baghdad", "Iraq", "36.19,44.01")
		far := pick(o, "20km", "400km")
		within := map[string][]string{
			"Erbil20km": {"Erbil"}, "Baghdad20km": {"Baghdad"}, "Iraq20km": {"Iraq"}, "36.19,44.0120km": {"Erbil"},
		}[near+far]
		if far == "400km" {
			within = []string{"Erbil", "Baghdad", "Iraq"}
		}
		return ofArticle("near:"+near+"~"+far, func(e model.Entry) bool {
			return slices.ContainsFunc(e.Found.Entities, func(n model.Entity) bool { return slices.Contains(within, n.Name.String()) })
		})
	}
}

// spoken returns a term of words.
func (o *oracle) spoken(words string, prefix bool) term {
	text := words
	if strings.Contains(words, " ") {
		text = `"` + words + `"`
	}
	if prefix {
		text += "*"
	}
	return term{text: text, holds: func(e model.Entry, q *model.Quotation, _ bool) bool {
		a := e.Article
		if q != nil {
			return has(words, prefix, append(o.speakers(e, *q), strings.Join(fragments(a.Text, *q), " "))...)
		}
		return has(words, prefix, append(strs(a.Title, a.Source, a.Byline), a.Text.String())...)
	}}
}

// named returns a term with a name.
func (o *oracle) named(word string) term {
	kind := pick(o, model.Person, model.Organisation, model.Location)
	switch o.random.IntN(4) {
	case 0:
		return ofArticle("title:"+word, func(e model.Entry) bool { return has(word, false, e.Article.Title.String()) })
	case 1:
		return ofArticle("source:"+word, func(e model.Entry) bool { return has(word, true, e.Article.Source.String()) })
	case 2:
		tag := pick(o, "weather", `"state affairs"`, "affairs")
		return ofArticle("tag:"+tag, func(e model.Entry) bool { return has(tag, false, strs(e.Article.Tags...)...) })
	}
	name := map[model.EntityKind]string{model.Person: "person:wroe", model.Organisation: "org:united", model.Location: pick(o, "place:er", "place:arbil")}[kind]
	_, want, _ := strings.Cut(name, ":")
	return ofArticle(name, func(e model.Entry) bool {
		return slices.ContainsFunc(e.Found.Entities, func(n model.Entity) bool {
			names := append(strs(n.Name), strs(n.Aliases...)...)
			if n.Place != nil {
				names = append(names, strs(n.Place.Region)...)
			}
			return n.Kind == kind && has(want, true, names...)
		})
	})
}

// state returns a term with is:, has: or kind:.
func (o *oracle) state() term {
	of := func(kind model.EntityKind) func(model.Entry) bool {
		return func(e model.Entry) bool {
			return slices.ContainsFunc(e.Found.Entities, func(n model.Entity) bool { return n.Kind == kind })
		}
	}
	terms := []term{
		ofQuotation("is:direct", func(_ model.Entry, q model.Quotation) bool { return q.Kind == model.Direct }),
		ofQuotation("kind:mixed", func(_ model.Entry, q model.Quotation) bool { return q.Kind == model.Mixed }),
		ofQuotation("is:attributed", func(_ model.Entry, q model.Quotation) bool { return q.Speaker.Entity != 0 }),
		ofQuotation("is:unattributed", func(_ model.Entry, q model.Quotation) bool { return q.Speaker.Entity == 0 }),
		ofQuotation("is:uncertain", func(_ model.Entry, q model.Quotation) bool { return q.Speaker.Entity != 0 && q.Speaker.Confidence < .5 }),
		ofQuotation("has:quote", func(model.Entry, model.Quotation) bool { return true }),
		ofQuotation("is:statement", func(_ model.Entry, q model.Quotation) bool { return !q.Belief }),
		ofQuotation("is:belief", func(_ model.Entry, q model.Quotation) bool { return q.Belief }),
		ofArticle("has:tag", func(e model.Entry) bool { return len(e.Article.Tags) > 0 }),
		ofArticle("has:url", func(e model.Entry) bool { return !e.Article.URL.Empty() }),
		ofArticle("has:byline", func(e model.Entry) bool { return !e.Article.Byline.Empty() }),
		ofArticle("has:date", func(e model.Entry) bool { return e.Article.Published.Known() }),
		ofArticle("has:person", of(model.Person)), ofArticle("has:org", of(model.Organisation)), ofArticle("has:place", of(model.Location)),
		ofArticle("is:unread", func(model.Entry) bool { return true }),
		ofArticle("has:note", func(model.Entry) bool { return false }),
	}
	t := pick(o, terms...)
	t.beliefs = t.text == "is:statement" || t.text == "is:belief"
	return t
}

// date returns a term with a date; the texts are of July 2020.
func (o *oracle) date() term {
	day := 1 + o.random.IntN(9)
	from, to, text := day, day, fmt.Sprintf("on:2020-07-%02d", day)
	switch o.random.IntN(5) {
	case 0:
		from, to, text = day, 31, fmt.Sprintf("after:2020-07-%02d", day)
	case 1:
		from, to, text = 0, day-1, fmt.Sprintf("before:2020-7-%d", day)
	case 2:
		from, to, text = day, day+2, fmt.Sprintf("on:2020-07-%02d..2020-07-%02d", day, day+2)
	case 3:
		from, to, text = 0, 31, pick(o, "on:2020-07", "on:july", "on:2020")
	}
	return ofArticle(text, func(e model.Entry) bool {
		d := e.Article.Published
		return d.Known() && from <= d.Time.Day() && d.Time.Day() <= to
	})
}

// term returns a query of so many levels at most.
func (o *oracle) term(levels int) term {
	kind := o.random.IntN(5)
	if levels == 0 || kind == 0 {
		return o.simple()
	}
	a, b := o.term(levels-1), o.term(levels-1)
	both := a.beliefs || b.beliefs
	switch kind {
	case 1:
		return term{"-(" + a.text + ")", a.beliefs, func(e model.Entry, q *model.Quotation, beliefs bool) bool { return !a.holds(e, q, beliefs) }}
	case 2:
		return term{"(" + a.text + " OR " + b.text + ")", both, func(e model.Entry, q *model.Quotation, beliefs bool) bool {
			return a.holds(e, q, beliefs) || b.holds(e, q, beliefs)
		}}
	default:
		return term{"(" + a.text + " " + b.text + ")", both, func(e model.Entry, q *model.Quotation, beliefs bool) bool {
			return a.holds(e, q, beliefs) && b.holds(e, q, beliefs)
		}}
	}
}

// finds returns which articles and which quotations a term finds, in order.
func (o *oracle) finds(t term, beliefs bool) (articles, quotations []string) {
	beliefs = beliefs || t.beliefs
	for _, e := range o.entries {
		if t.holds(e, nil, beliefs) {
			articles = append(articles, string(e.Article.ID))
		}
		for i, q := range e.Found.Quotations {
			if (beliefs || !q.Belief) && t.holds(e, &q, beliefs) {
				quotations = append(quotations, fmt.Sprint(e.Article.ID, " ", e.Found.Quotations[i].Span))
			}
		}
	}
	slices.Sort(articles)
	slices.Sort(quotations)
	return articles, quotations
}

// listed returns what an archive lists for a search, as finds does, and fails
// the test unless it counts as much.
func listed(t *testing.T, a *Archive, s model.Search) (articles, quotations []string) {
	t.Helper()
	at := model.Range{Limit: 10_000}
	page, err := a.Articles(t.Context(), s, at)
	if err != nil {
		t.Fatalf("%s: %v", s.Query, err)
	}
	for _, r := range page.Rows {
		articles = append(articles, string(r.ID))
	}
	said, err := a.Quotations(t.Context(), s, at)
	if err != nil {
		t.Fatalf("%s: %v", s.Query, err)
	}
	for _, r := range said.Rows {
		quotations = append(quotations, fmt.Sprint(r.Ref.Article, " ", r.Ref.Span))
	}
	counted, err1 := a.CountArticles(t.Context(), s)
	countedToo, err2 := a.CountQuotations(t.Context(), s)
	if err1 != nil || err2 != nil || counted != len(articles) || countedToo != len(quotations) {
		t.Errorf("%s: counted %d articles and %d quotations, listed %d and %d", s.Query, counted, countedToo, len(articles), len(quotations))
	}
	slices.Sort(articles)
	slices.Sort(quotations)
	return articles, quotations
}

// TestRandomQueriesFindWhatTheOracleDoes asks an archive random queries, and
// looks at every article for what they must find.
func TestRandomQueriesFindWhatTheOracleDoes(t *testing.T) {
	const articles, queries = 150, 100
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	o := &oracle{random: rand.New(rand.NewPCG(seed, 0))}
	a, err := Open(t.Context(), Options{
		Now:    func() time.Time { return time.Date(2020, 7, 31, 0, 0, 0, 0, time.UTC) },
		Locate: func(context.Context, string) (model.Place, bool, error) { return model.Place{}, false, nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b, err := a.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i := range articles {
		e := o.entry(i)
		o.entries = append(o.entries, e)
		if err := b.Replace(fmt.Sprint(i), Stamp{}, []Prepared{a.Prepare(e)}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
	some := 0
	for range queries {
		q, beliefs := o.term(3), o.random.IntN(2) == 0
		wantArticles, wantQuotations := o.finds(q, beliefs)
		gotArticles, gotQuotations := listed(t, a, model.Search{Query: q.text, Beliefs: beliefs})
		if len(wantArticles) > 0 && len(wantArticles) < articles {
			some++
		}
		if !slices.Equal(gotArticles, wantArticles) {
			t.Errorf("%s (beliefs %t) lists %d articles, not %d", q.text, beliefs, len(gotArticles), len(wantArticles))
		}
		if !slices.Equal(gotQuotations, wantQuotations) {
			t.Errorf("%s (beliefs %t) lists %d quotations, not %d", q.text, beliefs, len(gotQuotations), len(wantQuotations))
		}
	}
	if some < queries/3 {
		t.Errorf("only %d of %d queries find some and not all", some, queries)
	}
}

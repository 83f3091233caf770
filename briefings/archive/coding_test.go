package archive

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"readout/model"
)

// entriesToCode are entries of several sorts, to be written and read.
func entriesToCode(t testing.TB) []model.Entry {
	t.Helper()
	return []model.Entry{flood().entry(t), council().entry(t), match().entry(t)}
}

func TestEntriesComeBack(t *testing.T) {
	all := entriesToCode(t)
	for _, k := range []*knowledge{nil, know(nil), know(all), know(append(all, all...))} {
		for _, e := range all {
			comesBack(t, e, k)
		}
	}
}

// comesBack holds e to be read as it was written by k.
func comesBack(t *testing.T, e model.Entry, k *knowledge) {
	t.Helper()
	got, err := decode(encode(e, k), k)
	if err != nil {
		t.Fatal(err)
	}
	want := *e.Article
	want.Origin.Path, want.Origin.Line = "", 0
	if got.Article.Published.String() != want.Published.String() || got.Article.Origin.Modified.String() != want.Origin.Modified.String() {
		t.Errorf("got %v and %v, want %v and %v", got.Article.Published, got.Article.Origin.Modified, want.Published, want.Origin.Modified)
	}
	want.Published, want.Origin.Modified = got.Article.Published, got.Article.Origin.Modified
	if !reflect.DeepEqual(*got.Article, want) {
		t.Errorf("got %+v, want %+v", *got.Article, want)
	}
	if !reflect.DeepEqual(*got.Found, *e.Found) {
		t.Errorf("got %+v, want %+v", *got.Found, *e.Found)
	}
}

// TestOddEntriesComeBack holds entries that are nothing like what is expected of
// their texts to be read as they were written.
func TestOddEntriesComeBack(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	text := model.NewText("“Rain,” said É. Lee.  The U.S. And so. \n\nOn it went…\n\n\n. No! Yes? ok 東京 Łódź B")
	span := func() model.Span {
		for {
			s := model.Span{Start: r.IntN(text.Len() + 1), End: r.IntN(text.Len() + 1)}
			c := checker{text: text.String()}
			if c.span("", s); c.err == nil {
				return s
			}
		}
	}
	spans := func(n int) (spans []model.Span) {
		for range r.IntN(n) {
			spans = append(spans, span())
		}
		return spans
	}
	place := model.Place{Name: model.NewLine("Łódź"), Kind: model.Region, Country: "PL", Lat: 51.77, Lon: -0.0001, GeoNames: 7}
	var all []model.Entry
	for range 300 {
		a := &model.Article{ID: model.ArticleID([]string{"", "odd", "00000000000000ff"}[r.IntN(3)]), Title: model.NewLine([]string{"", "…", "The U.S…", "Another", "Rain"}[r.IntN(5)]), Text: text}
		f := &model.Annotations{Sentences: spans(4)}
		for range r.IntN(3) {
			a.Paragraphs = append(a.Paragraphs, model.Paragraph{Kind: model.ParagraphKind(r.IntN(6)), Level: r.IntN(3), Span: span()})
			a.Marks = append(a.Marks, model.Mark{Kind: model.Link, Span: span(), Target: model.NewLine("https://example.org")})
		}
		n := r.IntN(4)
		for i := range n {
			e := model.Entity{ID: model.EntityID(i + 1), Kind: model.EntityKind(r.IntN(4)), Name: model.NewLine([]string{"Rain", "Nobody Here", "U.S", "x"}[r.IntN(4)])}
			if r.IntN(2) == 0 {
				e.Place, e.Others, e.Role = &place, []model.Place{place, {}}, model.NewLine("the role")
				e.Aliases = model.NewLines([]string{"Lee", "elsewhere"})
			}
			f.Entities = append(f.Entities, e)
		}
		for range r.IntN(6) {
			f.Mentions = append(f.Mentions, model.Mention{Span: span(), Entity: model.EntityID(r.IntN(n + 1))})
		}
		for range r.IntN(4) {
			q := model.Quotation{Span: span(), Fragments: append([]model.Span{span()}, spans(3)...), Kind: model.QuotationKind(r.IntN(3)), Belief: r.IntN(2) == 0}
			if r.IntN(2) == 0 {
				q.Speaker = model.Speaker{Words: span(), Cue: span(), Entity: model.EntityID(r.IntN(n + 1)), Confidence: float64(r.IntN(251)) / confidenceParts}
				q.Speaker.Grounds = model.Grounds{Rule: "a rule", Chain: []model.Step{{Words: span(), Reason: "a reason"}, {Words: span(), Reason: "a rule"}}}
			}
			f.Quotations = append(f.Quotations, q)
		}
		all = append(all, model.Entry{Article: a, Found: f})
	}
	for i, k := range []*knowledge{nil, know(all[:20]), know(all)} {
		for _, e := range all {
			if comesBack(t, e, k); t.Failed() {
				t.Fatalf("of %+v and %+v with knowledge %d", *e.Article, *e.Found, i)
			}
		}
	}
}

// FuzzDecode holds the decoder to its promise: whatever is stored, and whatever
// is said to have been learned, reading it neither panics nor gives a span outside
// the text.
func FuzzDecode(f *testing.F) {
	k := know(entriesToCode(f))
	for _, e := range entriesToCode(f) {
		f.Add(encode(e, nil))
		f.Add(encode(e, k))
	}
	f.Add([]byte{layoutPlain})
	f.Add([]byte{layoutLearned})
	f.Add(k.bytes())
	f.Fuzz(func(t *testing.T, raw []byte) {
		decodeForms(raw, "name", 2)
		unpacked(raw)
		if learned, err := recollect(raw); err == nil {
			if _, err := recollect(learned.bytes()); err != nil {
				t.Error(err)
			}
		}
		e, err := decode(raw, k)
		if err != nil {
			return
		}
		for _, q := range e.Found.Quotations {
			saidOf(e, q, model.Summary{})
			_ = q.Kind.String() + q.Speaker.Describe(e.Article.Text)
		}
		for _, n := range e.Found.Entities {
			_ = n.Kind.String()
		}
		articleFed(e)
		for _, k := range []*knowledge{nil, k} { // what can be read can be written, and read again
			if again, err := decode(encode(e, k), k); err != nil || again.Article.Text.String() != e.Article.Text.String() || len(again.Found.Quotations) != len(e.Found.Quotations) {
				t.Errorf("it is another when it is read again: %v", err)
			}
		}
	})
}

// TestExpectations holds what is expected of a text to what sets out from it.
func TestExpectations(t *testing.T) {
	text := `Mr. Ann Lee of the U.S. said "No." to 3 men. He left! “Why?” asked É. Zola in Łódź

Second one, at St. Petersburg`
	paragraphs := plainParagraphs(text)
	if len(paragraphs) != 2 || !isPlain(paragraphs, text) || isPlain(paragraphs[:1], text) {
		t.Errorf("the paragraphs are %v", paragraphs)
	}
	all := pieces(text, paragraphs)
	joined := []int{0, 2}
	sentences := join(all, joined)
	if got, ok := joinedIn(all, sentences); !ok || !reflect.DeepEqual(got, joined) {
		t.Errorf("of %v are joined %v", all, got)
	}
	if _, ok := joinedIn(all, []model.Span{{Start: 1, End: 5}}); ok {
		t.Error("a sentence in the middle of a word is one of pieces")
	}
	for start := range text {
		for end := start; end <= len(text); end++ {
			s := model.Span{Start: start, End: end}
			skip, words, ok := wordsTo(text, 0, s)
			if got, there := spanOf(text, 0, skip, words); ok && (!there || got != s) {
				t.Fatalf("%v is found at %v", s, got)
			}
			c, d := cursor{sentences: sentences}, cursor{sentences: sentences}
			p, ok := c.find(s)
			if got, there := d.span(p); ok && (!there || got != s || c.at != d.at) {
				t.Fatalf("%v in sentences is found at %v", s, got)
			}
		}
	}
	if _, _, ok := wordsTo(text, 3, model.Span{Start: 15, End: 23}); ok {
		t.Error("what ends with a full stop ends with a word")
	}
	if skip, words, ok := wordsTo(text, 3, model.Span{Start: 19, End: 22}); !ok || skip != 2 || words != 2 {
		t.Errorf("U.S is %d words after %d, %v", words, skip, ok)
	}
}

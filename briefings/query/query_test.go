package query

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"readout/model"
)

// now is when the queries of the tests are asked.
var now = time.Date(2020, 7, 31, 1, 30, 0, 0, time.FixedZone("", 3*60*60))

func TestFold(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"case", "Prime MINISTER", "prime minister"},
		{"accents", "Łódź Ærøskøbing Straße façade", "lodz aeroskobing strasse facade"},
		{"combining accents", "cafe\u0301s", "cafes"},
		{"apostrophes and hyphens", "don't al-Kiki’s", "don t al kiki s"},
		{"digits", "COVID-19 in 2020", "covid 19 in 2020"},
		{"full width", "ＡＢＣ", "abc"},
		{"Greek final sigma", "Σίσυφος", "σισυφοσ"},
		{"Turkish", "İstanbul ılık", "istanbul ilik"},
		{"Cyrillic", "Алёна", "алена"},
		{"Arabic", "إيران الأحد", "ايران الاحد"},
		{"Persian joiner", "می\u200cخواهم", "ميخواهم"},
		{"Chinese in pairs", "東京都", "東京 京都 都"},
		{"one character", "日", "日"},
		{"mixed scripts", "AK47東京x", "ak47 東京 京 x"},
		{"kana stays composed", "ガス", "ガス ス"},
		{"vowel signs stay", "हिन्दी", "हिन्दी"},
		{"nothing", " —…! ", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Fold(tt.text); got != tt.want {
				t.Errorf("Fold(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

// TestFilter shows what queries become, the facts' sign apart.
func TestFilter(t *testing.T) {
	tests := []struct{ text, match, where string }{
		{"", "", ""},
		{" & ", "", ""},
		{"flood", `"flood"`, ""},
		{"flood rescue", `("flood") AND ("rescue")`, ""},
		{"flood OR fire", `("flood") OR ("fire")`, ""},
		{`"state of emergency"`, `"state of emergency"`, ""},
		{`“state of emergency”`, `"state of emergency"`, ""},
		{"elect*", `"elect" *`, ""},
		{`"prime min"*`, `"prime min" *`, ""},
		{"al-Kiki", `"al kiki"`, ""},
		{"flood -fire", `((W"flood")) NOT ((W"fire"))`, ""},
		{"-fire", `("¶any") NOT (W"fire")`, ""},
		{"flood (fire OR storm)", `("flood") AND (("fire") OR ("storm"))`, ""},
		{"speaker:kiki", `{speaker} : "kiki" *`, ""},
		{`speaker:"bashar al-kiki"`, `{speaker} : "bashar al kiki" *`, ""},
		{"title:flood", `{title} : "flood"`, ""},
		{"kind:direct", `"¶direct"`, ""},
		{"東京", `"東京"`, ""},
		{"東", `"東" *`, ""},
		{"東京都", `"東京 京都"`, ""},
		{"on:2020", `("¶any") NOT (("¶undated"))`, "(listed.rowid >= ? AND listed.rowid < ?)"},
		{"flood on:2020", `((W"flood")) NOT (("¶undated"))`, "(listed.rowid >= ? AND listed.rowid < ?)"},
		{"flood is:attributed", `(W"flood") AND ("¶attributed")`, ""},
		{"is:read", "", "+listed.rowid IN (" + isRead + ")"},
		{"https://x.org", `"https x org"`, ""},
		{"10:30", `"10 30"`, ""},
		{"near:erbil", `"¶nowhere"`, ""}, // until it is resolved
		{"sort:rank", "", ""},
		{"flood sort:rank OR fire", `("flood") OR ("fire")`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			q, err := Parse(tt.text, now)
			if err != nil {
				t.Fatal(err)
			}
			words := "{" + wordsOfArticles + "} : "
			if f := q.Articles(false); unwrap(strings.ReplaceAll(f.Match, words, "")) != unwrap(strings.ReplaceAll(tt.match, "W", "")) || f.Where != tt.where {
				t.Errorf("got match %s where %s, want %s where %s", f.Match, f.Where, tt.match, tt.where)
			}
		})
	}
}

// TestBeliefs shows when beliefs count, and when the query decides.
func TestBeliefs(t *testing.T) {
	tests := []struct {
		text, articles, quotations string // matched when beliefs are not wanted
		asks                       bool
	}{
		{"", "", `(K) NOT ("¶belief")`, false},
		{"is:belief", `"¶belief"`, `"¶belief"`, true},
		{"-is:belief", `("¶any") NOT ("¶belief")`, `(K) NOT ("¶belief")`, false},
		{"-is:statement", `("¶any") NOT ("¶statement")`, `(K) NOT ((K) NOT ("¶belief"))`, true},
		{"-(-is:belief)", `("¶any") NOT (("¶any") NOT ("¶belief"))`, `(K) NOT ((K) NOT ("¶belief"))`, true},
		{"is:direct", `"¶direct"`, `(("¶direct")) NOT (("¶belief"))`, false},
		{"is:direct is:belief", `(("¶direct") OR ("¶believeddirect")) AND ("¶belief")`, `("¶direct") AND ("¶belief")`, true},
		{"speaker:kiki OR is:belief", `({speaker believer} : "kiki" *) OR ("¶belief")`, `("¶¶kiki" *) OR ("¶belief")`, true},
	}
	for _, tt := range tests {
		q, err := Parse(tt.text, now)
		if err != nil {
			t.Fatal(err)
		}
		if got := q.Articles(false).Match; got != tt.articles {
			t.Errorf("%s matches articles by %s, want %s", tt.text, got, tt.articles)
		}
		quotations := strings.ReplaceAll(tt.quotations, "K", `"¶direct" OR "¶indirect" OR "¶mixed"`)
		if got := q.Quotations(false).Match; got != quotations {
			t.Errorf("%s matches quotations by %s, want %s", tt.text, got, quotations)
		}
		if q.Beliefs() != tt.asks {
			t.Errorf("%s asks for beliefs: %t", tt.text, q.Beliefs())
		}
		if with := q.Quotations(true).Match; q.namesBeliefs() && with != quotations {
			t.Errorf("%s names beliefs, and matches %s if they are wanted", tt.text, with)
		}
	}
}

// unwrap drops the parentheses around what has no others.
func unwrap(s string) string { return strings.ReplaceAll(s, `(("`, `("`) }

func TestHits(t *testing.T) {
	tests := []struct{ query, text, want string }{
		{"flood", "Flood after flood, floods", "Flood|flood"},
		{"flood*", "Flood, floods", "Flood|floods"},
		{"lodz", "In Łódź.", "Łódź"},
		{"café", "cafe\u0301 Cafe", "cafe\u0301|Cafe"},
		{"al-kiki", "Bashar Al-Kiki", "Al-Kiki"},
		{`"the water rose"`, "The water rose. The water. the  water\nrose", "The water rose|the  water\nrose"},
		{`"a a b"`, "a a a b", "a a b"},
		{"water -rose", "water rose", "water"},
		{"water speaker:rose", "water rose", "water"},
		{"water OR rose", "water rose", "water|rose"},
		{"東京", "東京都の東京", "東京|東京"},
		{"東京都", "東京都の東京", "東京都"},
		{"都", "東京都の都", "都|都"},
		{`re:/wat(er|ch)/i`, "Water, watch, wat", "Water|watch"},
		{`re:/the water ro/ "water rose"`, "the water rose", "the water rose"},
		{`re:/x*/`, "axxb", "xx"},
		{`-re:/water/`, "water", ""},
		{"", "water", ""},
	}
	for _, tt := range tests {
		t.Run(tt.query, func(t *testing.T) {
			q, err := Parse(tt.query, now)
			if err != nil {
				t.Fatal(err)
			}
			text := model.NewText(tt.text)
			var got []string
			for _, s := range q.Hits(text) {
				got = append(got, text.Slice(s))
			}
			if strings.Join(got, "|") != tt.want {
				t.Errorf("Hits = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestHitsLineMarksTitles(t *testing.T) {
	q, err := Parse("title:water", now)
	if err != nil {
		t.Fatal(err)
	}
	if got := q.HitsLine(model.NewLine("High water")); !slices.Equal(got, []model.Span{{Start: 5, End: 10}}) {
		t.Errorf("got %v", got)
	}
	if got := q.Hits(model.NewText("High water")); got != nil {
		t.Errorf("a title: was marked in the text: %v", got)
	}
}

func TestFigures(t *testing.T) {
	q, err := Parse("Al-Kik -omar after:2020 place:erbil", now)
	if err != nil {
		t.Fatal(err)
	}
	names, articles, filtered := q.Figures(false)
	if want := []Name{{" al kik", false}, {" omar", true}}; !slices.Equal(names, want) {
		t.Errorf("names are %v, want %v", names, want)
	}
	if !filtered || !strings.Contains(articles.Match, "erbil") || len(articles.Args) != 2 {
		t.Errorf("articles are %+v", articles)
	}
}

func TestSuggest(t *testing.T) {
	tests := []struct{ text, want string }{ // ^ is the cursor, else it is at the end
		{"flood sp", "speaker:[6,8)"},
		{"-p", "person:[1,2) place:[1,2)"},
		{"is:un", "unread[3,5) unattributed[3,5) uncertain[3,5)"},
		{"is:unraed", "unread[3,9)"},
		{"unr", "is:unread[0,3)"},
		{"(a OR IS:un^read)", "unread[9,15) unattributed[9,15) uncertain[9,15)"},
		{"author", "speaker:[0,6)"},
		{`"flood`, ""},
		{`"flood" k`, "kind:[8,9)"},
		{`speaker:"b" k`, "kind:[12,13)"},
		{"re:/a k", ""},
		{`re:/a \/ k/ k`, "kind:[12,13)"},
		{"on:last-", "last-week[3,8) last-month[3,8) last-year[3,8)"},
		{"near:erbil~1", "~10km[10,12) ~100km[10,12)"},
		{"near:erbİl~1^0", "~10km[11,14) ~100km[11,14)"},
		{"near:erbil", ""},
		{"xyz:a", ""},
	}
	for _, tt := range tests {
		text, _, at := strings.Cut(tt.text, "^")
		cursor := len(text)
		if at {
			text = strings.Replace(tt.text, "^", "", 1)
		}
		var got []string
		for _, s := range Suggest(text, cursor) {
			got = append(got, fmt.Sprintf("%s[%d,%d)", s.Text, s.Span.Start, s.Span.End))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("Suggest(%q) = %v, want %s", tt.text, got, tt.want)
		}
	}
	if all := Suggest("flood ", 6); len(all) != len(Qualifiers()) {
		t.Errorf("%d are suggested where nothing is typed", len(all))
	}
}

func TestGapAt(t *testing.T) {
	tests := []struct {
		text      string
		cursor    int
		name, typ string
		span      model.Span
	}{
		{`speaker:"bashar al" x`, 18, "speaker", "bashar al", model.Span{Start: 8, End: 19}},
		{`speaker:"bashar al x`, 18, "speaker", "bashar al", model.Span{Start: 8, End: 18}},
		{`-Speaker:kiki`, 11, "speaker", "ki", model.Span{Start: 9, End: 13}},
		{`a (place:erb`, 12, "place", "erb", model.Span{Start: 9, End: 12}},
		{`https://x`, 9, "", "https://x", model.Span{End: 9}},
		{`x `, 99, "", "", model.Span{Start: 2, End: 2}},
	}
	for _, tt := range tests {
		g := GapAt(tt.text, tt.cursor)
		if g.Qualifier != tt.name || g.Typed != tt.typ || g.Span != tt.span {
			t.Errorf("GapAt(%q, %d) = %+v", tt.text, tt.cursor, g)
		}
	}
}

// TestValuesAreRead holds Value to the parser: what it writes is read as the
// same words.
func TestValuesAreRead(t *testing.T) {
	for _, name := range []string{"Kiki", "Bashar Al-Kiki", `The "Old" Man`, "O'Brien", "A (B)", "x~y", "/etc", "Star*", "東京"} {
		q, err := Parse("speaker:"+Value(name), now)
		if err != nil {
			t.Fatalf("%s: %v", Value(name), err)
		}
		if got := q.root.(named).pattern.words; strings.Join(got, " ") != strings.Join(patternOf(name, true).words, " ") {
			t.Errorf("%s is read as %q", Value(name), got)
		}
	}
}

// FuzzSuggest holds suggestions to what the search bar relies on: each replaces
// a stretch of the query that has the cursor in it or at its end.
func FuzzSuggest(f *testing.F) {
	for _, s := range []string{"flood sp", `speaker:"x`, "re:/x\\", "is:東", "near:x~", `-“a” (b`} {
		f.Add(s, len(s))
	}
	f.Fuzz(func(t *testing.T, text string, cursor int) {
		g := GapAt(text, cursor)
		if at := max(0, min(cursor, len(text))); g.Span.Start < 0 || g.Span.Start > at || g.Span.End > len(text) || g.Span.Start > g.Span.End {
			t.Fatalf("%v at %d of %q", g.Span, cursor, text)
		}
		for _, s := range Suggest(text, cursor) {
			if s.Span.Start < g.Span.Start || s.Span.End != g.Span.End || s.Text == "" {
				t.Fatalf("%+v at %d of %q, where %+v", s, cursor, text, g)
			}
		}
	})
}

// FuzzParse holds the parser to what the search bar relies on: any text is
// understood or refused at a place within it.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		`a "b c" -d* (e OR f)`, "speaker:x is:unread after:7d", `"`, "東 OR", "-(-)", "é:", ":", "))",
		`near:"New York"~50mi near:36.19,44.01 -near:Erbil~100`, `re:/a\/b (c|d)/i OR -re:/x/`, "sort:rank on:2020-07..2020-09 after:12h",
		"on:..", "near:~", "re:/", "is:unraed has:place", `on:"last week"`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := Parse(text, now)
		if err == nil {
			for _, filter := range []Filter{q.Articles(false), q.Articles(true), q.Quotations(false), q.Quotations(true)} {
				if got := strings.Count(filter.Where, "?"); got != len(filter.Args) {
					t.Fatalf("%d places for %d values in %q", got, len(filter.Args), filter.Where)
				}
			}
			q.Figures(false)
			return
		}
		var at *model.QueryError
		if !errors.As(err, &at) {
			t.Fatalf("error is %T", err)
		}
		if at.Offset < 0 || at.Offset >= len(text) {
			t.Fatalf("offset %d is not in %q", at.Offset, text)
		}
	})
}

// FuzzHits holds highlighting to what drawing relies on, and to the promise that
// a word of the text is found by itself.
func FuzzHits(f *testing.F) {
	f.Add(`water* "the sea" 東`, "The water of the sea 東京都")
	f.Add("lodz e\u0301", "Łódź e\u0301\u0301")
	f.Fuzz(func(t *testing.T, query, raw string) {
		text := model.NewText(raw)
		if q, err := Parse(query, now); err == nil {
			checkHits(t, text.String(), q.Hits(text))
		}
		for token := range Tokens(text.String()) {
			word := text.Slice(token.Span)
			hits := find(text.String(), []pattern{patternOf(word, false)})
			checkHits(t, text.String(), hits)
			if !slices.ContainsFunc(hits, func(h model.Span) bool { return h.Contains(token.Span) }) {
				t.Fatalf("%q is not found by itself in %q", word, text)
			}
			break // one word is enough for a run
		}
	})
}

// checkHits fails the test unless hits are in order, disjoint, and whole runes.
func checkHits(t *testing.T, text string, hits []model.Span) {
	t.Helper()
	last := 0
	for _, h := range hits {
		if h.Start < last || h.Empty() || h.End > len(text) || !utf8.ValidString(text[h.Start:h.End]) {
			t.Fatalf("hit %v after %d in %q", h, last, text)
		}
		last = h.End
	}
}

func BenchmarkAppendWords(b *testing.B) {
	text := strings.Repeat("The Prime Minister of the Republic said on Monday that façades were safe. ", 100)
	b.SetBytes(int64(len(text)))
	var dst []byte
	for b.Loop() {
		dst, _ = AppendWords(dst[:0], text)
	}
}

func BenchmarkHits(b *testing.B) {
	text := model.NewText(strings.Repeat("The Prime Minister of the Republic said on Monday that façades were safe. ", 100))
	q, err := Parse(`monday "prime minister" rep*`, now)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		q.Hits(text)
	}
}

// TestQuotationsFilter shows what words become where quotations are listed: their
// index keeps no positions.
func TestQuotationsFilter(t *testing.T) {
	tests := []struct{ text, match, says string }{
		{"flood", `("flood") OR "¶¶flood" OR "¶¶flood¶" *`, ""},
		{"elect*", `("elect" *) OR "¶¶elect" *`, ""},
		{"speaker:kiki", `"¶¶kiki" *`, ""},
		{`speaker:"bashar al-kiki"`, `"¶¶bashar¶al¶kiki" *`, ""},
		{`speaker:"a b c d"`, `"¶¶a¶b¶c" AND "¶¶b¶c¶d" *`, ""},
		{`"a b c"`, `("a" AND "b" AND "c") OR "¶¶a¶b¶c"`, " a b c "},
		{`"state of"`, `("state" AND "of") OR "¶¶state¶of" OR "¶¶state¶of¶" *`, " state of "},
		{`"prime min"*`, `("prime" AND "min" *) OR "¶¶prime¶min" *`, " prime min"},
		{"東京都", `("東京" AND "京都") OR "¶¶東京¶京都" OR "¶¶東京¶京都¶" *`, " 東京 京都 "},
	}
	for _, tt := range tests {
		q, err := Parse(tt.text, now)
		if err != nil {
			t.Fatal(err)
		}
		f := q.Quotations(true)
		if f.Match != tt.match || (f.Where != "") != (tt.says != "") || tt.says != "" && !slices.Contains(f.Args, any(tt.says)) {
			t.Errorf("%s becomes %s where %s of %q, want %s", tt.text, f.Match, f.Where, f.Args, tt.match)
		}
		if strings.Count(f.Where, "?") != len(f.Args) {
			t.Errorf("%s has %d values for %s", tt.text, len(f.Args), f.Where)
		}
	}
}

// TestSpeakersAreWordsOfTheIndex shows what the index is given of a name.
func TestSpeakersAreWordsOfTheIndex(t *testing.T) {
	for name, want := range map[string]string{
		"Bashar Al-Kiki": "¶¶bashar¶al¶kiki ¶¶al¶kiki ¶¶kiki ",
		"—":              "",
		"A B C D":        "¶¶a¶b¶c ¶¶b¶c¶d ¶¶c¶d ¶¶d ",
	} {
		if got := string(AppendSpeaker(nil, name)); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s gives %s, want %s", name, got, want)
		}
	}
}

func TestIsCut(t *testing.T) {
	const s = "un-happy 東京都 e\u0301té."
	for at, want := range map[int]bool{0: false, 1: true, 2: false, 3: false, 5: true, 8: false, 9: false, 12: false, 19: false, 20: true, 22: true, len(s): false} {
		if IsCut(s, at) != want {
			t.Errorf("%q at %d: cut is %t", s, at, !want)
		}
	}
}

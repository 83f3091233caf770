package query

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
)

func TestSnippet(t *testing.T) {
	const text = "The water rose on Monday night.\nThe minister said that the dam of Mosul was safe, and that the people who live below it need not leave their homes. Nobody believed the minister, for the dam had failed before."
	tests := []struct {
		query, text string
		width       int
		want        string // hits in brackets
	}{
		{"mosul", text, 40, "…the dam of [Mosul] was safe, and that…"},
		{"monday the", text, 60, "[The] water rose on [Monday] night. [The] minister said that [the]…"},
		{"dam minister", text, 70, "…night. The [minister] said that the [dam] of Mosul was safe, and that…"},
		{"safe", text, 4, "…[safe],…"},
		{`"the people who live below"`, text, 10, "…[the people who live below]…"},
		{"before", text, 30, "…the dam had failed [before]."},
		{"water", text[:31], 500, "The [water] rose on Monday night."},
		{"flood", text, 40, ""},
		{"東京", "首相は東京で記者会見を開き、避難を呼びかけた。", 20, "…相は[東京]で記者会見…"},
		{"b", "a  \n\t b\u200d c", 20, "a [b] c"},
		{"safe", "http://example.org/a/very/long/path/that/no/row/holds/safe/and/more/of/it", 24, "…holds/[safe]/and/more/of…"},
	}
	for _, tt := range tests {
		t.Run(tt.query, func(t *testing.T) {
			q, err := Parse(tt.query, now)
			if err != nil {
				t.Fatal(err)
			}
			if got := bracketed(Snippet(tt.text, q.Hits(model.NewText(tt.text)), tt.width)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// bracketed returns a snippet with its hits in brackets.
func bracketed(s model.Snippet) string {
	words := s.Words.String()
	for _, h := range slices.Backward(s.Hits) {
		words = words[:h.Start] + "[" + words[h.Start:h.End] + "]" + words[h.End:]
	}
	return words
}

// FuzzSnippet holds snippets to what lists rely on: they fit unless one hit does
// not, and what is marked in them is what was marked in the text, whole.
func FuzzSnippet(f *testing.F) {
	f.Add("water", "The water of the sea\n\n 東京都", 12)
	f.Add("e*", strings.Repeat("e\u0301\u0302\u200d ", 9), 3)
	f.Add("東京", "首相は東京で記者会見を開き", 7)
	f.Fuzz(func(t *testing.T, query, raw string, width int) {
		q, err := Parse(query, now)
		if err != nil {
			return
		}
		text := model.NewText(raw)
		hits := q.Hits(text)
		s := Snippet(text.String(), hits, width)
		if len(hits) == 0 || width < 1 {
			return
		}
		words := s.Words.String()
		if !utf8.ValidString(words) || model.NewLine(words) != s.Words {
			t.Fatalf("%q is no line", words)
		}
		checkHits(t, words, s.Hits)
		whole := map[string]bool{}
		widest := 0
		for _, h := range hits {
			flat := model.NewLine(text.Slice(h)).String()
			whole[flat], widest = true, max(widest, ansi.StringWidth(flat))
		}
		for _, h := range s.Hits {
			if marked := words[h.Start:h.End]; !whole[model.NewLine(marked).String()] {
				t.Fatalf("%q was not marked in the text, but is in %q", marked, words)
			}
		}
		if got := ansi.StringWidth(words); got > width && widest+2*longWord < width {
			t.Fatalf("%q is %d cells wide, not %d", words, got, width)
		}
	})
}

func BenchmarkSnippet(b *testing.B) {
	text := model.NewText(strings.Repeat("The Prime Minister of the Republic said on Monday that façades were safe. ", 100))
	q, err := Parse(`monday "prime minister"`, now)
	if err != nil {
		b.Fatal(err)
	}
	hits := q.Hits(text)
	for b.Loop() {
		Snippet(text.String(), hits, 80)
	}
}

package pane

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/flow"
	"readout/ui/theme"
)

// snippet returns words with what is in brackets as hits.
func snippet(marked string) model.Snippet {
	var s model.Snippet
	var words strings.Builder
	for i, part := range strings.FieldsFunc(marked, func(r rune) bool { return r == '[' || r == ']' }) {
		if i%2 == 1 {
			s.Hits = append(s.Hits, model.Span{Start: words.Len(), End: words.Len() + len(part)})
		}
		words.WriteString(part)
	}
	s.Words = model.NewLine(words.String())
	return s
}

// bracketed returns a painted row with brackets where it is painted as a hit.
func bracketed(row string, styles theme.Styles) string {
	opens, closes, _ := strings.Cut(styles.Hit.Render("x"), "x")
	var b strings.Builder
	for i, part := range strings.Split(row, opens) {
		if i > 0 {
			part = "[" + strings.Replace(part, closes, "]", 1)
		}
		b.WriteString(part)
	}
	return ansi.Strip(b.String())
}

func TestExcerpt(t *testing.T) {
	for _, test := range []struct {
		marked string
		width  int
		want   string
	}{
		{"the [sea] rose", 40, "the [sea] rose"},
		{"the [sea] rose in an hour", 14, "the [sea] rose…"},
		{"the [sea] rose in an hour", 8, "the [sea]…"},
		{"in the far north, as all had feared for long, the [sea] rose", 24, "…for long, the [sea] rose"},
		{"in the far north, as all had feared for long, the [sea] rose again", 20, "…the [sea] rose again"},
		{"a [hit] and another [hit] here", 22, "a [hit] and another [hit]…"},
		{"a [hit] and another [hitting] here", 24, "a [hit] and another…"},
		{"x [incomprehensibilities] y", 10, "…[incompre]…"},
		{"日本の[洪水]について", 40, "日本の[洪水]について"},
		{"日本の[洪水]について", 11, "日本の[洪水]…"},
		{"日本の大きな[洪水]について", 9, "…[洪水]に…"},
		{"nothing marked at all", 10, "nothing m…"},
		{"", 10, ""},
	} {
		styles := theme.New(true, false)
		got := bracketed(Excerpt(snippet(test.marked), test.width, lipgloss.NewStyle(), styles), styles)
		if got != test.want {
			t.Errorf("Excerpt(%q, %d) = %q, want %q", test.marked, test.width, got, test.want)
		}
		if w := ansi.StringWidth(strings.NewReplacer("[", "", "]", "").Replace(got)); w > test.width {
			t.Errorf("Excerpt(%q, %d) is %d cells wide", test.marked, test.width, w)
		}
	}
}

func TestMarkedKeepsHits(t *testing.T) {
	styles := theme.New(true, false)
	row := Highlit("the sea rose", []model.Span{{Start: 4, End: 7}}, styles.Muted, styles)
	got := Marked(row, styles.List.Cursor, styles)
	if want := flow.NewPen(styles.List.Cursor.Bold(true).Underline(true)).Render("sea"); !strings.Contains(got, want) {
		t.Errorf("%q has no %q", got, want)
	}
	if ansi.Strip(got) != "the sea rose" {
		t.Errorf("reads %q", ansi.Strip(got))
	}
}

func FuzzExcerpt(f *testing.F) {
	f.Add("the sea rose in an hour", 4, 3, 10)
	f.Add("日本の洪水について e\u0301\u0301 👩\u200d👧", 9, 6, 8)
	f.Fuzz(func(t *testing.T, raw string, start, length, width int) {
		words := model.NewLine(raw)
		all := words.String()
		if width < 0 || width > 500 || start < 0 || length < 0 || length > len(all) || start > len(all)-length {
			t.Skip()
		}
		// Hits are of whole code points.
		hit := model.Span{Start: len(strings.ToValidUTF8(all[:start], "")), End: len(strings.ToValidUTF8(all[:start+length], ""))}
		for _, ascii := range []bool{false, true} {
			got := Excerpt(model.Snippet{Words: words, Hits: []model.Span{hit}}, width, lipgloss.NewStyle(), theme.New(true, ascii))
			if w := ansi.StringWidth(got); width >= 12 && w > width+4 { // marks can change what a cell holds
				t.Errorf("%d cells of %d: %q", w, width, got)
			}
			if FitIn(got, width, ascii); strings.Contains(got, "\n") {
				t.Errorf("two lines: %q", got)
			}
		}
	})
}

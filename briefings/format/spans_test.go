package format

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// checkSpans holds an article to what the package promises of its spans.
func checkSpans(t *testing.T, a *model.Article) {
	t.Helper()
	text := a.Text.String()
	if a.Title.Empty() || a.ID == "" {
		t.Errorf("title %q, ID %q", a.Title, a.ID)
	}
	done := 0
	for i, p := range a.Paragraphs {
		if p.Span.Start < done || p.Span.Empty() || p.Span.End > len(text) {
			t.Fatalf("paragraph %d is %v after %d of %d", i, p.Span, done, len(text))
		}
		checkBorders(t, text, p.Span)
		checkBlank(t, text[done:p.Span.Start])
		done = p.Span.End
	}
	checkBlank(t, text[done:])
	for i, m := range a.Marks {
		if m.Span.Empty() || m.Span.Start < 0 || m.Span.End > len(text) {
			t.Fatalf("mark %d is %v of %d", i, m.Span, len(text))
		}
		checkBorders(t, text, m.Span)
		if i > 0 && a.Marks[i-1].Span.Compare(m.Span) > 0 {
			t.Errorf("mark %d is out of order", i)
		}
	}
}

// checkBorders fails the test if s cuts a rune.
func checkBorders(t *testing.T, text string, s model.Span) {
	t.Helper()
	for _, at := range []int{s.Start, s.End} {
		if at < len(text) && !utf8.RuneStart(text[at]) {
			t.Fatalf("span %v cuts a rune of %q", s, text)
		}
	}
}

// checkBlank fails the test if words stand between paragraphs.
func checkBlank(t *testing.T, between string) {
	t.Helper()
	for _, r := range between {
		if !unicode.IsSpace(r) {
			t.Fatalf("%q is in no paragraph", between)
		}
	}
}

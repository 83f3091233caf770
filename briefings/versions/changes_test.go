package versions_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/briefings/versions"
	"readout/model"
)

// marked writes what changed as [-left out-] and {+put in+}, "|" before a
// paragraph and its sign.
func marked(c model.Comparison) string {
	var b strings.Builder
	for _, p := range c.Passages {
		fmt.Fprintf(&b, "%c", "=+-~"[p.Change])
		for _, r := range p.Runs {
			words := r.Words.String()
			switch r.Change {
			case model.Added:
				words = "{+" + words + "+}"
			case model.Removed:
				words = "[-" + words + "-]"
			case model.Same, model.Changed:
			}
			b.WriteString(" " + words)
		}
		b.WriteString("\n")
	}
	return strings.TrimSpace(b.String())
}

func TestChanges(t *testing.T) {
	for _, tt := range []struct{ name, before, after, want, summary string }{
		{"nothing", "One two three.\n\nFour.", "One  two three.\n\nFour.", "= One two three.\n= Four.", "the same words"},
		{"a word", "The water rose by two metres.", "The water rose by three metres.", "~ The water rose by [-two-] {+three+} metres.", "1 word changed"},
		{"a paragraph more", "A b c.\n\nG h i.", "A b c.\n\nD e f.\n\nG h i.", "= A b c.\n+ {+D e f.+}\n= G h i.", "1 paragraph added"},
		{"a paragraph less", "A b c.\n\nD e f.\n\nG h i.", "A b c.\n\nG h i.", "= A b c.\n- [-D e f.-]\n= G h i.", "1 paragraph removed"},
		{"another lead", "Ships wait.\n\nThe rest stays.", "Talks broke up today.\n\nThe rest stays.", "- [-Ships wait.-]\n+ {+Talks broke up today.+}\n= The rest stays.", "1 paragraph added, 1 paragraph removed"},
		{"from nothing", "", "Words.", "- [--]\n+ {+Words.+}", "1 paragraph added, 1 paragraph removed"},
	} {
		c := versions.Changes(article("", tt.before), article("", tt.after))
		if got := marked(c); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
		if got := c.Summary(); got != tt.summary {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.summary)
		}
	}
}

// TestChangesIsBounded compares texts that have nothing in common but their size.
func TestChangesIsBounded(t *testing.T) {
	long := func(seed int) string {
		var b strings.Builder
		for i := range 200_000 {
			fmt.Fprintf(&b, "w%d ", i*seed)
			if i%50 == 49 && i > 100_000 {
				b.WriteString("\n\n")
			}
		}
		return b.String()
	}
	a, b := article("", long(3)), article("", long(7))
	if c := versions.Changes(a, b); len(c.Passages) < len(b.Paragraphs) {
		t.Errorf("%d passages of %d paragraphs", len(c.Passages), len(b.Paragraphs))
	}
}

package export

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"readout/model"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	rendering "github.com/yuin/goldmark/renderer/html"
)

// rendered returns Markdown as HTML.
func rendered(t *testing.T, markdown string) string {
	t.Helper()
	var b bytes.Buffer
	m := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList), goldmark.WithRendererOptions(rendering.WithUnsafe()))
	if err := m.Convert([]byte(markdown), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// FuzzWordsStayInTheirQuotation asks another program's parser what it sees.
func FuzzWordsStayInTheirQuotation(f *testing.F) {
	for _, words := range []string{"# h", "---", "```\ncode", "[[x]]", "1. a\n2. b", "| a | b |\n|---|---|", "a\n===", "&#27;[2J", "<!-- x", "\\", "* a", "+", "~~a~~", "a  \nb", "    code", "> q", "[a]: b", "![a](b)"} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		words := model.NewText(raw).String()
		got := rendered(t, blockquote(words))
		inside, ok := strings.CutPrefix(got, "<blockquote>\n")
		inside, closed := strings.CutSuffix(inside, "</blockquote>\n")
		if !ok || !closed {
			t.Fatalf("%q is shown as %q", words, got)
		}
		inside = strings.NewReplacer("<p>", "", "</p>", "", "<br />", "", "<br>", "").Replace(inside)
		if strings.ContainsAny(inside, "<>") {
			t.Fatalf("%q is shown with elements: %q", words, got)
		}
		if shown := html.UnescapeString(inside); squeezed(shown) != squeezed(words) {
			t.Fatalf("%q is shown as %q", words, shown)
		}
	})
}

// spaces are what Markdown does not keep.
var spaces = regexp.MustCompile(`\s+`)

// squeezed returns s without white space.
func squeezed(s string) string { return spaces.ReplaceAllString(s, "") }

func TestANoteSwallowsNothingThatFollows(t *testing.T) {
	for _, body := range []string{"```\ncode", "~~~~ go\ncode\n~~~", "<!-- x", "<pre>\nx", "<SCRIPT>\nx", "text\n---", "- list", "> quote", "| a |\n|---|", "<?php", "    code", "```\n```\n```"} {
		var b bytes.Buffer
		err := Notes(&b, Markdown, []model.Note{{Body: model.NewText(body), Anchor: model.Anchor{Title: model.NewLine("One")}}, {Anchor: model.Anchor{Title: model.NewLine("Two")}}})
		if err != nil {
			t.Fatal(err)
		}
		got := rendered(t, b.String())
		if !strings.Contains(got, "<h2>Two</h2>") || !strings.Contains(got, "<p>— One") {
			t.Errorf("after %q comes %s", body, got)
		}
		if !strings.Contains(b.String(), body) {
			t.Errorf("%q does not stand as it was written", body)
		}
	}
}

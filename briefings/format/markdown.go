package format

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/model"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// markdown reads Markdown in valid UTF-8, with front matter or without: what a
// reader would say aloud becomes the text, the rest paragraphs' kinds and marks.
// It understands dates by date.
func markdown(raw string, date func(string) (model.Date, bool)) *model.Article {
	front, body := cutFront(lineEnds(raw))
	a := &model.Article{}
	f := &flattener{source: []byte(shallow(body))}
	if front != "" {
		if c, err := parseFront(front); err != nil {
			// Nothing may be lost, so what cannot be read is shown.
			f.paragraph(place{kind: model.Preformatted}, func() { f.write(strings.Trim(front, "\n")) })
		} else {
			c.fill(a, date)
		}
	}
	root := newParser().Parse(text.NewReader(f.source))
	f.adoptTitle(a, root)
	f.blocks(root, place{})
	f.settle(a)
	switch {
	case len(a.Paragraphs) > 0:
		return a
	case a.Title.Empty():
		return wire(raw)
	}
	a.Text = model.NewText(a.Title.String())
	a.Paragraphs = paragraphs(a.Text.String())
	return a
}

// adoptTitle makes the first heading of level 1 a's title if it has none, and
// takes it out of the text if it stands at the top.
func (f *flattener) adoptTitle(a *model.Article, root ast.Node) {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok || h.Level != 1 {
			continue
		}
		inner := &flattener{source: f.source}
		inner.inlines(h)
		words := model.NewLine(string(inner.out))
		a.Title = a.Title.Or(words)
		whole := len(words.String()) < maxHeadline // a Line is cut where it is too long
		if n == root.FirstChild() && a.Title == words && whole && n.NextSibling() != nil {
			root.RemoveChild(root, n)
		}
		return
	}
}

// maxHeadline is how long words may be, in bytes, to stand in a field only: a
// model.Line is cut where it is longer than a few such.
const maxHeadline = 1 << 10

// settle writes what was flattened into a. Cleaning maps code points one to
// one, which may be of another length in bytes, so spans are worked out anew.
func (f *flattener) settle(a *model.Article) {
	a.Text = model.NewText(string(f.out))
	clean := a.Text.String()
	if clean != string(f.out) {
		f.follow(clean)
	}
	for _, p := range f.paragraphs {
		p.Span = trimBlock(clean, p)
		if !p.Span.Empty() {
			a.Paragraphs = append(a.Paragraphs, p)
		}
	}
	for _, m := range f.marks {
		m.Span = trim(clean, m.Span)
		if !m.Span.Empty() {
			a.Marks = append(a.Marks, m)
		}
	}
	slices.SortStableFunc(a.Marks, func(m, o model.Mark) int { return m.Span.Compare(o.Span) })
}

// trimBlock returns the span of p without the blank lines around it, or without
// any white space around it where that does not matter.
func trimBlock(text string, p model.Paragraph) model.Span {
	if p.Kind != model.Preformatted {
		return trim(text, p.Span)
	}
	span := trim(text, p.Span)
	if span.Empty() {
		return span
	}
	line := strings.LastIndexByte(text[p.Span.Start:span.Start], '\n') + 1
	return model.Span{Start: p.Span.Start + line, End: span.End}
}

// follow moves all spans from f.out to clean, which has the same number of code
// points.
func (f *flattener) follow(clean string) {
	var offsets []*int
	for i := range f.paragraphs {
		offsets = append(offsets, &f.paragraphs[i].Span.Start, &f.paragraphs[i].Span.End)
	}
	for i := range f.marks {
		offsets = append(offsets, &f.marks[i].Span.Start, &f.marks[i].Span.End)
	}
	slices.SortStableFunc(offsets, func(a, b *int) int { return cmp.Compare(*a, *b) })
	from, to := 0, 0
	for _, offset := range offsets {
		for from < *offset {
			_, n := utf8.DecodeRune(f.out[from:])
			_, m := utf8.DecodeRuneInString(clean[to:])
			from, to = from+n, to+m
		}
		*offset = to
	}
}

package format

import (
	"fmt"
	"strings"

	"readout/model"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// A flattener writes the words of a Markdown tree one after the other, and
// notes what they were.
type flattener struct {
	source     []byte
	out        []byte
	paragraphs []model.Paragraph // spans are into out
	marks      []model.Mark      // likewise
	prefix     string            // to be written before the next words: the sign of a list item
	tight      bool              // whether the next paragraph follows the last without a blank line
}

// A place is what the paragraphs at one point of the tree are.
type place struct {
	kind  model.ParagraphKind
	level int
}

// write appends words.
func (f *flattener) write(words string) { f.out = append(f.out, words...) }

// paragraph notes what words writes as a paragraph.
func (f *flattener) paragraph(p place, words func()) {
	before := len(f.out)
	switch {
	case before > 0 && f.tight:
		f.write("\n")
	case before > 0:
		f.write("\n\n")
	}
	start := len(f.out)
	f.write(f.prefix)
	bare := len(f.out)
	words()
	if len(f.out) == bare {
		f.out = f.out[:before]
		return
	}
	f.prefix, f.tight = "", false
	span := model.Span{Start: start, End: len(f.out)}
	f.paragraphs = append(f.paragraphs, model.Paragraph{Kind: p.kind, Level: p.level, Span: span})
}

// mark notes what words writes as marked.
func (f *flattener) mark(kind model.MarkKind, target string, words func()) {
	start := len(f.out)
	words()
	if span := (model.Span{Start: start, End: len(f.out)}); !span.Empty() {
		f.marks = append(f.marks, model.Mark{Kind: kind, Span: span, Target: model.NewLine(target)})
	}
}

// blocks writes the blocks in n.
func (f *flattener) blocks(n ast.Node, p place) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		f.block(c, p)
	}
}

// block writes one block.
func (f *flattener) block(n ast.Node, p place) {
	switch n := n.(type) {
	case *ast.Heading:
		f.paragraph(place{model.Heading, n.Level}, func() { f.inlines(n) })
	case *ast.Paragraph, *ast.TextBlock:
		f.paragraph(p, func() { f.inlines(n) })
	case *plain:
		f.paragraph(p, func() { f.write(string(n.Lines().Value(f.source))) })
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		f.paragraph(place{kind: model.Preformatted}, func() { f.write(string(n.Lines().Value(f.source))) })
	case *ast.HTMLBlock:
		f.html(n, p)
	case *ast.Blockquote:
		f.blocks(n, place{kind: model.BlockQuote})
	case *ast.List:
		f.list(n, p)
	case *east.Table:
		f.table(n)
	default:
		f.blocks(n, p)
	}
}

// list writes the items of a list, one level below p.
func (f *flattener) list(n *ast.List, p place) {
	inner := place{model.ListItem, 1}
	if p.kind == model.ListItem {
		inner.level = p.level + 1
	}
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		f.prefix = "• "
		if n.IsOrdered() {
			f.prefix = fmt.Sprintf("%d%c ", number, n.Marker)
		}
		f.tight = n.IsTight && (c != n.FirstChild() || p.kind == model.ListItem)
		f.blocks(c, inner)
		f.prefix, f.tight = "", false
		number++
	}
}

// table writes each row of a table as a paragraph.
func (f *flattener) table(n *east.Table) {
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		f.tight = row != n.FirstChild()
		f.paragraph(place{kind: model.TableRow}, func() {
			for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
				if cell != row.FirstChild() {
					f.write(" | ")
				}
				f.inlines(cell)
			}
		})
	}
}

// html writes the words in a block of HTML.
func (f *flattener) html(n *ast.HTMLBlock, p place) {
	raw := string(n.Lines().Value(f.source))
	if n.HasClosure() {
		raw += string(n.ClosureLine.Value(f.source))
	}
	words := stripTags(raw)
	for _, q := range paragraphs(words) {
		f.paragraph(p, func() { f.write(words[q.Span.Start:q.Span.End]) })
	}
}

// inlines writes the words in n.
func (f *flattener) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		f.inline(c)
	}
}

// inline writes a stretch of words.
func (f *flattener) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		f.text(n)
	case *ast.String:
		f.write(string(n.Value))
	case *ast.CodeSpan:
		f.mark(model.Code, "", func() { f.inlines(n) })
	case *ast.Emphasis:
		f.mark([...]model.MarkKind{model.Emphasis, model.Emphasis, model.Strong}[n.Level], "", func() { f.inlines(n) })
	case *ast.Link:
		f.link(n, n.Destination)
	case *ast.Image:
		f.link(n, n.Destination)
	case *ast.AutoLink:
		f.mark(model.Link, string(n.URL(f.source)), func() { f.write(string(n.Label(f.source))) })
	case *ast.RawHTML:
		f.rawHTML(n)
	default:
		f.inlines(n)
	}
}

// text writes plain words. The lines of a paragraph are one to the reader.
func (f *flattener) text(n *ast.Text) {
	words := string(n.Value(f.source))
	if n.IsRaw() {
		f.write(strings.ReplaceAll(words, "\n", " "))
	} else {
		f.write(unescape(words))
	}
	switch {
	case n.HardLineBreak():
		f.write("\n")
	case n.SoftLineBreak():
		f.write(" ")
	}
}

// link writes the words of a link, or its target if it has none.
func (f *flattener) link(n ast.Node, destination []byte) {
	target := unescape(string(destination))
	f.mark(model.Link, target, func() {
		before := len(f.out)
		f.inlines(n)
		if len(f.out) == before {
			f.write(target)
		}
	})
}

// rawHTML writes what there is to read in tags: a line break, perhaps.
func (f *flattener) rawHTML(n *ast.RawHTML) {
	if strings.HasPrefix(strings.ToLower(string(n.Segments.Value(f.source))), "<br") {
		f.write("\n")
	}
}

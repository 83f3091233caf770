package format

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// What Markdown may ask of its parser, which takes cubic time over some inputs:
// 195 KB of "*a_ " in one paragraph need more than 15 seconds.
const (
	maxInline  = 16 << 10 // bytes of one paragraph; a larger one is plain text
	maxEffort  = 5e9      // of all paragraphs: for each, its signs that may mean something, cubed
	maxNested  = 16       // blocks opened on one line
	maxIndent  = 64       // columns of indentation that count
	maxColumns = 64       // of a table; a wider one is plain text
	maxRows    = 2000     // of a table; a longer one is plain text
)

// newParser returns a Markdown parser that leaves alone what is too costly.
func newParser() parser.Parser {
	t := &tamer{}
	blocks := parser.DefaultBlockParsers()
	for i, b := range blocks {
		if p, ok := b.Value.(parser.BlockParser); ok && string(p.Trigger()) == "#" {
			blocks[i].Value = lightHeading{p, t}
		}
	}
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithInlineParsers(util.Prioritized(extension.NewStrikethroughParser(), 500)),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(
			util.Prioritized(t, 50), // before the others
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
	)
}

// A lightHeading parses headings that begin with "#", unless they are so heavy
// that they have to be plain text.
type lightHeading struct {
	parser.BlockParser
	tamer *tamer
}

// Open implements [parser.BlockParser].
func (h lightHeading) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if line, _ := reader.PeekLine(); h.tamer.isHeavy(line) {
		return nil, parser.NoChildren
	}
	return h.BlockParser.Open(parent, reader, pc)
}

// A tamer takes heavy paragraphs out of the parser's hands.
type tamer struct{ spent int }

// Transform implements [parser.ParagraphTransformer].
func (t *tamer) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines := node.Lines()
	if t.isModestTable(lines, reader.Source()) || !t.isHeavy(lines.Value(reader.Source())) {
		return
	}
	p := &plain{}
	p.SetLines(lines)
	node.Parent().ReplaceChild(node.Parent(), node, p)
}

// isHeavy reports whether raw may take the parser long, alone or after all that
// was parsed before.
func (t *tamer) isHeavy(raw []byte) bool {
	if len(raw) > maxInline {
		return true
	}
	signs := 0
	for _, c := range raw {
		if strings.IndexByte("*_~[]`<", c) >= 0 {
			signs++
		}
	}
	effort := signs * signs * signs
	if t.spent+effort > maxEffort {
		return true
	}
	t.spent += effort
	return false
}

// rule is the line between the head of a table and its body.
var rule = pattern(`^[\s|:-]*-[\s|:-]*$`)

// isModestTable reports whether lines are a table of which no row is heavy and
// that is not too large.
func (t *tamer) isModestTable(lines *text.Segments, source []byte) bool {
	if n := lines.Len(); n < 2 || n > maxRows {
		return false
	}
	head := lines.At(1)
	if raw := head.Value(source); !rule().Match(raw) || bytes.Count(raw, []byte("|")) > maxColumns {
		return false
	}
	for _, l := range lines.Sliced(0, lines.Len()) {
		if t.isHeavy(l.Value(source)) {
			return false
		}
	}
	return true
}

// kindPlain is the kind of a paragraph that was taken out of the parser's hands.
var kindPlain = ast.NewNodeKind("Plain") //nolint:gochecknoglobals // a constant in all but name

// A plain is a paragraph without any inline Markdown.
type plain struct{ ast.BaseBlock }

// Kind implements [ast.Node].
func (*plain) Kind() ast.NodeKind { return kindPlain }

// IsRaw implements [ast.Node].
func (*plain) IsRaw() bool { return true }

// Dump implements [ast.Node].
func (p *plain) Dump(source []byte, level int) { ast.DumpHelper(p, source, level, nil, nil) }

// deep matches lines that may open many blocks at once.
var deep = pattern(`(?m)^[ \t>*+.)\d-]{32,}.*$`)

// line of signs that separates, however long it is.
var separator = pattern(`^(?:[\s*]+|[\s-]+|[\s=]+)$`)

// shallow returns Markdown of which no line nests deeper than is allowed.
func shallow(raw string) string {
	return deep().ReplaceAllStringFunc(raw, func(line string) string {
		if separator().MatchString(line) {
			return line
		}
		return flatten(line)
	})
}

// marker opens a block within the one before it.
var marker = pattern(`^(?:>|[-*+](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$))`)

// flatten cuts the indentation of line and makes text of the markers past the
// limit. No words are lost.
func flatten(line string) string {
	var b strings.Builder
	indent, nested := 0, 0
	for line != "" {
		if line[0] == ' ' || line[0] == '\t' {
			if indent++; indent <= maxIndent {
				b.WriteByte(line[0])
			}
			line = line[1:]
			continue
		}
		m := marker().FindString(line)
		if m == "" {
			break
		}
		if nested++; nested > maxNested {
			at := len(strings.TrimRight(m, " \t")) - 1
			b.WriteString(line[:at] + `\`)
			line = line[at:]
			break
		}
		b.WriteString(m[:len(strings.TrimRight(m, " \t"))])
		line = line[len(strings.TrimRight(m, " \t")):]
	}
	return b.String() + line
}

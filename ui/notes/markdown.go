package notes

import (
	"cmp"
	"strings"

	"charm.land/glamour/v2"
	"charm.land/glamour/v2/ansi"
	"charm.land/glamour/v2/styles"

	"readout/model"
)

const (
	// maxMarkdown is how much of a note is rendered, in bytes.
	maxMarkdown = 64 << 10
	// maxNesting is how many blocks may stand in one another: the time Glamour
	// takes grows with the square of the depth.
	maxNesting = 16
)

// A look is what a rendered note depends on beside its words.
type look struct {
	width       int  // in cells, from 1
	dark, ascii bool // ascii leaves out colours too
}

// render sets a note in rows, which may be wider than asked where a word does
// not fit. They hold nothing a terminal obeys but colours and weights.
func render(body model.Text, l look) ([]string, error) {
	renderer, err := glamour.NewTermRenderer(glamour.WithStyles(l.style()), glamour.WithWordWrap(max(1, l.width)))
	if err != nil {
		return nil, err
	}
	out, err := renderer.Render(shallow(capped(body.String())))
	if err != nil {
		return nil, err
	}
	rows := strings.Split(strings.Trim(harmless(out), "\n"), "\n")
	for i, row := range rows {
		rows[i] = bare(row) + "\x1b[m" // no colour may run into what is beside the row
	}
	return rows, nil
}

// style returns the style Glamour renders in, without its margins and without
// colours inside programs, which would need what reads each language.
func (l look) style() ansi.StyleConfig {
	style := styles.LightStyleConfig
	heading, code, link := "231", "124", "24" // its own have contrasts of 2.3 to 4.4
	if l.dark {
		style, code, link = styles.DarkStyleConfig, "209", "38"
	}
	style.H1.Color, style.Code.Color, style.Link.Color = &heading, &code, &link
	if l.ascii {
		style = styles.ASCIIStyleConfig
	}
	none := uint(0)
	style.Document.Margin = &none
	style.Document.BlockPrefix, style.Document.BlockSuffix = "", ""
	style.CodeBlock.Chroma, style.CodeBlock.Theme = nil, ""
	return style
}

// capped returns as much of a note as is rendered, whole lines where it can.
func capped(s string) string {
	if len(s) <= maxMarkdown {
		return s
	}
	s = s[:maxMarkdown]
	cut := cmp.Or(strings.LastIndexByte(s, '\n')+1, maxMarkdown)
	return strings.ToValidUTF8(s[:cut], "") + "\n\n…"
}

// shallow takes from each line the marks that would nest blocks too deep.
func shallow(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(flattened(line))
	}
	return b.String()
}

// flattened returns line with at most as many marks of blocks, or columns of
// indentation, before its words as nest no deeper than allowed.
func flattened(line string) string {
	kept, marks, columns := 0, 0, 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ':
			columns++
		case c == '>', strings.IndexByte("-+*", c) >= 0 && i+1 < len(line) && line[i+1] == ' ':
			marks++
		case '0' <= c && c <= '9', c == '.', c == ')':
			// Part of "12. "; the mark is counted by its columns.
			columns++
		default:
			return line[:kept] + line[i:]
		}
		if marks <= maxNesting && columns <= 2*maxNesting {
			kept = i + 1
		}
	}
	return line[:kept] + "\n"
}

// harmless returns rendered rows with nothing in them that a terminal obeys but
// select graphic rendition (colours and weights). Glamour itself writes links
// as escape sequences, and decodes character references such as &#27; to the
// escape character after its input was cleaned.
func harmless(rendered string) string {
	var b strings.Builder
	for rendered != "" {
		before, from, found := strings.Cut(rendered, "\x1b")
		b.WriteString(model.NewText(before).String())
		if !found {
			break
		}
		n := sequence(from)
		if isRendition(from[:n]) {
			b.WriteString("\x1b" + from[:n])
		}
		rendered = from[n:]
	}
	return b.String()
}

// bare returns row without the space at its end, which Glamour paints cell by
// cell and which makes most of its bytes.
func bare(row string) string {
	for {
		row = strings.TrimRight(row, " ")
		i := strings.LastIndexByte(row, '\x1b')
		if i < 0 || !isRendition(row[i+1:]) {
			return row
		}
		row = row[:i]
	}
}

// sequence returns the length of the escape sequence that s goes on with after
// its escape character, 0 if with none.
func sequence(s string) int {
	if s == "" || s[0] < ' ' || s[0] > '~' {
		return 0
	}
	switch s[0] {
	case '[':
		end := strings.IndexFunc(s[1:], func(r rune) bool { return r < ' ' || r >= '@' })
		if end < 0 || s[1+end] < '@' || s[1+end] > '~' {
			return 1
		}
		return end + 2
	case ']', 'P', 'X', '^', '_':
		end := strings.IndexAny(s, "\a\x1b\n")
		switch {
		case end < 0 || s[end] == '\n':
			return 1 // never ended: its words are words
		case strings.HasPrefix(s[end:], "\x1b\\"):
			return end + 2
		case s[end] == '\a':
			return end + 1
		}
		return end
	}
	return 1
}

// isRendition reports whether s, what follows an escape character, selects
// graphic rendition by plain numbers.
func isRendition(s string) bool {
	numbers, isM := strings.CutSuffix(s, "m")
	numbers, isCSI := strings.CutPrefix(numbers, "[")
	return isM && isCSI && strings.Trim(numbers, "0123456789;:") == ""
}

package export

import (
	"bufio"
	"io"
	"regexp"
	"strings"
	"sync"
)

// writeMarkdown writes a heading and a section for each of rows.
func writeMarkdown[R row](w io.Writer, title string, rows []R) error {
	b := bufio.NewWriter(w)
	_, _ = b.WriteString("# " + title + "\n") // Flush tells
	for _, r := range rows {
		_, _ = b.WriteString("\n" + r.markdown() + "\n")
	}
	return b.Flush()
}

// markdown returns the words, what the reader wrote, and who said them where.
func (n note) markdown() string {
	parts := []string{"## " + escape(n.Title.String())}
	if n.Words != "" {
		parts = append(parts, blockquote(n.Words))
	}
	if body := strings.Trim(n.Note, "\n"); body != "" {
		parts = append(parts, closed(body))
	}
	if len(n.Tags) > 0 {
		parts = append(parts, "Tags: "+escape(strings.Join(n.Tags, ", ")))
	}
	if n.Orphan {
		parts = append(parts, "The words are not in the article any more.")
	}
	return strings.Join(append(parts, footer(n.credit(), "note "+n.ID)), "\n\n")
}

// markdown returns the words, and who said them where.
func (q quotation) markdown() string {
	return blockquote(q.Words.String()) + "\n\n" + footer(q.credit(), q.sort()+" "+q.ID)
}

// footer returns the line that credits.
func footer(credit, id string) string { return "— " + escape(credit) + " · " + escape(id) }

// blockquote returns words as Markdown that shows just them.
func blockquote(words string) string {
	return "> " + strings.ReplaceAll(escape(words), "\n", "\n> ")
}

// Patterns are compiled when they are first needed: most runs export nothing.
var (
	// special is what Markdown, or a program that adds to it, acts on anywhere in a line.
	special = pattern("[\\\\`*_\\[\\]<>#|~$&]|%%|\\^\\^|==")
	// leading is what it acts on at the beginning of one.
	leading = pattern(`(?m)^(\s*)([-+=]|:::)`)
	// numbered is how a list begins.
	numbered = pattern(`(?m)^(\s*\d{1,9})([.)])`)
	// indented would be a block of code.
	indented = pattern(`(?m)^[ \t]+`)
	// fence begins or ends a block of code.
	fence = pattern("^ {0,3}(`{3,}|~{3,})(.*)$")
)

// pattern returns what compiles a pattern once.
func pattern(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}

// escape returns words as Markdown that shows just them, line by line.
func escape(words string) string {
	words = special().ReplaceAllStringFunc(words, func(s string) string {
		return `\` + strings.Join(strings.Split(s, ""), `\`)
	})
	words = indented().ReplaceAllString(words, "")
	words = leading().ReplaceAllString(words, `$1\$2`)
	return numbered().ReplaceAllString(words, `$1\$2`)
}

// blocks are what HTML goes on with past empty lines until it is ended.
var blocks = []struct{ begin, end string }{
	{"<!--", "-->"},
	{"<?", "?>"},
	{"<![cdata[", "]]>"},
	{"<pre", "</pre>"},
	{"<script", "</script>"},
	{"<style", "</style>"},
	{"<textarea", "</textarea>"},
}

// closed returns a note with what it leaves open closed.
func closed(body string) string {
	open := ""
	for line := range strings.Lines(body) {
		m := fence().FindStringSubmatch(strings.TrimRight(line, "\n"))
		switch {
		case m == nil:
		case open == "" && !strings.Contains(m[2], "`"):
			open = m[1]
		case open != "" && strings.HasPrefix(m[1], open) && strings.TrimSpace(m[2]) == "":
			open = ""
		}
	}
	if open != "" {
		return body + "\n" + open
	}
	lower := strings.ToLower(body)
	for _, b := range blocks {
		if strings.LastIndex(lower, b.begin) > strings.LastIndex(lower, b.end) {
			return body + "\n" + b.end
		}
	}
	return body
}

package contents

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/lipgloss/v2"

	"readout/model"
	"readout/ui/pane"
)

// draw paints an article in two lines: when and what, who and how much.
func (m *Model) draw(s model.Summary, _ int) []string {
	list := m.styles.List
	unread, starred, title := "  ", "  ", list.Item
	if !s.Marks.Read {
		unread, title = "● ", list.Unread
	}
	if s.Marks.Starred {
		starred = "★ "
	}
	return []string{
		title.Render(m.sign(unread)) + list.Meta.Render(m.day(s.Published)+"  ") + m.highlight(s.Title.String(), title),
		title.Render(m.sign(starred)) + list.Meta.Render(m.about(s)),
	}
}

// sign returns words of the program as the terminal can show them.
func (m *Model) sign(words string) string { return pane.Signs(words, m.styles.ASCII) }

// day returns the day of d, with the year only where it is not the newest's.
func (m *Model) day(d model.Date) string {
	switch {
	case !d.Known():
		return "undated"
	case d.Time.Year() == m.year:
		return d.Time.Format("_2 Jan")
	}
	return d.Time.Format("_2 Jan 06")
}

// about says who printed an article and what is in it.
func (m *Model) about(s model.Summary) string {
	var counts []string
	quotations := s.Quotations
	if m.list.Beliefs() {
		quotations += s.Beliefs
	}
	if quotations > 0 {
		counts = append(counts, m.sign(fmt.Sprintf("%d❝", quotations)))
	}
	if s.Versions > 0 {
		counts = append(counts, m.sign(fmt.Sprintf("⧉%d", s.Versions+1)))
	}
	if s.Marks.Notes > 0 {
		counts = append(counts, m.sign(fmt.Sprintf("%d✎", s.Marks.Notes)))
	}
	for _, tag := range s.Marks.Tags {
		counts = append(counts, "#"+tag.String())
	}
	who := s.Source.Or(model.NewLine(s.Path)).String()
	if len(counts) == 0 {
		return who
	}
	return who + "   " + strings.Join(counts, " ")
}

// highlight paints title with the words that were searched for standing out.
func (m *Model) highlight(title string, base lipgloss.Style) string {
	var b strings.Builder
	done := 0
	for i := 0; i < len(title); {
		n := 0
		if startsWord(title, i) {
			n = m.hit(title[i:])
		}
		if n > 0 {
			b.WriteString(base.Render(title[done:i]) + m.styles.Hit.Render(title[i:i+n]))
			done, i = i+n, i+n
			continue
		}
		_, size := utf8.DecodeRuneInString(title[i:])
		i += size
	}
	return b.String() + base.Render(title[done:])
}

// hit returns the length in bytes of the longest word searched for that s
// begins with, 0 if with none.
func (m *Model) hit(s string) int {
	longest := 0
	for _, word := range m.words {
		longest = max(longest, prefixLen(s, word))
	}
	return longest
}

// prefixLen returns how many bytes of s read like word, 0 if s does not begin
// with it. Letters of either case are alike.
func prefixLen(s, word string) int {
	n := 0
	for _, want := range word {
		got, size := utf8.DecodeRuneInString(s[n:])
		if size == 0 || unicode.ToLower(got) != want {
			return 0
		}
		n += size
	}
	return n
}

// startsWord reports whether a word of s starts at the byte at i.
func startsWord(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	return i == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before)
}

// plainWords returns the words of a query that stand for themselves, in lower
// case: not its qualifiers, nor what must not match.
func plainWords(query string) []string {
	var words []string
	for word := range strings.FieldsSeq(query) {
		if strings.HasPrefix(word, "-") || strings.Contains(word, ":") || word == "OR" {
			continue
		}
		if word = strings.Trim(word, `()"*`); word != "" {
			words = append(words, strings.Map(unicode.ToLower, word))
		}
	}
	return words
}

package contents

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"readout/model"
	"readout/ui/pane"
)

// draw paints an article in two lines: when and what, who and how much; and in
// a third the words in it that were searched for.
func (m *Model) draw(s model.Summary, width int) []string {
	list := m.styles.List
	unread, starred, title := "  ", "  ", list.Item
	if !s.Marks.Read {
		unread, title = "● ", list.Unread
	}
	if s.Marks.Starred {
		starred = "★ "
	}
	lines := []string{
		title.Render(m.sign(unread)) + list.Meta.Render(m.day(s.Published)+"  ") + m.highlight(s.Title, title),
		title.Render(m.sign(starred)) + list.Meta.Render(m.about(s)),
	}
	if snippet := m.snippets.at(s.ID); !snippet.Words.Empty() {
		lines = append(lines, "  "+pane.Excerpt(snippet, max(0, width-2), list.Item, m.styles))
	}
	return lines
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

// highlight paints title with what was searched for standing out.
func (m *Model) highlight(title model.Line, base lipgloss.Style) string {
	return pane.Highlit(title.String(), m.mark.In(title), base, m.styles)
}

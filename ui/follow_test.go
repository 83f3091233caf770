package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/model"
)

// watched returns a program over many articles of a paragraph each, and one of
// many paragraphs, which is the fifth.
func watched(t *testing.T, width, height int) *screen {
	t.Helper()
	return startScreen(t, width, height, Options{Store: newStore(stories("Old", 40)...)})
}

// stories returns n articles.
func stories(name string, n int) (all []string) {
	for i := range n {
		body := "The sea came in. “It rose,” said [Ann Rossi].\n\n"
		all = append(all, fmt.Sprintf("%s story %c%d\n%s", name, 'A'+i%26, i, strings.TrimSpace(strings.Repeat(body, 30))))
	}
	return all
}

// comeIn puts n articles before those of the store and tells the program.
func (s *screen) comeIn(n int) {
	var fresh []model.Entry
	for i, raw := range stories("New", n) {
		e := parse(i, raw)
		e.Article.ID = model.ArticleID(fmt.Sprintf("new%d-%d", len(s.store.entries), i))
		fresh = append(fresh, e)
	}
	s.store.entries = append(fresh, s.store.entries...)
	s.send(newsMsg{news: News{Changed: true}})
}

// body returns the rows of the screen between the frames' edges, without numbers:
// those may grow.
func (s *screen) body() []string {
	rows := s.rows()
	for i := range rows {
		rows[i] = strings.Map(func(r rune) rune {
			if '0' <= r && r <= '9' {
				return -1
			}
			return r
		}, rows[i])
	}
	return rows[2 : len(rows)-2]
}

// TestNewBriefingsMoveNothing has briefings come in while the reader is in the
// list, in the article and in the quotations.
func TestNewBriefingsMoveNothing(t *testing.T) {
	for _, size := range [][2]int{{200, 30}, {120, 30}, {80, 24}, {40, 10}} {
		for _, where := range []string{"j j j", "G k", "j enter pgdown", "j enter pgdown l j", "2 j j j enter pgdown", "5", "3 j"} {
			s := watched(t, size[0], size[1]).press(where)
			before := s.body()
			s.comeIn(3)
			s.comeIn(1)
			if after := s.body(); !slices.Equal(before, after) {
				t.Errorf("%v after %q: the screen was\n%s\nand is\n%s", size, where, strings.Join(before, "\n"), strings.Join(after, "\n"))
			}
		}
	}
}

func TestNewBriefingsAreCounted(t *testing.T) {
	s := watched(t, 120, 30).press("j")
	s.comeIn(1)
	s.shows("1 new briefing · g goes to the newest").shows("41 briefings")
	s.comeIn(2)
	s.shows("3 new briefings").shows("5 of 43")
	s.press("g").hides("new briefings").shows("New story A0")
	s.press("enter")
	s.comeIn(1)
	s.shows("1 new briefing").hides("goes to the newest")
}

// TestAnArticleThatGoesAwayStaysOnTheScreen has the article that is read replaced
// by another, as when its file was changed.
func TestAnArticleThatGoesAwayStaysOnTheScreen(t *testing.T) {
	s := watched(t, 120, 30).press("j j enter pgdown")
	before := strings.Join(s.body(), "\n")
	at := slices.IndexFunc(s.store.entries, func(e model.Entry) bool { return e.Article.ID == s.app.desk.open })
	s.store.entries[at] = parse(at, "Corrected story\nThe tide came in.")
	s.store.entries[at].Article.ID = "corrected"
	s.send(newsMsg{news: News{Changed: true}})
	s.shows("Corrected story").hides("The tide came in.").hides("new briefing")
	if s.app.desk.open == "corrected" || !strings.Contains(before, "The sea came in.") {
		t.Error("another article was opened unasked")
	}
}

func TestNewsOfFoldersAndOfAdding(t *testing.T) {
	s := watched(t, 120, 30)
	s.send(newsMsg{news: News{Adding: Progress{Done: 300, Total: 10_000, Rate: 500, Problems: 2}}})
	s.shows("300 of 10,000").shows("2 problems").shows("adding what is new")
	s.send(newsMsg{})
	s.hides("of 10,000")
	s.send(newsMsg{news: News{Say: "not all folders can be watched"}})
	s.shows("not all folders can be watched")
	s.press("j")
	s.send(newsMsg{err: context.Canceled})
	s.hides("canceled")
}

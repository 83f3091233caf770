package notes

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane/panetest"
	"readout/ui/theme"
)

// note returns a note on the first words of an article.
func note(id, body, exact string) model.Note {
	return model.Note{ID: id, Body: model.NewText(body), Anchor: model.Anchor{
		Article: "000000000000000a", Title: model.NewLine("Flood"), Source: model.NewLine("Northern Wire"), Date: panetest.Day(22),
		Span: model.Span{End: len(exact)}, Exact: exact, Cited: model.Cited{Speaker: model.NewLine("Ann Rossi")},
	}}
}

func store() *panetest.Store {
	orphan := note("2", "- lost", "The town fell")
	orphan.Anchor.Orphan = true
	return &panetest.Store{Written: []model.Note{
		note("1", "# Check this\n\nwith *care*", "The water rose"), orphan, note("3", "Same words", "The water rose"),
	}}
}

func list(t *testing.T, s *panetest.Store) *panetest.Bench {
	t.Helper()
	b := panetest.Unseen(t, NewList(t.Context(), s, keys.Default()))
	return b.Tell(intent.Show{View: intent.Notes}).Size(60, 12)
}

func TestListShowsTheNoteAndItsWords(t *testing.T) {
	b := list(t, store()).Shows("✎ Check this", "“The water rose” · Flood · 22 Jul 2020", "orphan · “The town fell” · Flood", "✎ lost")
	b.Tell(theme.New(true, true)).Shows("n Check this", `"The water rose" - Flood`)
	list(t, &panetest.Store{}).Shows("No notes yet. In an article, a writes").Tell(intent.Filter{Query: "x"}).Shows("No note matches. F shows all again.")
}

func TestListLandsOnThePassage(t *testing.T) {
	b := list(t, store())
	passage := model.Ref{Article: "000000000000000a", Span: model.Span{End: 14}}
	b.Press("enter").Wished(intent.Open{Ref: passage})
	b.Press("j").Wished(intent.Open{Ref: model.Ref{Article: passage.Article}, Stay: true})
	b.Press("a").Wished(rewrite(store().Written[1])).Press("e").Wished(intent.Edit{Note: store().Written[1]})
}

func TestRemovingTakesTwoPresses(t *testing.T) {
	s := store()
	b := list(t, s).Press("D").Press("k D j")
	if len(s.Written) != 3 {
		t.Fatal("removed by one press")
	}
	b.Press("D D").Wished(intent.Saved{Article: "000000000000000a"}, intent.Say{Text: "note removed"})
	if len(s.Written) != 2 || s.Written[0].ID != "1" {
		t.Errorf("left %v", s.Written)
	}
	b.Hides("lost")
}

func card(t *testing.T) *panetest.Bench {
	t.Helper()
	return panetest.New(t, NewCard(t.Context(), store(), keys.Default())).Shows("No note here.")
}

func TestCardShowsTheNoteThatIsThere(t *testing.T) {
	here := intent.Open{Ref: model.Ref{Article: "000000000000000a", Span: model.Span{Start: 4, End: 9}}}
	b := card(t).Tell(here).Shows("The water rose", "Ann Rossi", "Northern Wire · 22 Jul 2020", "Check this", "with care")
	b.Press("enter").Wished(rewrite(store().Written[0]))
	here.Ref.Span = model.Span{Start: 40, End: 41}
	b.Tell(here).Shows("No note here.")
}

func TestCardShowsTheNoteTheListPointsAt(t *testing.T) {
	b := card(t).Tell(pointedMsg{store().Written[2]}).Shows("Same words")
	b.Tell(intent.Saved{Article: "000000000000000a"}).Shows("Same words")
	b.Tell(pointedMsg{store().Written[1]}).Shows("orphan: the words are not in", "• lost").Hides("Same")
}

func TestCardRemoves(t *testing.T) {
	b := card(t).Tell(pointedMsg{store().Written[2]})
	b.Press("D").Wished(intent.Say{Text: "D again removes the note for good"})
	b.Press("j D D").Wished(intent.Saved{Article: "000000000000000a"}, intent.Say{Text: "note removed"})
}

func TestCardScrolls(t *testing.T) {
	long := note("9", strings.Repeat("word\n\n", 40)+"the end", "")
	b := card(t).Tell(pointedMsg{long}).Hides("the end").Press("G").Shows("the end").Press("g").Hides("the end")
	b.Tell(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
}

// typing runs test with the editor on a note. Timers run at once.
func typing(t *testing.T, n model.Note, s *panetest.Store, test func(*panetest.Bench)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		b := panetest.New(t, NewEditor(t.Context(), s, keys.Default())).Size(60, 10)
		test(b.Tell(intent.Write{Note: n, Quote: quoted(n)}))
	})
}

func TestEditorSaves(t *testing.T) {
	s := &panetest.Store{}
	typing(t, note("", "", "The water rose"), s, func(b *panetest.Bench) {
		b.Shows("“The water rose”", "ctrl+s saves · esc leaves").Press(`"hm"`).Shows("hm")
		if len(s.Drafted) != 1 {
			t.Errorf("drafts %q", s.Drafted)
		}
		b.Press("ctrl+s").Wished(intent.Saved{Article: "000000000000000a"}, intent.Say{Text: "note saved"}, intent.Close{})
		if len(s.Written) != 1 || s.Written[0].Body.String() != "hm" || len(s.Drafted) != 0 {
			t.Errorf("notes %v, drafts %q", s.Written, s.Drafted)
		}
	})
}

func TestEditorRestoresTheDraft(t *testing.T) {
	s := &panetest.Store{}
	n := note("", "", "The water rose")
	typing(t, n, s, func(*panetest.Bench) {})
	typing(t, n, s, func(b *panetest.Bench) { b.Press(`"half"`) })
	typing(t, n, s, func(b *panetest.Bench) {
		b.Shows("half").Wished(intent.Say{Text: "draft restored"})
		b.Press("esc").Shows("discard changes? y/n/ctrl+s").Press("n").Shows("saves").Press("esc y").Wished(intent.Close{})
		if len(s.Drafted) != 0 || b.Pane.(*Editor).Typing() {
			t.Errorf("drafts %q", s.Drafted)
		}
	})
}

func TestEditorAsksOnlyIfSomethingWouldBeLost(t *testing.T) {
	s := store()
	typing(t, s.Written[2], s, func(b *panetest.Bench) {
		b.Shows("Same words").Press("esc").Wished(intent.Close{})
	})
	typing(t, s.Written[2], s, func(b *panetest.Bench) {
		b.Press(`"!"`).Press("esc").Hides("saves").Press("ctrl+s")
		if got := s.Written[2]; got.ID != "3" || got.Body.String() != "Same words!" {
			t.Errorf("saved %v", got)
		}
	})
}

func TestKeysBeforeTheDraftAreNotLost(t *testing.T) {
	s := &panetest.Store{}
	n := note("", "", "x")
	typing(t, n, s, func(b *panetest.Bench) { b.Press(`"old"`) })
	synctest.Test(t, func(t *testing.T) {
		b := panetest.New(t, NewEditor(t.Context(), s, keys.Default()))
		b.Hold = true
		b.Tell(intent.Write{Note: n}).Press(`"new"`)
		b.Release(0).Shows("oldnew")
	})
}

func TestFailedSaveKeepsTheWriting(t *testing.T) {
	s := &panetest.Store{}
	typing(t, note("", "", "x"), s, func(b *panetest.Bench) {
		b.Press(`"hm"`)
		s.Err = errors.New("disk full")
		b.Press("ctrl+s").Wished(intent.Fail{Err: s.Err}).Shows("hm", "ctrl+s saves")
		s.Err = nil
		b.Press(`"!"`).Press("ctrl+s")
		if len(s.Written) != 1 || s.Written[0].Body.String() != "hm!" {
			t.Errorf("saved %v", s.Written)
		}
	})
}

func TestFlushKeepsTheDraft(t *testing.T) {
	s := &panetest.Store{}
	typing(t, note("", "", "x"), s, func(b *panetest.Bench) {
		e := b.Pane.(*Editor)
		if err := e.Flush(t.Context()); err != nil || len(s.Drafted) != 0 {
			t.Errorf("nothing written: %v, drafts %q", err, s.Drafted)
		}
		b.Hold = true
		b.Press(`"hm"`)
		if err := e.Flush(t.Context()); err != nil || s.Drafted[e.draft.key] != "hm" {
			t.Errorf("%v, drafts %q", err, s.Drafted)
		}
	})
}

func TestADraftDoesNotOutliveTheNote(t *testing.T) {
	s := &panetest.Store{}
	typing(t, note("", "", "x"), s, func(b *panetest.Bench) {
		e := b.Pane.(*Editor)
		b.Hold = true
		b.Press(`"hm"`)
		keeping := e.keep()
		b.Held = nil
		b.Press("ctrl+s") // while the draft is on its way to the disk
		for len(b.Held) > 0 {
			b.Release(0)
		}
		b.Hold = false
		b.Tell(keeping())
		if len(s.Written) != 1 || len(s.Drafted) != 0 {
			t.Errorf("notes %v, drafts %q", s.Written, s.Drafted)
		}
	})
}

func TestPasteIsCutAndCleaned(t *testing.T) {
	if got := pasted(strings.Repeat("1\x1b", maxNote)); strings.Count(got, "1") != maxNote/2 || strings.Contains(got, "\x1b") {
		t.Errorf("%d bytes", len(got))
	}
	typing(t, note("", "", "x"), &panetest.Store{}, func(b *panetest.Bench) {
		b.Tell(tea.PasteMsg{Content: "one\ntwo\x1b[2J"}).Shows("one", "two␛[2J")
	})
}

func tagging(t *testing.T) *panetest.Bench {
	t.Helper()
	s := &panetest.Store{Marked: map[model.ArticleID]model.Marks{"a": {Tags: model.NewLines([]string{"flood", "iraq"})}}}
	return panetest.New(t, NewTags(t.Context(), s, keys.Default())).Tell(intent.Tag{Article: "a"})
}

func TestTags(t *testing.T) {
	b := tagging(t).Shows("tags: flood, iraq,").Press(`"army"`).Press("enter")
	b.Wished(intent.Mark{Article: "a", Tags: model.NewLines([]string{"army", "flood", "iraq"})}, intent.Close{})
	tagging(t).Press("esc").Wished(intent.Close{})
	tagging(t).Press("ctrl+u enter").Wished(intent.Mark{Article: "a", Tags: []model.Line{}}, intent.Close{})
}

func TestGeometry(t *testing.T) {
	s := store()
	list(t, s).Geometry()
	hostile := note("4", panetest.Hostile().String()+"\n\n"+strings.Repeat(panetest.Hostile().String(), 5)+"\n\n| a | b |\n|--|--|\n| c | d |", panetest.Hostile().String())
	hostile.Anchor.Title, hostile.Anchor.Cited.Speaker, hostile.Anchor.Orphan = panetest.Hostile(), panetest.Hostile(), true
	s.Written = append(s.Written, hostile)
	list(t, s).Geometry().Press("G").Geometry()
	card(t).Geometry().Tell(pointedMsg{hostile}).Geometry().Press("G").Geometry()
	tagging(t).Geometry().Tell(tea.PasteMsg{Content: panetest.Hostile().String()}).Geometry()
	typing(t, hostile, s, func(b *panetest.Bench) {
		b.Geometry().Press(`"x"`).Press("esc").Geometry()
	})
}

func TestCardIsAsBareAsItsNote(t *testing.T) {
	b := card(t).Tell(pointedMsg{note("9", "a &#27;[2J &#27;]0;t&#7; b", "x")}).Shows("2J")
	contained(t, strings.Split(b.Pane.View(true), "\n"))
	if strings.Contains(ansi.Strip(b.Pane.View(true)), "\x1b") {
		t.Error("an escape character is left")
	}
}

func TestWordsAreInQuotationMarksOnce(t *testing.T) {
	for words, want := range map[string]string{"it rained": "“it rained”", "\"It rained,\"": "\"It rained,\"", "„Es": "„Es", "": "“”"} {
		if got := inQuotes(words, false); got != want {
			t.Errorf("inQuotes(%q) = %q, want %q", words, got, want)
		}
	}
}

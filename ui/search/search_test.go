package search

import (
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/pane/panetest"
	"readout/ui/theme"
)

// typing runs test with the bar up, on a row of 80 cells, over lists that are
// narrowed to query.
func typing(t *testing.T, query string, test func(*panetest.Bench)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		test(up(t, &panetest.Store{}, query))
	})
}

// up returns a bench with the bar up over a store, on the last of 24 rows.
func up(t *testing.T, store *panetest.Store, query string) *panetest.Bench {
	t.Helper()
	b := panetest.New(t, NewBar(t.Context(), store, keys.Default())).Size(80, 1)
	return b.Tell(pane.Screen{X: 80, Y: 24}, intent.Filter{Query: query}, intent.Overlay{Name: intent.SearchBar})
}

func filter(query string) intent.Filter { return intent.Filter{Query: query} }

func TestListsFollowTheTyping(t *testing.T) {
	typing(t, "", func(b *panetest.Bench) {
		b.Press(`"ab"`).Shows("filter: ab").Wished(filter("a"), filter("ab"))
		b.Press("enter").Wished(filter("ab"), intent.Close{})
	})
}

func TestFastKeysAreAskedTogether(t *testing.T) {
	typing(t, "", func(b *panetest.Bench) {
		b.Hold = true
		b.Press(`"ab"`)
		if b.Release(0); len(b.Wishes) > 0 {
			t.Errorf("asked %v after the first key", b.Wishes)
		}
		b.Hold = true
		b.Press(`"c"`)
		b.Release(len(b.Held) - 1).Wished(filter("abc"))
	})
}

func TestEscapeRestoresTheQueryFromBefore(t *testing.T) {
	typing(t, "old", func(b *panetest.Bench) {
		b.Shows("filter: old").Press(`"er"`).Press("esc").Wished(filter("older"), filter("old"), intent.Close{})
		b.Tell(intent.Overlay{Name: intent.SearchBar}).Forget().Press("esc").Wished(intent.Close{})
		if b.Pane.(*Bar).Typing() {
			t.Error("still typed into")
		}
	})
}

func TestEnterDoesNotWaitForThePause(t *testing.T) {
	typing(t, "", func(b *panetest.Bench) {
		b.Hold = true
		b.Press(`"ab"`).Press("enter").Wished(filter("ab"))
		b.Release(len(b.Held)-1, 0).Wished(filter("ab"), intent.Close{})
	})
}

func TestTheErrorIsShownWhereItIs(t *testing.T) {
	typing(t, "flood bad:x", func(b *panetest.Bench) {
		wrong := intent.Fail{Err: &model.QueryError{Offset: 6, Reason: "no such qualifier"}}
		b.Tell(wrong).Shows("no such qualifier: flood ⟨here⟩bad:x")
		b.Tell(theme.New(true, true)).Shows("flood <here>bad:x")
		b.Press(`"y"`).Hides("here")
		wrong.Err = &model.QueryError{Offset: 99, Reason: "too far"}
		b.Tell(wrong).Shows("too far")
	})
}

func TestPasteIsOneLine(t *testing.T) {
	typing(t, "", func(b *panetest.Bench) {
		b.Tell(tea.PasteMsg{Content: "two\nlines\x1b[2J"}).Wished(filter("two lines␛[2J"))
	})
}

func TestGeometry(t *testing.T) {
	typing(t, "", func(b *panetest.Bench) {
		b.Geometry().Tell(tea.PasteMsg{Content: panetest.Hostile().String()}).Geometry()
		b.Tell(intent.Fail{Err: &model.QueryError{Offset: 3, Reason: "no such qualifier"}}).Geometry()
		b.Press("ctrl+u tab").Geometry()
	})
}

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

func typed(query string) intent.Filter { return intent.Filter{Query: query, Typing: true} }

func TestListsFollowTheTyping(t *testing.T) {
	typing(t, "", func(b *panetest.Bench) {
		b.Press(`"ab"`).Shows("filter: ab").Wished(typed("a"), typed("ab"))
		b.Press("enter").Wished(filter("ab"), intent.Close{})
	})
}

func TestWhatIsOpenIsClosedOnAccept(t *testing.T) {
	typing(t, "", func(b *panetest.Bench) {
		b.Tell(tea.PasteMsg{Content: `"ab`}).Press("enter").Wished(typed(`"ab`), filter(`"ab"`), intent.Close{})
	})
}

func TestEachKeyIsAskedAtOnce(t *testing.T) {
	typing(t, "", func(b *panetest.Bench) {
		b.Hold = true // what waits for a command is not asked at once
		b.Press(`"abc"`).Wished(typed("a"), typed("ab"), typed("abc"))
	})
}

func TestTheLastWordMayGoOn(t *testing.T) {
	typing(t, "", func(b *panetest.Bench) {
		b.Press(`"ku"`).Hides("…").Press(`"rd"`).Shows("kurd…")
		b.Tell(theme.New(true, true)).Shows("kurd...").Tell(theme.New(true, false))
		b.Press("space").Hides("…").Press(`"is:unread"`).Hides("…")
		b.Press("ctrl+u").Press(`"abc"`).Press("enter").Wished(filter("abc"), intent.Close{})
		b.Tell(intent.Overlay{Name: intent.SearchBar}).Shows("filter: abc").Hides("…")
	})
}

func TestEscapeRestoresTheQueryFromBefore(t *testing.T) {
	typing(t, "old", func(b *panetest.Bench) {
		b.Shows("filter: old").Press(`"er"`).Press("esc").Wished(typed("older"), filter("old"), intent.Close{})
		b.Tell(intent.Overlay{Name: intent.SearchBar}).Forget().Press("esc").Wished(intent.Close{})
		if b.Pane.(*Bar).Typing() {
			t.Error("still typed into")
		}
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
		b.Tell(tea.PasteMsg{Content: "two\nlines\x1b[2J"}).Wished(typed("two lines␛[2J"))
	})
}

func TestGeometry(t *testing.T) {
	typing(t, "", func(b *panetest.Bench) {
		b.Geometry().Tell(tea.PasteMsg{Content: panetest.Hostile().String()}).Geometry()
		b.Tell(intent.Fail{Err: &model.QueryError{Offset: 3, Reason: "no such qualifier"}}).Geometry()
		b.Press("ctrl+u tab").Geometry()
	})
}

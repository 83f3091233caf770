package search

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane/panetest"
	"readout/ui/theme"
)

// typing runs test with the bar up, on a row of 80 cells, over lists that are
// narrowed to query.
func typing(t *testing.T, query string, test func(*panetest.Bench)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		b := panetest.New(t, NewBar(t.Context(), nil, keys.Default())).Size(80, 1)
		b.Tell(intent.Filter{Query: query}, intent.Overlay{Name: intent.SearchBar})
		test(b)
	})
}

func filter(query string) intent.Filter { return intent.Filter{Query: query} }

func typed(query string) intent.Filter { return intent.Filter{Query: query, Typing: true} }

func TestListsFollowTheTyping(t *testing.T) {
	typing(t, "", func(b *panetest.Bench) {
		b.Press(`"ab"`).Shows("filter: ab").Wished(typed("a"), typed("ab"))
		b.Press("enter").Wished(filter("ab"), intent.Close{})
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

func TestTabCompletes(t *testing.T) {
	typing(t, "", func(b *panetest.Bench) {
		b.Press(`"flood`).Press("space").Press(`"sp"`).Press("tab").Wished(typed("flood speaker:"))
		b.Press("ctrl+u").Press(`"is:un"`).Press("tab").Wished(typed("is:unread")).Shows("is:unread is:unattributed")
		b.Press("tab").Wished(typed("is:unattributed")).Press("tab").Wished(typed("is:unread"))
		b.Press("space").Press(`"-ha"`).Press("tab").Wished(typed("is:unread -has:"))
		b.Press("ctrl+u").Press(`"zz"`).Press("tab").Shows("filter: zz")
	})
}

func TestHistory(t *testing.T) {
	typing(t, "", func(b *panetest.Bench) {
		up := func(query string) {
			b.Press(`"`+query+`"`).Press("enter").Tell(filter(""), intent.Overlay{Name: intent.SearchBar})
		}
		up("one")
		up("two")
		b.Press(`"thr"`).Press("up").Shows("filter: two").Press("up").Shows("filter: one").Press("up").Shows("filter: one")
		b.Press("down down").Shows("filter: thr").Press("down").Shows("filter: thr")
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

func FuzzCompletions(f *testing.F) {
	f.Add("is:")
	f.Add("SP")
	f.Fuzz(func(t *testing.T, word string) {
		for _, c := range completions(word) {
			if !strings.HasPrefix(c, strings.ToLower(word)) || c == word {
				t.Errorf("%q completes %q", c, word)
			}
		}
		if all := completions(""); slices.Contains(all, "") {
			t.Error("an empty completion")
		}
	})
}

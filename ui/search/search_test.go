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

func TestTabCompletes(t *testing.T) {
	typing(t, "", func(b *panetest.Bench) {
		b.Press(`"flood`).Press("space").Press(`"sp"`).Press("tab").Wished(filter("flood speaker:"))
		b.Press("ctrl+u").Press(`"is:un"`).Press("tab").Wished(filter("is:unread")).Shows("is:unread is:unattributed")
		b.Press("tab").Wished(filter("is:unattributed")).Press("tab").Wished(filter("is:unread"))
		b.Press("space").Press(`"-ha"`).Press("tab").Wished(filter("is:unread -has:"))
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

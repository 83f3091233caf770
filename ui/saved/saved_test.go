package saved

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/pane/panetest"
	"readout/ui/theme"
)

// store counts a query as so many articles as it has letters, all but the first
// ten unread.
type store struct {
	panetest.Store
	counted []string
}

func (s *store) Totals(ctx context.Context, search model.Search) (pane.Totals, error) {
	s.counted = append(s.counted, search.Query)
	if strings.Contains(search.Query, "bad:") {
		return pane.Totals{}, &model.QueryError{}
	}
	n := 2000 + len(search.Query)
	return pane.Totals{Articles: n, Unread: max(0, n-2010)}, ctx.Err()
}

func search(name, query string) model.SavedSearch {
	return model.SavedSearch{Name: model.NewLine(name), Query: query}
}

// listed runs test over two searches of the reader's own.
func listed(t *testing.T, test func(*store, *panetest.Bench)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := &store{}
		s.Saved = []model.SavedSearch{search("Floods", "flood OR drought"), search("日本", "bad:x")}
		test(s, panetest.New(t, New(t.Context(), s, keys.Default())).Tell(intent.Kept{}))
	})
}

func TestSearchesAreListedWithCounts(t *testing.T) {
	listed(t, func(s *store, b *panetest.Bench) {
		b.Wished(intent.Stored{Searches: 2}).Shows("All briefings", "2,000", "Last 7 days", "Floods", "2,016 ●6", "日本", "?")
		b.Tell(intent.Filter{Query: "flood OR drought"}).Shows("→ Floods").Tell(theme.New(true, true)).Shows("> Floods", "*6")
	})
}

func TestEnterNarrowsTheLists(t *testing.T) {
	listed(t, func(s *store, b *panetest.Bench) {
		b.Forget().Press("j enter").Wished(intent.Filter{Query: "is:unread"}, intent.Focus{By: 1})
		b.Forget().Press("G k enter").Wished(intent.Filter{Query: "flood OR drought"}, intent.Focus{By: 1})
		b.Forget().Press("k enter").Wished(intent.Filter{Query: "after:7d"}, intent.Focus{By: 1})
		b.Forget().Tell(tea.MouseClickMsg{Y: 0, Button: tea.MouseLeft}).Wished(intent.Filter{}, intent.Focus{By: 1})
	})
}

func TestRemoveAsksTwice(t *testing.T) {
	listed(t, func(s *store, b *panetest.Bench) {
		b.Press("D").Press("G k D").Wished(intent.Say{Text: "D again removes “Floods”"}).Press("j k D D").Hides("Floods").Shows("日本")
		if len(s.Saved) != 1 {
			t.Errorf("%d searches are left", len(s.Saved))
		}
	})
}

func TestRenameAsksForTheName(t *testing.T) {
	listed(t, func(s *store, b *panetest.Bench) {
		b.Forget().Press("R").Press("G k R").Wished(intent.Keep{Query: "flood OR drought", Name: model.NewLine("Floods")})
	})
}

// TestCountsAreNotTakenTooOften holds that what comes in fast is counted once in
// a while, and nothing is counted that nobody sees.
func TestCountsAreNotTakenTooOften(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &store{}
		m := New(t.Context(), s, keys.Default())
		b := panetest.Unseen(t, m).Tell(pane.Refresh{}, intent.Saved{}, intent.Kept{})
		if len(s.counted) > 0 {
			t.Errorf("counted unseen: %v", s.counted)
		}
		begun := time.Now()
		b.Size(30, 9)
		if len(s.counted) != 4 {
			t.Errorf("counted %v", s.counted)
		}
		b.Hold = true
		for range 50 {
			b.Tell(pane.Refresh{})
		}
		for i := 0; i < len(b.Held); i++ {
			held := b.Held
			b.Hold, b.Held = true, nil
			for _, cmd := range held {
				b.Tell(cmd())
			}
		}
		if len(s.counted) > 9 || time.Since(begun) > time.Minute {
			t.Errorf("counted %d after %v", len(s.counted), time.Since(begun))
		}
		before := len(s.counted)
		b.Hold = false
		b.Tell(pane.Away{}, pane.Refresh{})
		if len(s.counted) != before {
			t.Error("counted while away")
		}
		b.Size(30, 9)
		if len(s.counted) == before {
			t.Error("not counted after coming back")
		}
	})
}

func TestWithoutSearchesItSaysHowTheyGetThere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		panetest.New(t, New(t.Context(), &store{}, keys.Default())).Tell(intent.Kept{}).Shows("ctrl+s saves the filter")
	})
}

func TestName(t *testing.T) {
	s := &panetest.Store{Saved: []model.SavedSearch{search("Floods", "flood"), search("Seas", "sea")}}
	b := panetest.New(t, NewName(t.Context(), s, keys.Default())).Tell(intent.Keep{Query: "rain"})
	b.Press("enter").Press(`"seas"`).Shows("name: seas", "enter replaces sea").Press("ctrl+u").Press(`"Rain"`).Shows("rain").Hides("replaces").Press("enter")
	b.Wished(intent.Kept{}, intent.Say{Text: "saved as “Rain”: S shows all"}, intent.Close{})
	b.Forget().Tell(intent.Keep{Query: "flood"}).Shows("name: Floods").Press("esc").Wished(intent.Close{})
	b.Tell(intent.Keep{Query: "sea", Name: model.NewLine("Seas")}).Shows("name: Seas").Press("ctrl+u").Press(`"Oceans"`).Press("ctrl+s")
	var names []string
	for _, k := range s.Saved {
		names = append(names, k.Name.String()+"="+k.Query)
	}
	if got := strings.Join(names, " "); got != "Floods=flood Oceans=sea Rain=rain" {
		t.Errorf("kept %s", got)
	}
}

func TestGeometry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &store{}
		for range 30 {
			s.Saved = append(s.Saved, model.SavedSearch{Name: panetest.Hostile(), Query: "x"})
		}
		b := panetest.New(t, New(t.Context(), s, keys.Default())).Geometry().Tell(intent.Kept{}).Geometry().Press("G").Geometry()
		b.Pane = NewName(t.Context(), s, keys.Default())
		b.Tell(intent.Keep{Query: panetest.Hostile().String(), Name: panetest.Hostile()}).Geometry()
	})
}

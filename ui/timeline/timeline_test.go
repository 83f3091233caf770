package timeline

import (
	"context"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/pane/panetest"
	"readout/ui/theme"
)

// days is an archive that has so many articles on each of some days.
type days struct {
	articles map[string]int
	undated  int
	asked    []string
}

func (d *days) Timeline(ctx context.Context, s model.Search, by model.Period) (t model.Timeline, err error) {
	d.asked = append(d.asked, s.Query+" by "+by.String())
	for at := time.Date(2021, 12, 31, 0, 0, 0, 0, time.UTC); at.Year() > 2010; at = at.AddDate(0, 0, -1) {
		n := d.articles[at.Format("2006-01-02")]
		if n == 0 {
			continue
		}
		from, to := at, at
		switch by {
		case model.Years:
			from, to = time.Date(at.Year(), 1, 1, 0, 0, 0, 0, time.UTC), time.Date(at.Year(), 12, 31, 0, 0, 0, 0, time.UTC)
		case model.Months:
			from, to = at.AddDate(0, 0, 1-at.Day()), time.Date(at.Year(), at.Month()+1, 0, 0, 0, 0, 0, time.UTC)
		case model.Days:
		}
		if n := len(t.Stretches); n == 0 || t.Stretches[n-1].From.Time != from {
			t.Stretches = append(t.Stretches, model.Stretch{From: day(from), To: day(to)})
		}
		t.Stretches[len(t.Stretches)-1].Articles += n
		t.Stretches[len(t.Stretches)-1].Quotations += 2 * n
	}
	t.Undated = d.undated
	return t, ctx.Err()
}

func some() *days {
	return &days{undated: 7, articles: map[string]int{"2020-07-22": 1000, "2020-07-20": 200, "2020-03-01": 400, "2020-02-29": 1, "2019-12-31": 3, "2015-01-01": 5}}
}

func TestMonthsWithGaps(t *testing.T) {
	b := panetest.New(t, New(t.Context(), some(), keys.Default())).Tell(intent.Show{View: intent.Timeline})
	b.Shows("Jul 2020 ████████████████ 1,200 2,400❝", "3 months without", "Mar 2020 █████▎             400   800❝", "Feb 2020 ▏", "Jan 2015", "58 months without", "undated 7")
	b.Tell(theme.New(true, true)).Shows("Jul 2020 ################ 1,200 2,400q", "Feb 2020 # ", "- 3 months without")
}

func TestZoomKeepsTheTime(t *testing.T) {
	b := panetest.New(t, New(t.Context(), some(), keys.Default())).Tell(intent.Show{View: intent.Timeline})
	m := b.Pane.(*Model)
	under := func(want string) {
		t.Helper()
		if got := m.shown.by.Name(m.rows[m.place.cursor].From); got != want {
			t.Errorf("the cursor is on %s, want %s", got, want)
		}
	}
	b.Press("j j")
	under("2020-03")
	b.Press("+")
	under("2020-03-01")
	b.Press("+ -").Press("-")
	under("2020")
	b.Press("- j")
	under("2019")
	b.Press("=")
	under("2019-12")
}

func TestEnterChoosesTheTime(t *testing.T) {
	store := some()
	b := panetest.New(t, New(t.Context(), store, keys.Default()))
	b.Tell(intent.Filter{Query: "sea OR flood"}, intent.Show{View: intent.Timeline}).Press("j j").Forget().Press("enter")
	b.Wished(intent.Filter{Query: "(sea OR flood) on:2020-03"}, intent.Show{View: intent.Briefings})
	b.Shows("→ Mar 2020", "Jul 2020")
	b.Tell(intent.Show{View: intent.Timeline}).Forget().Press("g enter").Wished(intent.Filter{Query: "(sea OR flood) on:2020-07"}, intent.Show{View: intent.Briefings})
	b.Tell(intent.Show{View: intent.Timeline}).Forget().Press("j enter").Wished(intent.Say{Text: "nothing was published then"})
	for _, asked := range store.asked {
		if asked != "sea OR flood by month" && asked != "(sea OR flood) by month" {
			t.Errorf("asked %q", asked)
		}
	}
}

func TestNothingIsAskedUnseen(t *testing.T) {
	store := some()
	b := panetest.New(t, New(t.Context(), store, keys.Default()))
	b.Tell(intent.Filter{Query: "a"}, pane.Refresh{}, intent.Saved{}, intent.Show{View: intent.Notes})
	if len(store.asked) > 0 {
		t.Errorf("asked %v", store.asked)
	}
	b.Tell(intent.Show{View: intent.Timeline})
	if len(store.asked) != 1 {
		t.Errorf("asked %v", store.asked)
	}
}

func TestFewMonthsAreShownByDay(t *testing.T) {
	store := &days{articles: map[string]int{"2020-07-22": 1, "2020-07-20": 2}}
	panetest.New(t, New(t.Context(), store, keys.Default())).Tell(intent.Show{View: intent.Timeline}).Shows("22 Jul 2020", "1 day without", "20 Jul 2020")
}

func TestGeometry(t *testing.T) {
	b := panetest.New(t, New(t.Context(), some(), keys.Default())).Geometry()
	b.Tell(intent.Show{View: intent.Timeline}).Geometry().Tell(tea.MouseWheelMsg{Button: tea.MouseWheelDown}).Geometry()
	b.Tell(intent.Filter{Query: "bad:"}).Geometry()
}

func TestErrorsAreReported(t *testing.T) {
	b := panetest.New(t, New(t.Context(), &panetest.Store{}, keys.Default()))
	b.Tell(intent.Show{View: intent.Timeline}).Shows("No briefings yet.").Tell(intent.Filter{Query: "bad:"}).Shows("Cannot be read")
}

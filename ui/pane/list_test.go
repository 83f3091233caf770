package pane_test

import (
	"context"
	"fmt"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/pane/panetest"
)

// numbers is a pane that lists rows, two rows of the screen each.
type numbers struct {
	*pane.List[string]
	all     []string
	fetches []model.Range
	moved   int
	err     error
}

func newNumbers(tb testing.TB, n int) *numbers {
	tb.Helper()
	p := &numbers{}
	for i := range n {
		p.all = append(p.all, fmt.Sprintf("row %d", i))
	}
	p.List = pane.NewList(tb.Context(), keys.Default(), pane.Rows[string]{
		Fetch: func(ctx context.Context, search model.Search, at model.Range) (model.Page[string], error) {
			p.fetches = append(p.fetches, at)
			if search.Query == "bad:" {
				return model.Page[string]{}, &model.QueryError{}
			}
			return panetest.Stretch(p.all, at), ctx.Err()
		},
		ID:     func(s string) string { return s },
		Draw:   func(s string, _ int) []string { return []string{s, "under " + s} },
		Height: 2,
		Empty:  "Nothing matches. F shows all again.",
	})
	return p
}

func (p *numbers) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	if filter, ok := msg.(intent.Filter); ok {
		return nil, p.Ask(filter.Query)
	}
	news, cmd := p.List.Update(msg)
	if news.Moved {
		p.moved++
	}
	p.err = news.Err
	return nil, cmd
}
func (p *numbers) Title() string       { return "" }
func (p *numbers) Keys() []key.Binding { return nil }

// under fails the test unless row is under the cursor.
func (p *numbers) under(t *testing.T, row string) {
	t.Helper()
	if got, _ := p.Row(); got != row {
		t.Errorf("%q is under the cursor, want %q", got, row)
	}
}

func TestListMovesThroughALongList(t *testing.T) {
	p := newNumbers(t, 10_000)
	b := panetest.New(t, p).Shows("row 0", "under row 5").Hides("row 6")
	b.Press("j j").Shows("row 0")
	p.under(t, "row 2")
	b.Press("G").Shows("row 9999", "row 9994")
	p.under(t, "row 9999")
	b.Press("k space g")
	p.under(t, "row 0")
	for range 400 {
		b.Press("j")
	}
	p.under(t, "row 400")
	if n := len(p.fetches); n > 10 {
		t.Errorf("%d fetches for 400 rows", n)
	}
	for _, at := range p.fetches {
		if at.Limit > 200 {
			t.Errorf("fetched %v", at)
		}
	}
}

func TestListKeepsTheCursorOnRefresh(t *testing.T) {
	p := newNumbers(t, 500)
	b := panetest.New(t, p).Press("j j j")
	before := b.Rows()
	for i := range 250 {
		p.all = append([]string{fmt.Sprintf("new %d", i)}, p.all...)
	}
	moved := p.moved
	b.Tell(pane.Refresh{})
	p.under(t, "row 3")
	if p.moved != moved {
		t.Error("the cursor counts as moved")
	}
	if after := b.Rows(); after[0] != before[0] {
		t.Errorf("top row was %q, is %q", before[0], after[0])
	}
	if at, total := p.Cursor(); at != 253 || total != 750 {
		t.Errorf("cursor %d of %d", at, total)
	}
}

func TestListDropsLateAnswers(t *testing.T) {
	p := newNumbers(t, 5)
	b := panetest.New(t, p)
	b.Hold = true
	p.all = []string{"late"}
	b.Tell(intent.Filter{Query: "a"})
	late := b.Held[0]() // found before it was cancelled
	p.all = []string{"fresh"}
	b.Tell(intent.Filter{Query: "b"}, late).Hides("late")
	b.Release(1).Shows("fresh").Tell(late).Shows("fresh")
}

func TestListFetchesOnce(t *testing.T) {
	p := newNumbers(t, 5000)
	b := panetest.New(t, p)
	b.Hold = true
	if b.Press("G k k k"); len(b.Held) != 1 {
		t.Errorf("%d fetches under way", len(b.Held))
	}
	b.Release(0).Shows("row 4996")
}

func TestListKeepsItsRowsWhenTheQueryIsWrong(t *testing.T) {
	p := newNumbers(t, 5)
	b := panetest.New(t, p).Tell(intent.Filter{Query: "bad:"}).Shows("row 0", "row 4")
	if p.err == nil {
		t.Error("no error")
	}
	b.Press("j")
	p.under(t, "row 1")
}

func TestListSaysWhatToDoWhenEmpty(t *testing.T) {
	p := newNumbers(t, 0)
	b := panetest.New(t, p).Shows("Nothing matches. F shows all again.")
	b.Geometry()
}

func TestListShowsThatRowsAreComing(t *testing.T) {
	p := newNumbers(t, 5)
	b := &panetest.Bench{Pane: p, Hold: true}
	b.Size(20, 3)
	if got := b.Rows()[0]; got[:len("…")] != "…" {
		t.Errorf("shows %q", got)
	}
}

func TestListMouse(t *testing.T) {
	p := newNumbers(t, 50)
	b := panetest.New(t, p).Tell(tea.MouseClickMsg{X: 3, Y: 5, Button: tea.MouseLeft})
	p.under(t, "row 2")
	b.Tell(tea.MouseWheelMsg{Button: tea.MouseWheelDown}, tea.MouseWheelMsg{Button: tea.MouseWheelDown}).Hides("row 0").Shows("row 7")
	p.under(t, "row 2")
	b.Tell(tea.MouseClickMsg{X: 3, Y: 200, Button: tea.MouseLeft})
}

func TestListWheelStaysFarFromTheCursor(t *testing.T) {
	p := newNumbers(t, 2000)
	b := panetest.New(t, p)
	for range 500 {
		b.Tell(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	}
	b.Shows("row 500")
	p.under(t, "")
	b.Press("k")
	p.under(t, "row 0")
}

func TestListGeometry(t *testing.T) {
	p := newNumbers(t, 30)
	p.all[0] = panetest.Hostile().String()
	panetest.New(t, p).Geometry().Press("j").Geometry().Press("G").Geometry()
}

func BenchmarkListKeyToFrame(b *testing.B) {
	p := newNumbers(b, 0)
	for i := range 1000 {
		p.all = append(p.all, fmt.Sprintf("row %d", i))
	}
	bench := &panetest.Bench{Pane: p}
	bench.Size(40, 50)
	for i := 0; b.Loop(); i++ {
		bench.Press([]string{"j", "k"}[i/40%2])
		p.View(true)
	}
}

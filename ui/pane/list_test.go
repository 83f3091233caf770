package pane_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
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
	asked   []model.Search
	counted int // pages count so far
	moved   int
	err     error
}

// Fetch, count and locate stand for a store; a query is how rows end.
func (p *numbers) matching(s model.Search) []string {
	return slices.DeleteFunc(slices.Clone(p.all), func(row string) bool { return !strings.HasSuffix(row, s.Query) })
}

func (p *numbers) fetch(ctx context.Context, s model.Search, at model.Range) (model.Page[string], error) {
	p.fetches, p.asked = append(p.fetches, at), append(p.asked, s)
	if s.Query == "bad:" {
		return model.Page[string]{}, &model.QueryError{}
	}
	return panetest.Partly(panetest.Stretch(p.matching(s), at), p.counted), ctx.Err()
}

func (p *numbers) count(ctx context.Context, s model.Search) (int, error) {
	return len(p.matching(s)), ctx.Err()
}

func (p *numbers) locate(ctx context.Context, s model.Search, id string) (int, bool, error) {
	i := slices.Index(p.matching(s), id)
	return i, i >= 0, ctx.Err()
}

func newNumbers(tb testing.TB, n int) *numbers {
	tb.Helper()
	p := &numbers{}
	for i := range n {
		p.all = append(p.all, fmt.Sprintf("row %d", i))
	}
	p.List = pane.NewList(tb.Context(), keys.Default(), pane.Rows[string]{
		Fetch:  p.fetch,
		Count:  p.count,
		Locate: p.locate,
		ID:     func(s string) string { return s },
		Draw:   func(s string, _ int) []string { return []string{s, "under " + s} },
		Height: 2,
		Tall:   func(s model.Search) bool { return strings.HasSuffix(s.Query, "l") },
		Empty:  "Nothing matches. F shows all again.",
	})
	return p
}

func (p *numbers) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	if filter, ok := msg.(intent.Filter); ok {
		return nil, p.Ask(filter)
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
	if n := len(p.fetches); n > 12 {
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

// TestMovesStandThatAreMadeDuringARefresh moves while rows are on their way that
// were asked for with the cursor elsewhere.
func TestMovesStandThatAreMadeDuringARefresh(t *testing.T) {
	for keys, want := range map[string]string{"j j": "row 2", "G": "row 499", "G g": "new", "j G": "row 499", "G j": "row 499", "j j k": "row 1"} {
		p := newNumbers(t, 500)
		b := panetest.New(t, p)
		b.Hold = true
		p.all = append([]string{"new"}, p.all...)
		b.Tell(pane.Refresh{}).Press(keys)
		order := make([]int, len(b.Held))
		for i := range order {
			order[i] = i
		}
		b.Release(order...)
		if got, _ := p.Row(); got != want {
			t.Errorf("%s: %q is under the cursor, want %q", keys, got, want)
		}
	}
}

func TestListDropsLateAnswers(t *testing.T) {
	p := newNumbers(t, 5)
	b := panetest.New(t, p)
	b.Hold = true
	p.all = []string{"late"}
	b.Tell(intent.Filter{Query: "ate"})
	late := b.Held[0]() // found before it was cancelled
	p.all = []string{"fresh"}
	b.Tell(intent.Filter{Query: "resh"}, late).Hides("late")
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

func TestFirstPageComesBeforeTheCount(t *testing.T) {
	p := newNumbers(t, 10_000)
	p.counted = 500
	b := panetest.Unseen(t, p)
	b.Hold = true
	b.Size(40, 12)
	if b.Release(0); len(p.fetches) < 2 || p.fetches[0] != (model.Range{Limit: 6}) {
		t.Errorf("fetched %v", p.fetches)
	}
	if got := p.Foot(); got != "1 of 10000" {
		t.Errorf("counted %s", got)
	}
	b.Hold = true
	b.Tell(intent.Filter{Query: "7"})
	b.Tell(b.Held[0]()).Shows("row 7", "row 57")
	if got := p.Foot(); got != "1 of 500+" {
		t.Errorf("before the count %s", got)
	}
	if b.Release(1); p.Foot() != "1 of 1000" {
		t.Errorf("counted %s", p.Foot())
	}
}

func TestEndOfAListThatIsNotCounted(t *testing.T) {
	p := newNumbers(t, 10_000)
	p.counted = 500
	b := panetest.Unseen(t, p)
	b.Hold = true
	b.Size(40, 12)
	b.Tell(b.Held[0]()).Press("G").Shows("row 0")
	b.Release(1).Shows("row 9999")
	p.under(t, "row 9999")
	b.Press("g").Shows("row 0")
	if got := p.Foot(); got != "1 of 10000" {
		t.Errorf("forgot the count: %s", got)
	}
}

func TestCountIsOfTheListShown(t *testing.T) {
	p := newNumbers(t, 10_000)
	p.counted = 500
	b := panetest.New(t, p)
	b.Hold = true
	b.Tell(intent.Filter{Query: "7"})
	b.Tell(b.Held[0]())
	late := b.Held[1:]
	b.Tell(intent.Filter{Query: "77"})
	for _, cmd := range late {
		if batch, ok := cmd().(tea.BatchMsg); ok {
			for _, cmd := range batch {
				b.Tell(cmd())
			}
		}
	}
	if b.Release(len(b.Held) - 1); p.Foot() != "1 of 100" {
		t.Errorf("counted %s", p.Foot())
	}
}

func TestQueryIsCancelledByTheNext(t *testing.T) {
	p := newNumbers(t, 100)
	b := panetest.New(t, p)
	b.Hold = true
	b.Tell(intent.Filter{Query: "1", Typing: true}, intent.Filter{Query: "11", Typing: true})
	b.Held[0]()
	if last := p.asked[len(p.asked)-1]; last.Query != "1" || !last.Typing {
		t.Errorf("asked %v", last)
	}
	b.Release(1, 0).Shows("row 11").Hides("row 1 ")
}

func TestCancelledQueryStops(t *testing.T) {
	all := pane.NewList(t.Context(), keys.Default(), pane.Rows[string]{
		Fetch: func(ctx context.Context, s model.Search, _ model.Range) (model.Page[string], error) {
			if s.Query == "slow" {
				<-ctx.Done() // never answers by itself
			}
			return model.Page[string]{Rows: []string{s.Query}, Total: 1}, ctx.Err()
		},
		ID:     func(s string) string { return s },
		Draw:   func(s string, _ int) []string { return []string{s} },
		Height: 1,
	})
	all.Update(tea.WindowSizeMsg{Width: 20, Height: 5})
	slow := all.Ask(intent.Filter{Query: "slow", Typing: true})
	ended := make(chan tea.Msg)
	go func() { ended <- slow() }()
	fast := all.Ask(intent.Filter{Query: "fast", Typing: true})
	all.Update(<-ended)
	all.Update(fast())
	if row, _ := all.Row(); row != "fast" {
		t.Errorf("%q is listed", row)
	}
}

func TestTypingBeginsAtTheTopAndGoesBackToTheRow(t *testing.T) {
	p := newNumbers(t, 10_000)
	b := panetest.New(t, p).Press("G").Forget()
	b.Tell(intent.Filter{Query: "9", Typing: true})
	p.under(t, "row 9")
	b.Tell(intent.Filter{Query: "99", Typing: true})
	p.under(t, "row 99")
	b.Tell(intent.Filter{Query: "99"})
	p.under(t, "row 99")
	b.Tell(intent.Filter{Query: "999", Typing: true}, intent.Filter{Query: "99"})
	p.under(t, "row 99")
	b.Tell(intent.Filter{})
	p.under(t, "row 99")
	b.Press("G").Tell(intent.Filter{Query: "1", Typing: true}, intent.Filter{})
	p.under(t, "row 9999")
}

func TestListThatIsNotSeenAsksWhenItIs(t *testing.T) {
	p := newNumbers(t, 100)
	b := panetest.New(t, p).Tell(pane.Away{})
	n := len(p.fetches)
	b.Tell(intent.Filter{Query: "1"}, pane.Refresh{}, intent.Filter{Query: "7"})
	if len(p.fetches) != n {
		t.Errorf("fetched %v unseen", p.fetches[n:])
	}
	if b.Size(40, 12).Shows("row 7", "row 57"); p.asked[n].Query != "7" {
		t.Errorf("asked %v", p.asked[n:])
	}
	n = len(p.fetches)
	b.Tell(pane.Away{}, intent.Filter{Query: "7"}).Size(40, 12)
	if len(p.fetches) != n {
		t.Errorf("fetched %v for nothing", p.fetches[n:])
	}
}

func TestSeekFindsARowThatIsNotAtHand(t *testing.T) {
	p := newNumbers(t, 10_000)
	b := panetest.New(t, p)
	moved := p.moved
	b.Tell(p.Seek("row 5000")()).Shows("row 5000")
	p.under(t, "row 5000")
	if p.moved != moved {
		t.Error("the cursor counts as moved")
	}
	if cmd := p.Seek("nowhere"); cmd != nil {
		b.Tell(cmd())
	}
	p.under(t, "row 5000")
}

func TestItemsGrowAndShrinkWithTheQuery(t *testing.T) {
	p := newNumbers(t, 100)
	for i := range p.all {
		p.all[i] += " " + []string{"tall", "flat"}[i%2]
	}
	b := panetest.New(t, p).Shows("row 5").Hides("row 6")
	b.Tell(intent.Filter{Query: "tall"}).Shows("row 0", "row 6").Hides("row 8").Press("j j j j").Shows("row 8").Hides("row 0")
	b.Tell(intent.Filter{Query: "flat", Typing: true}).Shows("row 1", "row 11").Hides("row 13").Press("j j j j j").Shows("row 11")
	b.Tell(intent.Filter{Query: "tall"}).Shows("row 8").Hides("row 10").Geometry().Press("G").Shows("row 98")
	b.Tell(intent.Filter{}).Shows("row 98").Geometry()
	p.under(t, "row 98 tall")
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

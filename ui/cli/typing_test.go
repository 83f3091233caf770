package cli

import (
	"context"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/briefings"
	"readout/model"
	"readout/ui"
	"readout/ui/keys"
)

// A runner runs the screen as Bubble Tea does, commands beside each other, but
// draws after every message: what is measured is free of the renderer's pace.
type runner struct {
	app   *ui.App
	store *answering
	msgs  chan tea.Msg
}

// An answering store knows which queries it listed articles for.
type answering struct {
	desk
	queries sync.Map
}

// Articles implements [pane.Shelf].
func (a *answering) Articles(ctx context.Context, s model.Search, at model.Range) (model.Page[model.Summary], error) {
	page, err := a.desk.Articles(ctx, s, at)
	if err == nil {
		a.queries.Store(s.Query, true)
	}
	return page, err
}

// start runs a command and puts what it finds among the messages.
func (r *runner) start(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		msg := cmd()
		switch v := reflect.ValueOf(msg); {
		case msg == nil:
		case v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]():
			for i := range v.Len() {
				r.start(v.Index(i).Interface().(tea.Cmd))
			}
		default:
			r.msgs <- msg
		}
	}()
}

// tell gives the screen a message and draws it.
func (r *runner) tell(msg tea.Msg) {
	_, cmd := r.app.Update(msg)
	r.start(cmd)
	r.app.View()
}

// until takes in messages up to the rows that answer a query.
func (r *runner) until(query string) {
	for msg := range r.msgs {
		r.tell(msg)
		if _, ok := r.store.queries.Load(query); ok && strings.Contains(fmt.Sprintf("%T", msg), "model.Summary") {
			return
		}
	}
}

// drain takes in messages until none has come for a while.
func (r *runner) drain(quiet time.Duration) {
	for {
		select {
		case msg := <-r.msgs:
			r.tell(msg)
		case <-time.After(quiet):
			return
		}
	}
}

// key returns the key that types r.
func key(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Text: string(r)} }

// BenchmarkKeyToRows types queries and takes the time from each key to the
// screen that shows its rows. READOUT_ARCHIVE names the folder of an archive;
// without it the samples are searched. The keys come one after the other
// (apart), or each while the one before is still searched for (burst), when the
// last is measured.
func BenchmarkKeyToRows(b *testing.B) {
	for _, gap := range []time.Duration{150 * time.Millisecond, 0} {
		name := map[bool]string{true: "burst", false: "apart"}[gap == 0]
		b.Run(name, func(b *testing.B) { typeQueries(b, gap) })
	}
}

// typeQueries measures keys that come with a gap between them.
func typeQueries(b *testing.B, gap time.Duration) {
	b.Helper()
	r := newRunner(b)
	var took []time.Duration
	for b.Loop() {
		for _, words := range []string{"kurdistan", "the water", "baghdad protest", "said", "iraqi army"} {
			r.store.queries.Clear()
			r.tell(key('f'))
			for i, letter := range words {
				start := time.Now()
				r.tell(key(letter))
				if gap == 0 && i < len(words)-1 {
					continue
				}
				r.until(words[:i+1])
				took = append(took, time.Since(start))
				r.drain(gap)
			}
			r.tell(tea.KeyPressMsg{Code: tea.KeyEscape})
			r.drain(300 * time.Millisecond)
		}
	}
	slices.Sort(took)
	b.ReportMetric(0, "ns/op")
	for _, p := range []int{50, 95, 100} {
		b.ReportMetric(float64(took[min(len(took)-1, len(took)*p/100)].Microseconds())/1000, fmt.Sprintf("ms-p%d", p))
	}
}

// newRunner returns a screen on the archive to be measured, which has come to
// rest.
func newRunner(b *testing.B) *runner {
	b.Helper()
	where := briefings.Where{Dir: os.Getenv("READOUT_ARCHIVE")}
	if where.Dir == "" {
		where = briefings.Where{Dir: b.TempDir(), Temporary: true}
	}
	s, err := briefings.Open(b.Context(), where)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	if where.Temporary {
		if err := s.AddSamples(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	store := &answering{desk: desk{s}}
	r := &runner{ui.New(b.Context(), ui.Options{Store: store, Keys: keys.Default()}), store, make(chan tea.Msg, 100)}
	r.tell(tea.WindowSizeMsg{Width: 120, Height: 40})
	r.start(r.app.Init())
	r.drain(500 * time.Millisecond)
	return r
}

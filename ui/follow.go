package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/pane"
)

// News is what has become of the store while one reads.
type News struct {
	Changed bool     // its briefings are others, by whatever process
	Say     string   // a line on the folders that are watched; "" for none
	Adding  Progress // of many briefings that are being added; zero for none
}

// A newsMsg brings news, or tells why there will be none.
type newsMsg struct {
	news News
	err  error
}

// A following is what is known of a store that grows while one reads.
type following struct {
	adding   Progress
	settled  bool         // what was there at the start, or was loaded, has been counted
	counting bool         // totals are on their way because the store has changed since
	search   model.Search // they are asked for
	fresh    int          // briefings that came in since a key was last pressed
	said     bool         // the status line tells of them
}

// attend has new briefings counted from none: a key was pressed.
func (f *following) attend() { f.fresh, f.said = 0, false }

// await returns the command that waits for news, nil if there will be none.
func (a *App) await() tea.Cmd {
	wait, ctx := a.options.Await, a.ctx
	if wait == nil {
		return nil
	}
	return func() tea.Msg {
		news, err := wait(ctx)
		return newsMsg{news, err}
	}
}

// follow takes in news and waits for more. Lists that changed fetch anew, and
// stay where they are; while briefings are being loaded that is done already.
func (a *App) follow(msg newsMsg) tea.Cmd {
	if msg.err != nil {
		return a.do(outcome(nil, msg.err))
	}
	f := &a.following
	f.adding = msg.news.Adding
	cmds := []tea.Cmd{a.await()}
	if msg.news.Changed && !a.loading.running() {
		f.counting, f.search = f.settled, a.desk.search
		cmds = append(cmds, a.refresh())
	}
	if msg.news.Say != "" && a.desk.status == "" {
		cmds = append(cmds, a.do(intent.Say{Text: msg.news.Say}))
	}
	return tea.Batch(cmds...)
}

// arrived says how many briefings have come in, once that is counted, unless
// something else is being said.
func (a *App) arrived(t pane.Totals, err error) {
	f := &a.following
	if err != nil {
		return
	}
	counting := f.counting
	f.counting, f.settled = false, !a.loading.running()
	if !counting {
		return
	}
	more := t.Articles - a.desk.totals.Articles
	if more <= 0 || f.search != a.desk.search || a.desk.status != "" && !f.said {
		return
	}
	f.fresh += more
	f.said = true
	a.desk.status, a.desk.failed = freshWords(f.fresh), false
	if a.stage.view == intent.Briefings && a.stage.focus == listSlot && a.over.pane == nil {
		a.desk.status += " · " + a.options.Keys.Move.Top.Help().Key + " goes to the newest"
	}
}

// freshWords says how many briefings are new.
func freshWords(n int) string {
	if n == 1 {
		return "1 new briefing"
	}
	return thousands(n) + " new briefings"
}

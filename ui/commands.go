package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
)

// A command is a key of the program as a whole and what it is for.
type command struct {
	binding key.Binding
	does    intent.Intent
}

// commands returns the commands that would do something now.
func (a *App) commands() []command {
	k, v := a.options.Keys.App, a.options.Keys.Views
	list := []command{{k.Quit, intent.Quit{}}}
	if a.canCancel() {
		list = append(list, command{k.Cancel, intent.Cancel{}})
	}
	if a.over.pane != nil {
		return list
	}
	list = append(list,
		command{k.NextPane, intent.Focus{By: 1}}, command{k.PrevPane, intent.Focus{By: -1}},
		command{k.Left, intent.Focus{By: -1}}, command{k.Right, intent.Focus{By: 1}},
		command{k.Help, intent.Overlay{Name: intent.Help}}, command{k.Palette, intent.Overlay{Name: intent.Palette}},
		command{k.Mouse, intent.Mouse{}}, command{k.Suspend, intent.Suspend{}}, command{k.Wide, intent.Wide{}},
		command{v.Briefings, intent.Show{View: intent.Briefings}}, command{v.Quotes, intent.Show{View: intent.Quotes}},
		command{v.People, intent.Show{View: intent.People}}, command{v.Places, intent.Show{View: intent.Places}},
		command{v.Notes, intent.Show{View: intent.Notes}}, command{v.Timeline, intent.Show{View: intent.Timeline}},
		command{v.Saved, intent.Sidebar{}}, command{v.Order, intent.Order{}},
		command{v.Filter, intent.Overlay{Name: intent.SearchBar}},
		command{v.Beliefs, intent.Beliefs{Count: !a.desk.search.Beliefs}}, command{v.Export, intent.Overlay{Name: intent.ExportMenu}},
	)
	return append(list, a.occasional()...)
}

// occasional returns the commands that have something to act on only at times.
func (a *App) occasional() []command {
	v := a.options.Keys.Views
	var list []command
	if a.desk.search.Query != "" {
		list = append(list, command{v.ClearFilter, intent.Filter{}}, command{v.Keep, intent.Keep{Query: a.desk.search.Query}})
	}
	if a.stage.view == intent.Briefings {
		list = append(list, command{v.Fold, intent.Fold{Fold: !a.desk.search.Fold}})
	}
	if len(a.desk.totals.Problems) > 0 {
		list = append(list, command{v.Problems, intent.Overlay{Name: intent.Problems}})
	}
	if len(a.trail.past) > 0 {
		list = append(list, command{v.Back, intent.Back{}})
	}
	if a.stage.focus != articleSlot {
		list = append(list, command{a.options.Keys.Reader.Find, intent.Overlay{Name: intent.SearchBar}})
	}
	return list
}

// behind returns the article's bindings that work while another pane has the
// focus: what steps through it and acts on it.
func (a *App) behind() []key.Binding {
	if a.over.pane != nil || a.stage.focus == articleSlot {
		return nil
	}
	r := a.options.Keys.Reader
	steps := []key.Binding{r.NextQuote, r.PrevQuote, r.NextEntity, r.PrevEntity, r.NextSame, r.PrevSame, r.NextHit, r.PrevHit, r.NextParagraph, r.PrevParagraph}
	c := a.options.Keys.Act
	acts := []key.Binding{c.Note, c.Copy, c.Cite, c.Browse, c.Speaker, c.Grounds, c.Versions}
	return slices.DeleteFunc(a.article().Keys(), func(b key.Binding) bool {
		return !holds(steps, b) && !holds(acts, b)
	})
}

// holds reports whether a binding is among others.
func holds(bindings []key.Binding, b key.Binding) bool {
	return slices.ContainsFunc(bindings, func(other key.Binding) bool { return other.Help() == b.Help() })
}

// working returns every binding that would do something now.
func (a *App) working() []key.Binding {
	var bindings []key.Binding
	for _, c := range a.commands() {
		bindings = append(bindings, c.binding)
	}
	bindings = append(bindings, a.options.Keys.App.Interrupt)
	return append(append(bindings, a.focused().Keys()...), a.behind()...)
}

// groups returns the bindings that would do something now, as help shows them.
func (a *App) groups() []keys.Group {
	working := a.working()
	var groups []keys.Group
	for _, g := range a.options.Keys.Groups() {
		g.Bindings = slices.DeleteFunc(slices.Clone(g.Bindings), func(b key.Binding) bool { return !holds(working, b) })
		if len(g.Bindings) > 0 && g.Name != "Typing" {
			groups = append(groups, g)
		}
	}
	return groups
}

// join puts two keys together that are one binding. It reports false for the
// first of them, which is kept.
func (a *App) join(k tea.KeyPressMsg) (tea.KeyPressMsg, bool) {
	if half := a.stage.half; half != "" {
		a.stage.half = ""
		if key.Matches(k, a.options.Keys.App.Cancel) {
			return k, false
		}
		return tea.KeyPressMsg{Text: half + k.String()}, true
	}
	if a.begins(k.String()) {
		a.stage.half = k.String()
		return k, false
	}
	return k, true
}

// begins reports whether a key is the first of two that are bound, and does
// nothing itself now. Whether the two would do something is not asked: the
// second of them must never be taken for a key of its own, such as q.
func (a *App) begins(name string) bool {
	for _, b := range a.working() {
		if slices.Contains(b.Keys(), name) {
			return false
		}
	}
	return slices.ContainsFunc(a.bindings(), func(b key.Binding) bool {
		return slices.ContainsFunc(b.Keys(), func(bound string) bool {
			first, ok := keys.First(bound)
			return ok && first == name
		})
	})
}

// bindings returns every binding there is.
func (a *App) bindings() []key.Binding {
	var all []key.Binding
	for _, g := range a.options.Keys.Groups() {
		if g.Name != "Typing" {
			all = append(all, g.Bindings...)
		}
	}
	return all
}

// shrug says in the status line why a key that is bound does nothing now.
func (a *App) shrug(k tea.KeyPressMsg) {
	all, v, c, r := a.options.Keys, a.options.Keys.Views, a.options.Keys.Act, a.options.Keys.Reader
	if a.over.pane != nil || key.Matches(k, all.App.Cancel) {
		return
	}
	chosen := []key.Binding{c.Copy, c.Cite, c.Speaker, c.Grounds, r.NextSame, r.PrevSame}
	why := ""
	switch {
	case key.Matches(k, v.ClearFilter):
		why = "all is shown already"
	case key.Matches(k, v.Keep):
		why = "there is no filter to save: " + v.Filter.Help().Key + " sets one"
	case key.Matches(k, v.Problems):
		why = "there are no problems"
	case key.Matches(k, v.Back):
		why = "there is nowhere to go back to"
	case key.Matches(k, r.NextHit, r.PrevHit):
		why = "nothing is looked for: / finds, f filters"
	case key.Matches(k, chosen...) && holds(a.working(), r.NextQuote):
		why = "no quotation is chosen: ]q goes to the next"
	default:
		if i := slices.IndexFunc(a.bindings(), func(b key.Binding) bool { return key.Matches(k, b) }); i >= 0 {
			why = "nothing here for " + k.String() + ", " + a.bindings()[i].Help().Desc
		}
	}
	a.desk.status, a.desk.failed = why, false
}

// canCancel reports whether there is anything to take back.
func (a *App) canCancel() bool {
	return a.over.pane != nil || a.loading.running() || holds(a.focused().Keys(), a.options.Keys.App.Cancel) ||
		a.desk.search.Query != "" || a.stage.wide || a.stage.focus == savedSlot || len(a.trail.past) > 0
}

// cancel takes back the last thing that can be.
func (a *App) cancel(k tea.KeyPressMsg) tea.Cmd {
	switch p := a.focused(); {
	case a.over.pane != nil:
		return a.do(intent.Close{})
	case holds(p.Keys(), a.options.Keys.App.Cancel):
		return a.hand(p, k)
	case a.stage.focus == savedSlot:
		return a.do(intent.Focus{By: 1})
	case a.loading.running():
		a.loading.stop()
		return nil
	case a.desk.search.Query != "":
		return a.do(intent.Filter{})
	case a.stage.wide:
		return a.do(intent.Wide{})
	}
	return a.do(intent.Back{})
}

// escape is the key that takes back, as panes are given it.
func escape() tea.KeyPressMsg { return tea.KeyPressMsg{Code: tea.KeyEscape} }

// foot returns what a pane says on the lower edge of its frame.
func foot(p pane.Pane) string {
	if f, ok := p.(pane.Footed); ok {
		return f.Foot()
	}
	return ""
}

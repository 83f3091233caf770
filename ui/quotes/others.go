package quotes

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/pane"
)

// others is where else the words of the current quotation stand.
type others struct {
	load  pane.Latest[[]model.Said]
	of    string // the quotation that is looked for or was found
	saids []model.Said
}

// seek looks for where else the words of the current quotation stand, unless
// that is known or under way.
func (p *Panel) seek() tea.Cmd {
	o := &p.others
	if p.now < 0 || p.now >= len(p.saids) || p.size.Y < 1 {
		return nil
	}
	said := p.saids[p.now]
	if said.ID == o.of {
		return nil
	}
	o.of, o.saids = said.ID, nil
	store := p.store
	return o.load.Load(p.ctx, func(ctx context.Context) ([]model.Said, error) { return store.Elsewhere(ctx, said) })
}

// learn takes in where the words stand, if msg says so. That it could not be
// found out is no reason to disturb who reads.
func (p *Panel) learn(msg tea.Msg) {
	if saids, ok, err := p.others.load.Take(msg); ok && err == nil {
		p.others.saids = saids
		p.lay()
	}
}

// also says where else the words of the current quotation stand: "also in 4
// outlets, first 22 Jul 2020", or "first here"; "" if nowhere, or if that is not known yet.
func (p *Panel) also() string {
	o := p.others
	if len(o.saids) == 0 || p.saids[p.now].ID != o.of {
		return ""
	}
	outlets := map[string]bool{}
	for _, s := range o.saids {
		if name := s.Article.Source.String(); name != "" && name != p.saids[p.now].Article.Source.String() {
			outlets[name] = true
		}
	}
	words := "also in " + pane.Count(len(o.saids), "article")
	if len(outlets) > 0 {
		words = "also in " + pane.Count(len(outlets), "outlet")
	}
	here, first := p.saids[p.now].Article.Published, o.saids[0].Article.Published
	switch {
	case !first.Known():
	case here.Known() && !first.Time.Before(here.Time):
		words += ", first here"
	default:
		words += ", first " + pane.Day(first)
	}
	return words + ": " + p.keys.Act.Versions.Help().Key
}

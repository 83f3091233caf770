package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"readout/ui/intent"
	"readout/ui/palette"
	"readout/ui/pane"
	"readout/ui/versions"
)

// fold notes whether older versions are left out, and says so.
func (a *App) fold(in intent.Fold) tea.Cmd {
	a.desk.search.Fold = in.Fold
	words := "all versions of a story are listed"
	if in.Fold {
		words = "the newest version of each story is listed"
	}
	return a.say(intent.Say{Text: words})
}

// versions finds the versions of a story and shows them over the panes.
func (a *App) versions(in intent.Versions) tea.Cmd {
	if in.Found != nil {
		if a.isWriting() {
			return nil
		}
		return a.lay(versions.New(a.ctx, a.options.Store, a.options.Keys, in), false)
	}
	store := a.options.Store
	return a.errands.journey.Load(a.ctx, func(ctx context.Context) (intent.Intent, error) {
		found, err := store.Versions(ctx, in.Article)
		if err == nil && len(found) < 2 {
			return intent.Say{Text: "the archive holds no other version of this story"}, nil
		}
		return intent.Versions{Article: in.Article, Found: found}, err
	})
}

// elsewhere finds where else the words of a quotation stand and has one chosen.
func (a *App) elsewhere(in intent.Elsewhere) tea.Cmd {
	if in.Found != nil {
		if a.isWriting() {
			return nil
		}
		var items []palette.Item
		for _, s := range in.Found {
			about := s.Article
			where := pane.Day(about.Published) + "  " + about.Source.Or(about.Title).String()
			items = append(items, palette.Item{Name: where, Hint: about.Title.String(), Does: intent.Open{Ref: s.Ref}})
		}
		return a.lay(palette.NewMenu(a.options.Keys, fmt.Sprintf("The same words in %s", pane.Count(len(items), "other article")), items), false)
	}
	store := a.options.Store
	return a.errands.journey.Load(a.ctx, func(ctx context.Context) (intent.Intent, error) {
		found, err := store.Elsewhere(ctx, in.Said)
		if err == nil && len(found) == 0 {
			return intent.Say{Text: "these words stand in no other article of the archive"}, nil
		}
		return intent.Elsewhere{Said: in.Said, Found: found}, err
	})
}

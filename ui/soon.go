package ui

import (
	"context"
	"image"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
)

// soon stands for a pane that is not there yet.
type soon struct {
	title string
	size  image.Point
}

func newSoon(title string) func(context.Context, pane.Store, keys.Map) pane.Pane {
	return func(context.Context, pane.Store, keys.Map) pane.Pane { return &soon{title: title} }
}

func (s *soon) Update(msg tea.Msg) (intent.Intent, tea.Cmd) {
	if m, ok := msg.(tea.WindowSizeMsg); ok {
		s.size = image.Pt(m.Width, m.Height)
	}
	return nil, nil
}

func (s *soon) View(bool) string {
	rows := make([]string, s.size.Y)
	for y := range rows {
		rows[y] = strings.Repeat(" ", s.size.X)
	}
	return strings.Join(rows, "\n")
}
func (s *soon) Title() string       { return s.title }
func (s *soon) Keys() []key.Binding { return nil }

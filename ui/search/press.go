package search

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"readout/ui/intent"
	"readout/ui/pane"
)

// press acts on a key. What is no command is typed. What is on offer without
// being asked for is in nobody's way: until it is chosen from, keys do what they
// do without it.
func (b *Bar) press(k tea.KeyPressMsg) (intent.Intent, tea.Cmd) {
	t := b.keys.Typing
	_, chosen := b.popup.offer()
	switch {
	case !b.typing:
		return nil, nil
	case b.popup.past:
		return b.pressPast(k)
	case matches(k, t.Accept) && b.unfinished():
		return nil, b.proceed()
	case matches(k, t.Accept):
		return b.accept()
	case matches(k, t.Abandon) && chosen:
		return b.unchoose(), nil
	case matches(k, t.Abandon):
		return b.close(b.before)
	case matches(k, t.Save):
		return b.save()
	case matches(k, t.Past):
		b.search()
		return nil, nil
	}
	if by, ok := b.steps(k); ok {
		return b.choose(by)
	}
	switch {
	case matches(k, t.Earlier):
		return b.recall(1), nil
	case matches(k, t.Later):
		return b.recall(-1), nil
	}
	return b.edit(k)
}

// steps returns how far a key goes through what is on offer; ok is false if it
// is for something else. The arrows go there while there is something to see.
func (b *Bar) steps(k tea.KeyPressMsg) (by int, ok bool) {
	t := b.keys.Typing
	switch name := k.String(); {
	case matches(k, t.Complete), b.popped() && name == "down":
		return 1, true
	case matches(k, t.Uncomplete), b.popped() && name == "up":
		return -1, true
	}
	return 0, false
}

// matches reports whether a key is one of those bound.
func matches(k tea.KeyPressMsg, bindings ...key.Binding) bool { return key.Matches(k, bindings...) }

// click chooses what was clicked on in the popup, which stands above the bar.
func (b *Bar) click(msg tea.MouseClickMsg) (intent.Intent, tea.Cmd) {
	const frame = 1
	p := &b.popup
	height := min(b.room().Y, len(p.offers))
	i := max(0, p.chosen-height) + height + frame + msg.Y
	if !b.popped() || msg.Y >= -frame || i < 0 || i >= len(p.offers) {
		return nil, nil
	}
	p.chosen = i + 1
	b.set(p.query())
	if p.past {
		b.shut()
		return b.accept()
	}
	return b.ask(true), b.proceed()
}

// accept leaves the lists narrowed to the query, which is remembered.
func (b *Bar) accept() (intent.Intent, tea.Cmd) {
	query := b.store.Closed(b.input.Value())
	kept := b.remember(query)
	wish, cmd := b.close(query)
	return wish, tea.Batch(kept, cmd)
}

// save accepts the query and asks for it to be kept under a name. The prompt for
// it takes the place of the bar.
func (b *Bar) save() (intent.Intent, tea.Cmd) {
	query := b.store.Closed(b.input.Value())
	kept := b.remember(query)
	b.put(query)
	wishes := []intent.Intent{intent.Keep{Query: query}}
	if wish := b.ask(false); wish != nil {
		wishes = append([]intent.Intent{wish}, wishes...)
	}
	b.stop()
	all := pane.Wish(b, wishes[0], wishes[1:]...)
	return all.Intent, tea.Batch(kept, all.Next())
}

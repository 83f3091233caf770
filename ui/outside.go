package ui

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/aymanbagabas/go-osc52/v2"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/palette"
)

// The most that is given to the terminal's clipboard and to a browser, in bytes.
const (
	maxCopied = 100 << 10
	maxURL    = 2 << 10
)

// reachOut does what goes beyond the program.
func (a *App) reachOut(in intent.Intent) tea.Cmd {
	switch in := in.(type) {
	case intent.Copy:
		return a.copyOut(in)
	case intent.Browse:
		return a.browse(in.URL)
	case intent.Edit:
		return a.edit(in.Note)
	}
	return nil
}

// copyOut puts words on the terminal's clipboard, which works over ssh too.
func (a *App) copyOut(in intent.Copy) tea.Cmd {
	if len(in.Text) > maxCopied {
		return a.fail(fmt.Errorf("the %s is longer than the %d KB a terminal takes; export it with x", in.What, maxCopied>>10))
	}
	cmd := tea.SetClipboard(in.Text)
	if a.stage.tmux {
		cmd = tea.Raw(osc52.New(in.Text).Tmux().String())
	}
	said := fmt.Sprintf("copied %s, %s characters", in.What, thousands(utf8.RuneCountInString(in.Text)))
	return tea.Batch(cmd, a.say(intent.Say{Text: said}))
}

// browse shows where a URL leads, and opens it only when that is confirmed.
func (a *App) browse(raw model.Line) tea.Cmd {
	if a.over.pane != nil && a.options.Browse != nil && a.over.confirms == raw.String() {
		open, to := a.options.Browse, a.over.confirms
		return tea.Batch(a.uncover(), func() tea.Msg {
			return doneMsg{outcome(intent.Say{Text: "opened " + to}, open(to))}
		})
	}
	u, err := safeURL(raw.String())
	if err == nil && a.options.Browse == nil {
		err = errors.New("there is no browser here")
	}
	if err != nil {
		return a.fail(err)
	}
	cmd := a.lay(palette.NewMenu(a.options.Keys, "Open outside the program?", []palette.Item{
		{Name: "Open " + u.Scheme + "://" + u.Host, Hint: u.RequestURI(), Does: intent.Browse{URL: model.NewLine(u.String())}},
		{Name: "Stay here", Does: intent.Close{}},
	}), false)
	a.over.confirms = u.String()
	return cmd
}

// safeURL reads a URL that an article gave and returns it only if it is one of
// the web that leads where it seems to.
func safeURL(raw string) (*url.URL, error) {
	if len(raw) > maxURL || strings.ContainsFunc(raw, func(r rune) bool { return r <= ' ' || r == 0x7f || r == '\ufffd' }) {
		return nil, errors.New("the article's URL is too long or malformed and is not opened")
	}
	u, err := url.Parse(raw)
	switch {
	case err != nil:
		return nil, errors.New("the article's URL cannot be read and is not opened")
	case u.Scheme != "http" && u.Scheme != "https", u.Host == "":
		return nil, errors.New("only http and https URLs are opened")
	case u.User != nil:
		return nil, errors.New("the article's URL holds a user name and is not opened")
	}
	again, err := url.Parse(u.String())
	if err != nil || len(u.String()) > maxURL {
		return nil, errors.New("the article's URL cannot be read and is not opened")
	}
	return again, nil
}

// edit opens a note in the editor outside, and saves what comes back.
func (a *App) edit(note model.Note) tea.Cmd {
	if note.ID == "" && note.Anchor.Article == "" {
		return nil
	}
	if a.options.Editor == nil {
		return a.fail(errors.New("there is no editor: set $EDITOR"))
	}
	cmd, read, err := a.options.Editor(note.Body.String())
	if err != nil {
		return a.fail(err)
	}
	ctx, store := a.ctx, a.options.Store
	return tea.ExecProcess(cmd, func(err error) tea.Msg {
		body, readErr := read()
		if err = errors.Join(err, readErr); err != nil {
			return doneMsg{intent.Fail{Err: err}}
		}
		note.Body = model.NewText(body)
		saved, err := store.Save(ctx, note)
		return doneMsg{outcome(intent.Saved{Article: saved.Anchor.Article}, err)}
	})
}

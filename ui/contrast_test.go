package ui

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"

	"readout/model"
	"readout/ui/theme/contrast"
)

// TestEveryViewCanBeRead draws every view and overlay on a light and on a dark
// background and holds each letter to a contrast of 4.5 (WCAG 2.2, 1.4.3).
func TestEveryViewCanBeRead(t *testing.T) {
	states := []string{
		"", "enter ]q", "enter ]e ]e", "enter l", "j enter / sea", "2 j", "3 l", "4", "5 l", "enter v j j", "?", "ctrl+p", "x", "f sea", "f is: tab tab",
		"f ctrl+r", "6 j", "S j", "!", "enter a hello", "enter t", "w", "enter ]q E", "B enter ]q", "f sea enter n", "V",
	}
	for background, shade := range map[string]color.Color{"light": color.White, "dark": color.Black} {
		for _, typed := range states {
			store := archive()
			store.problems = []string{"a.txt: unreadable"}
			store.notes = []model.Note{{ID: "n", Body: model.NewText("# Head\n\nSome *words*, **strong**, `code`, [a link](https://example.org).\n\n> quoted\n\n- item\n\n```\nprogram\n```")}}
			s := startScreen(t, 120, 40, Options{Store: store})
			s.send(tea.BackgroundColorMsg{Color: shade})
			s.press(typed)
			for words, r := range unreadable(s, shade) {
				t.Errorf("%s, %q: %q has %.2f", background, typed, words, r)
			}
		}
	}
}

// unreadable returns what of the screen has too little contrast, with how much
// that is: runs of cells that are drawn alike.
func unreadable(s *screen, background color.Color) map[string]float64 {
	const width, height = 120, 40
	text := color.Color(color.Black)
	if background == color.Black {
		text = color.White
	}
	emulator := vt.NewEmulator(width, height)
	defer emulator.Close()
	for y, row := range strings.Split(s.app.render(), "\n") {
		fmt.Fprintf(emulator, "\x1b[%d;1H%s", y+1, row)
	}
	found := map[string]float64{}
	for y := range height {
		words, last := "", 0.0
		for x := range width {
			c := emulator.CellAt(x, y)
			r := contrastOf(c, text, background)
			if r != last && words != "" {
				found[words], words = last, ""
			}
			if last = r; r < 4.5 {
				words += c.Content
			}
		}
		if words != "" {
			found[words] = last
		}
	}
	return found
}

// contrastOf returns the contrast of what is in a cell, the most there is if
// that is nothing. What is faint has half of its colour.
func contrastOf(c *uv.Cell, text, background color.Color) float64 {
	if c == nil || c.Content == "" || c.Content == " " {
		return 21
	}
	front, back := c.Style.Fg, c.Style.Bg
	if front == nil {
		front = text
	}
	if back == nil {
		back = background
	}
	if c.Style.Attrs&uv.AttrFaint != 0 {
		front = half(front, back)
	}
	return contrast.Of(front, back)
}

// half returns the colour between two.
func half(a, b color.Color) color.Color {
	r, g, u, _ := a.RGBA()
	r2, g2, u2, _ := b.RGBA()
	return color.RGBA64{R: uint16((r + r2) / 2), G: uint16((g + g2) / 2), B: uint16((u + u2) / 2), A: 0xffff}
}

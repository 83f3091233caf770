package pane

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
)

func FuzzFit(f *testing.F) {
	f.Add("plain", 3)
	f.Add("日本", 3)
	f.Add("", 0)
	f.Fuzz(func(t *testing.T, raw string, width int) {
		if width < 0 || width > 1000 {
			t.Skip()
		}
		row, _, _ := strings.Cut(model.NewText(raw).String(), "\n")
		if got := ansi.StringWidth(Fit(row, width)); got != width {
			t.Errorf("Fit(%q, %d) is %d cells wide", row, width, got)
		}
	})
}

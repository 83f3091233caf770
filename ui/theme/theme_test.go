package theme

import (
	"fmt"
	"image/color"
	"reflect"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"readout/ui/theme/contrast"
)

// backgrounds are what is taken for light and for dark: pure, and as common
// schemes have it.
func backgrounds(dark bool) []color.Color {
	if dark {
		return []color.Color{lipgloss.Color("#000000"), lipgloss.Color("#1e1e1e"), lipgloss.Color("#282828")}
	}
	return []color.Color{lipgloss.Color("#ffffff"), lipgloss.Color("#fdf6e3"), lipgloss.Color("#eeeeee")}
}

// TestContrast holds every colour to 4.5 on every background, also where the
// terminal shows the nearest of 256.
func TestContrast(t *testing.T) {
	for _, dark := range []bool{true, false} {
		for name, c := range colours(paletteOf(dark, Many)) {
			for _, shown := range []color.Color{c, colorprofile.ANSI256.Convert(c)} {
				for _, background := range backgrounds(dark) {
					if r := contrast.Of(shown, background); r < 4.5 {
						t.Errorf("dark %t: %s as %v has %.2f on %v", dark, name, shown, r, background)
					}
				}
			}
		}
	}
}

// terminals are the sixteen colours of some, in their order, and their
// backgrounds for a light and for a dark scheme.
func terminals() map[string][16]string {
	return map[string][16]string{
		"xterm": {
			"#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5",
			"#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff",
		},
		"console": {
			"#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa",
			"#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff",
		},
		"tango": {
			"#000000", "#cc0000", "#4e9a06", "#c4a000", "#3465a4", "#75507b", "#06989a", "#d3d7cf",
			"#555753", "#ef2929", "#8ae234", "#fce94f", "#729fcf", "#ad7fa8", "#34e2e2", "#eeeeec",
		},
		"windows": {
			"#0c0c0c", "#c50f1f", "#13a10e", "#c19c00", "#0037da", "#881798", "#3a96dd", "#cccccc",
			"#767676", "#e74856", "#16c60c", "#f9f1a5", "#3b78ff", "#b4009e", "#61d6d6", "#f2f2f2",
		},
	}
}

// TestContrastOfSixteen: their shades are the terminal's, so the least of some
// must do. Magenta is dark on one of them where it is bright on all others.
func TestContrastOfSixteen(t *testing.T) {
	for terminal, shades := range terminals() {
		for dark, background := range map[bool]string{true: "#000000", false: "#ffffff"} {
			for name, c := range colours(paletteOf(dark, Sixteen)) {
				basic, ok := c.(ansi.BasicColor)
				if !ok {
					t.Fatalf("%s is none of the sixteen", name)
				}
				least := 4.5
				if terminal == "windows" && basic == lipgloss.BrightMagenta {
					least = 3
				}
				if r := contrast.Of(lipgloss.Color(shades[basic]), lipgloss.Color(background)); r < least {
					t.Errorf("%s, dark %t: %s has %.2f", terminal, dark, name, r)
				}
			}
		}
	}
}

// colours returns the colours of p, by name, that are not the terminal's own.
func colours(p Palette) map[string]color.Color {
	all := map[string]color.Color{}
	v := reflect.ValueOf(p)
	for i := range v.NumField() {
		if c, ok := v.Field(i).Interface().(color.Color); ok && c != nil {
			all[v.Type().Field(i).Name] = c
		}
	}
	return all
}

// TestNothingIsToldByColourAlone: without colours, what an article marks is
// drawn otherwise than prose, and no two of it alike.
func TestNothingIsToldByColourAlone(t *testing.T) {
	r := Of(true, false, None).Reader
	seen := map[string]string{}
	for name, style := range map[string]lipgloss.Style{
		"prose": r.Prose, "quote": r.Quote, "belief": r.Belief, "current": r.Current, "person": r.Person, "place": r.Place,
		"org": r.Org, "cue": r.Cue, "selected": r.Selected, "found": r.Found,
	} {
		drawn := fmt.Sprintf("%q", style.Render("x"))
		if other, ok := seen[drawn]; ok {
			t.Errorf("%s looks like %s: %s", name, other, drawn)
		}
		seen[drawn] = name
	}
}

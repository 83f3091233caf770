package flow

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
)

// set sets s as one paragraph and returns the lines as strings.
func set(s string, width int) []string {
	text := model.NewText(s)
	var got []string
	for _, line := range Set(text, whole(text), width) {
		got = append(got, text.Slice(line))
	}
	return got
}

// whole returns all of text as one paragraph.
func whole(text model.Text) []model.Paragraph {
	return []model.Paragraph{{Span: model.Span{End: text.Len()}}}
}

func TestSet(t *testing.T) {
	tests := []struct {
		name  string
		text  string
		width int
		want  string // lines joined by "|"
	}{
		{"fits", "one two", 7, "one two"},
		{"breaks at space", "one two", 6, "one|two"},
		{"breaks after hyphen", "north-west", 6, "north-|west"},
		{"keeps hard break", "one\ntwo three", 20, "one|two three"},
		{"cuts a long word", "unbreakable", 4, "unbr|eaka|ble"},
		{"long word after a short one", "an unbreakable", 5, "an|unbre|akabl|e"},
		{"no-break space", "10\u00a0km away", 4, "10\u00a0k|m|away"},
		{"wide glyphs", "日本語", 4, "日本|語"},
		{"glyph wider than the line", "日本", 1, "日|本"},
		{"combining marks stay", "cafe\u0301s", 4, "cafe\u0301|s"},
		{"flag is one glyph", "🇮🇹🇵🇱", 2, "🇮🇹|🇵🇱"},
		{"no width at all", "ab", 0, "a|b"},
		{"empty", "", 10, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(set(tt.text, tt.width), "|"); got != tt.want {
				t.Errorf("Set(%q, %d) = %q, want %q", tt.text, tt.width, got, tt.want)
			}
		})
	}
}

// FuzzSet holds Set to what highlighting and scrolling rely on: lines come in
// order, lose nothing but white space, and are no wider than asked.
func FuzzSet(f *testing.F) {
	f.Add("The quick brown fox", 7)
	f.Add("日本語 text", 3)
	f.Add("\n\n a\u0301\u0301 ", 1)
	f.Fuzz(func(t *testing.T, raw string, width int) {
		text := model.NewText(raw)
		if width < 1 || width > 500 {
			t.Skip()
		}
		last := 0
		for i, line := range Set(text, whole(text), width) {
			if line.Start < last || line.End < line.Start {
				t.Fatalf("line %d is %v, after offset %d", i, line, last)
			}
			if lost := text.Slice(model.Span{Start: last, End: line.Start}); strings.Trim(lost, " \n") != "" {
				t.Fatalf("between lines %d and %d: lost %q", i-1, i, lost)
			}
			if w := ansi.StringWidth(text.Slice(line)); w > max(2, width) {
				t.Fatalf("line %d is %d cells wide, asked for %d: %q", i, w, width, text.Slice(line))
			}
			last = line.End
		}
		if lost := text.Slice(model.Span{Start: last, End: text.Len()}); strings.Trim(lost, " \n") != "" {
			t.Fatalf("lost at the end: %q", lost)
		}
	})
}

func TestLinesAt(t *testing.T) {
	text := model.NewText("one two three")
	lines := Set(text, whole(text), 5) // one|two|three
	for offset, want := range map[int]int{0: 0, 2: 0, 3: 1, 4: 1, 8: 2, 12: 2, 99: 2} {
		if got := lines.At(offset); got != want {
			t.Errorf("At(%d) = %d, want %d", offset, got, want)
		}
	}
}

func TestPaintKeepsText(t *testing.T) {
	text := model.NewText("He said yes.")
	bold, faint := lipgloss.NewStyle().Bold(true), lipgloss.NewStyle().Faint(true)
	got := Paint(text, model.Span{Start: 3, End: 12}, faint, []Run{
		{model.Span{Start: 0, End: 7}, bold},
		{model.Span{Start: 8, End: 11}, bold},
	})
	if plain := ansi.Strip(got); plain != "said yes." {
		t.Errorf("painted text reads %q", plain)
	}
	if want := bold.Render("said") + faint.Render(" ") + bold.Render("yes") + faint.Render("."); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestParagraphKinds(t *testing.T) {
	text := model.NewText("a  b c d e\nf\n\n item one two")
	kinds := []model.Paragraph{
		{Kind: model.Preformatted, Span: model.Span{Start: 0, End: 12}},
		{Kind: model.ListItem, Level: 1, Span: model.Span{Start: 15, End: 27}},
	}
	var got []string
	for _, line := range Set(text, kinds, 8) {
		got = append(got, text.Slice(line))
	}
	if want := "a  b c d| e|f||item|one|two"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "|"), want)
	}
}

// TestSimpleIsOneCellARune holds the short cut to the ruler.
func TestSimpleIsOneCellARune(t *testing.T) {
	for r := rune(' '); r < 0x3000; r++ {
		if s := "a" + string(r) + "a"; isSimple(s) && ansi.StringWidth(s) != 3 {
			t.Errorf("%U is not simple", r)
		}
	}
}

func FuzzCells(f *testing.F) {
	f.Add("\x1b[1;38;2;1;2;3mbold\x1b[m “plain” │ 日本")
	f.Add("\x1b]0;title\x07m\x1b[31")
	f.Fuzz(func(t *testing.T, raw string) {
		row := strings.ReplaceAll(model.NewText(raw).String(), "␛", "\x1b")
		if got, want := Cells(row), ansi.StringWidth(row); got != want {
			t.Errorf("Cells(%q) = %d, want %d", row, got, want)
		}
	})
}

func BenchmarkSetHuge(b *testing.B) {
	for name, raw := range map[string]string{
		"one line":  strings.Repeat("The water rose in an hour and nobody came. ", 5<<20/43),
		"one word":  strings.Repeat("x", 5<<20),
		"1M lines":  strings.Repeat("line\n", 1e6),
		"Arabic":    strings.Repeat("ارتفع الماء في ساعة ولم يأت أحد. ", 5<<20/58),
		"wide word": strings.Repeat("水", 5<<20/3),
	} {
		text := model.NewText(raw)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Set(text, whole(text), 72)
			}
		})
	}
}

func BenchmarkSet(b *testing.B) {
	text := model.NewText(strings.Repeat("The water rose in an hour and nobody came. ", 500))
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		Set(text, whole(text), 72)
	}
}

package notes

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"readout/model"
)

// rendition is what may be left of escape sequences, written independently of
// the scanner.
var rendition = regexp.MustCompile("\x1b\\[[0-9;:]*m")

// contained fails the test if a terminal would obey anything in rows but
// colours and weights.
func contained(t *testing.T, rows []string) {
	t.Helper()
	for _, row := range rows {
		for _, r := range rendition.ReplaceAllString(row, "") {
			if r < ' ' || 0x7f <= r && r <= 0x9f || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 {
				t.Errorf("%U in %q", r, row)
			}
		}
	}
}

func TestRenderContainsWhatANoteHolds(t *testing.T) {
	for _, body := range []string{
		"&#27;[2J", "&#x1b;]0;title&#7;x", "&#27;]52;c;cHduZWQ=&#27;\\", "&#155;2J", "&#27;", "&#27;[", "&#27;[1", "&#27;]8;;",
		"[link](https://example.org/&#27;[2J)", "[l](https://example.org)", "![i](http://x)", "<http://example.org>",
		"`&#27;[2J` and\n\n```\n&#27;c\n```", "&#8238;abc", "&#13;x&#10;y&#8;z", "| a | b |\n|---|---|\n| &#27;[5n | [x](http://y) |",
		"&#27;[31mred", "&#27;P1$r&#27;\\", "\x1b[2J",
	} {
		for _, look := range []look{{40, true, false}, {1, false, false}, {80, false, true}} {
			rows, err := render(model.NewText(body), look)
			if err != nil {
				t.Errorf("%q: %v", body, err)
			}
			contained(t, rows)
		}
	}
}

func TestRenderSetsMarkdown(t *testing.T) {
	rows, err := render(model.NewText("# Head\n\nSome *words* and [a link](https://example.org).\n\n- item"), look{40, true, false})
	if err != nil {
		t.Fatal(err)
	}
	plain := rendition.ReplaceAllString(strings.Join(rows, "\n"), "")
	for _, want := range []string{"Head", "Some words and", "https://example.org", "• item"} {
		if !strings.Contains(plain, want) {
			t.Errorf("no %q in\n%s", want, plain)
		}
	}
}

func TestRenderSetsProgramsAndHTMLPlainly(t *testing.T) {
	for body, want := range map[string]string{
		"```go\nif a < b {\n\treturn\n}\n```":                     "if a < b {\n   return\n  }",
		"    indented & kept\n    twice":                          "indented & kept\n  twice",
		"some <b>bold</b> words &amp; <!-- no --> a<br>b":         "some bold words &  ab",
		"<div class='a>b'>\n5 &lt; 6 <SCRIPT>no</SCRIPT>\n</div>": "5 < 6",
		"<table><tr><td>x < y":                                    "x < y",
		"a < b > c <":                                             "a < b > c <",
		"<!-- never ended\n<style>p{}":                            "",
	} {
		rows, err := render(model.NewText(body), look{60, true, false})
		if err != nil {
			t.Errorf("%q: %v", body, err)
		}
		plain := rendition.ReplaceAllString(strings.Join(rows, "\n"), "")
		if got := strings.TrimSpace(plain); got != want {
			t.Errorf("%q is set as\n%q, want\n%q", body, got, want)
		}
	}
}

func TestHarmless(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b[1;31mred\x1b[m":                "\x1b[1;31mred\x1b[m",
		"a\x1b[2Jb":                          "ab",
		"a\x1b]8;;http://x\x07b\x1b]8;;\x07": "ab",
		"a\x1b]8;;http://x\x1b\\b":           "ab",
		"a\x1b]0;never ended":                "a0;never ended",
		"a\x1bcb":                            "ab",
		"a\x1b":                              "a",
		"a\x1b[38;5;1":                       "a38;5;1",
		"a\x1b[>4;2m":                        "a",
		"a\u009b2Jb":                         "a\ufffd2Jb",
		"\x1b\x1b[2J":                        "",
	} {
		if got := harmless(in); got != want {
			t.Errorf("harmless(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzHarmless(f *testing.F) {
	f.Add("a\x1b]52;c;x\x1b\\\x1b[2Jb\x1b[1m")
	f.Fuzz(func(t *testing.T, s string) {
		contained(t, strings.Split(harmless(s), "\n"))
	})
}

func TestShallow(t *testing.T) {
	for in, want := range map[string]string{
		"plain words\n":                            "plain words\n",
		"> - quoted\n":                             "> - quoted\n",
		"    code 12. x\n":                         "    code 12. x\n",
		strings.Repeat("> ", 40) + "deep\n":        strings.Repeat("> ", 16) + "deep\n",
		strings.Repeat("- ", 40) + "deep\n":        strings.Repeat("- ", 16) + "deep\n",
		strings.Repeat(" ", 100) + "- deep\n":      strings.Repeat(" ", 32) + "deep\n",
		strings.Repeat(">", 5000) + "\n" + "x\n\n": strings.Repeat(">", 16) + "\nx\n\n",
	} {
		if got := shallow(in); got != want {
			t.Errorf("shallow(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestRenderTakesItsTime renders what would take Glamour minutes unbounded.
func TestRenderTakesItsTime(t *testing.T) {
	var nested strings.Builder
	for depth := range 50 {
		nested.WriteString(strings.Repeat("  ", depth) + "- x\n")
	}
	for name, body := range map[string]string{
		"quotes":   strings.Repeat(">", 1<<20) + "x",
		"list":     nested.String(),
		"brackets": strings.Repeat("[", 1<<12),
	} {
		start := time.Now()
		if _, err := render(model.NewText(body), look{60, true, false}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s: took %v", name, took)
		} else {
			t.Logf("%s: took %v", name, took)
		}
	}
}

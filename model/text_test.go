package model

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestNewText(t *testing.T) {
	tests := []struct{ name, raw, want string }{
		{"plain", "Two\nlines.", "Two\nlines."},
		{"line ends", "a\r\nb\rc\u0085d\u2028e", "a \nb\nc\nd\ne"},
		{"tab", "a\tb", "a b"},
		{"escape", "a\x1b[2Jb", "a␛[2Jb"},
		{"delete and null", "a\x7f\x00", "a␡␀"},
		{"C1", "a\u009b2J", "a\ufffd2J"},
		{"invalid", "a\xffb", "a\ufffdb"},
		{"splice", "\xc2\x11\x9b", "\ufffd␑\ufffd"},
		{"direction", "access\u202e\u2066// admin", "access\ufffd\ufffd// admin"},
		{"invisible", "pay\u200bpal\ufeff", "pay\ufffdpal\ufffd"},
		{"tags", "hi\U000e0041", "hi\ufffd"},
		{"Persian joiner", "می\u200cخواهم", "می\u200cخواهم"},
		{"Latin joiner", "pay\u200dpal", "pay\ufffdpal"},
		{"family", "👩\u200d👧", "👩\u200d👧"},
		{"accents", "e\u0301e\u0301", "e\u0301e\u0301"},
		{"flood", "Z" + strings.Repeat("\u0336", 10) + "a", "Z" + strings.Repeat("\u0336", 8) + "\ufffd\ufffda"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := NewText(tt.raw).String(); got != tt.want {
				t.Errorf("NewText(%q) = %q, want %q", tt.raw, got, tt.want)
			}
		})
	}
}

// FuzzNewText holds the cleaner to its promise by Unicode's own tables, not by
// the cleaner's.
func FuzzNewText(f *testing.F) {
	f.Add("a\x1b]52;c;cHduZWQ=\x07b")
	f.Add("\xc2\x11\x9b31m")
	f.Add("می\u200cخواهم\u200d")
	f.Fuzz(func(t *testing.T, raw string) {
		text := NewText(raw)
		s := text.String()
		if !utf8.ValidString(s) {
			t.Fatalf("not UTF-8: %q", s)
		}
		for _, r := range s {
			if r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
				t.Fatalf("control %U in %q", r, s)
			}
		}
		if want := utf8.RuneCountInString(raw); utf8.RuneCountInString(s) != want {
			t.Fatalf("%d code points became %d", want, utf8.RuneCountInString(s))
		}
		if again := NewText(s).String(); again != s {
			t.Fatalf("cleaning %q again gave %q", s, again)
		}
		points := 0
		for offset := range s {
			if got := text.Point(offset); got != points {
				t.Fatalf("Point(%d) = %d, want %d", offset, got, points)
			}
			points++
		}
	})
}

func FuzzNewLine(f *testing.F) {
	for _, raw := range []string{"  a\n\tb ❤️ ", "", " ", "a b", "a  b", " a", "a ", "a\x7f", strings.Repeat("ab ", 1365), strings.Repeat("a", maxLine+1)} {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		l := NewLine(raw)
		if slow := cleanLine(raw); l != slow {
			t.Fatalf("NewLine(%q) = %q, want %q", raw, l, slow)
		}
		if strings.ContainsAny(l.String(), "\n\r\t\x1b") || strings.Contains(l.String(), "  ") {
			t.Fatalf("NewLine(%q) = %q", raw, l)
		}
		if again := NewLine(l.String()); again != l {
			t.Fatalf("cleaning %q again gave %q", l, again)
		}
	})
}

func BenchmarkNewText(b *testing.B) {
	raw := strings.Repeat("Größe über alles – “the water rose”, he said. ", 500)
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		NewText(raw)
	}
}

package reader

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout/model"
)

func TestFind(t *testing.T) {
	const text = "Café “au lait”\ncafe\u0301 ÉCOLE école İstanbul"
	tests := []struct {
		words string
		want  string // the hits as they are in the text, joined by "|"
	}{
		{"cafe", "Café|cafe"},
		{"CAFE", ""},
		{"École", ""},
		{"Caf", "Caf"},
		{"ecole", "ÉCOLE|école"},
		{"É", "É|E"},
		{`"au lait"`, "“au lait”"},
		{"lait” c", "lait”\nc"},
		{"istanbul", "İstanbul"},
		{"", ""},
	}
	for _, tt := range tests {
		f := folded{text: text}
		var got []string
		for _, hit := range f.find(tt.words) {
			got = append(got, strings.TrimRight(text[hit.Start:hit.End], "\u0301"))
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("find(%q) = %q, want %q", tt.words, got, tt.want)
		}
	}
}

// FuzzFind holds hits to what marking them relies on.
func FuzzFind(f *testing.F) {
	f.Add("Café ’68", "cafe")
	f.Add("aaaa", "aa")
	f.Add("İİ", "i")
	f.Fuzz(func(t *testing.T, raw, words string) {
		text := model.NewText(raw).String()
		found := folded{text: text}
		last := 0
		for _, hit := range found.find(model.NewText(words).String()) {
			if hit.Start < last || hit.End <= hit.Start || hit.End > len(text) {
				t.Fatalf("hit %v after %d in %d bytes", hit, last, len(text))
			}
			if !utf8.RuneStart(text[hit.Start]) || hit.End < len(text) && !utf8.RuneStart(text[hit.End]) {
				t.Fatalf("hit %v cuts a rune of %q", hit, text)
			}
			last = hit.End
		}
	})
}

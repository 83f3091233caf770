package model

import (
	"strings"
	"testing"
)

func TestCredit(t *testing.T) {
	tests := []struct {
		speaker    string
		named      bool
		confidence float64
		want       string
	}{
		{"", false, 0, "unattributed"},
		{"Ann Rossi", true, 0.9, "Ann Rossi"},
		{"Ann Rossi", true, 0.59, "Ann Rossi?"},
		{"The Minister", true, 0.9, "The Minister"},
		{"He", false, 0.9, "He (unresolved)"},
		{"they all", false, 0.9, "they all (unresolved)"},
		{"he himself", false, 0.5, "he himself? (unresolved)"},
		{"the minister", false, 0.9, "the minister (unresolved)"},
		{"the company", false, 0.9, "the company (unresolved)"},
		{"the boss of", false, 0.9, "the boss of (unresolved)"},
		{"the companies", false, 0.9, "the companies"},
		{"the minister of war, who resigned", false, 0.9, "the minister of war, who resigned (unresolved)"},
		{"his lawyer", false, 0.9, "his lawyer (unresolved)"},
		{"The latter", false, 0.9, "The latter (unresolved)"},
		{"the company’s spokeswoman", false, 0.9, "the company’s spokeswoman (unresolved)"},
		{"a spokesman for the ministry", false, 0.9, "a spokesman for the ministry"},
		{"officials", false, 0.9, "officials"},
		{"one banker", false, 0.9, "one banker"},
		{"the White House", false, 0.9, "the White House"},
		{"The Prime Minister", false, 0.9, "The Prime Minister (unresolved)"},
		{"WHO", false, 0.9, "WHO"},
		{"the official WHO report", false, 0.9, "the official WHO report"},
		{"the Texas Democrat,", false, 0.9, "the Texas Democrat (unresolved)"},
		{"the officials", false, 0.3, "the officials?"},
		{"the report", false, 0.9, "the report"},
		{"the government", false, 0.9, "the government"},
		{"its report", false, 0.9, "its report"},
		{"“", false, 0.9, "“"},
	}
	for _, tt := range tests {
		s := Said{Speaker: NewLine(tt.speaker), Named: tt.named, Confidence: tt.confidence}
		if got := s.Credit(); got != tt.want {
			t.Errorf("%q is credited as %q, want %q", tt.speaker, got, tt.want)
		}
	}
}

func TestExplain(t *testing.T) {
	text := NewText("Ann Rossi spoke. “It rose,” he said.")
	span := func(words string) Span {
		at := strings.Index(text.String(), words)
		return Span{at, at + len(words)}
	}
	who := Annotations{Entities: []Entity{{ID: 1, Kind: Person, Name: NewLine("Ann Rossi")}}}
	he := Speaker{Words: Span{span("he said").Start, span(" said").Start}, Cue: span("said"), Grounds: Grounds{Rule: "the cue’s subject"}, Confidence: 0.97}
	resolved := he
	resolved.Entity, resolved.Confidence = 1, 0.55
	resolved.Grounds.Chain = []Step{{Words: span("Ann Rossi"), Reason: "the last named"}}
	for want, s := range map[string]Speaker{
		"nobody is credited": {},
		"cue “said” · the cue’s subject · “he” · 97 % · it could not be told who that is":                 he,
		"cue “said” · the cue’s subject · “he” → “Ann Rossi” (the last named) · 55 %, uncertain, hence ?": resolved,
	} {
		if got := who.Explain(text, Quotation{Speaker: s}); got != want {
			t.Errorf("explained as\n%s\nwant\n%s", got, want)
		}
	}
}

package archive

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"readout/briefings/query"
	"readout/model"
)

// suggestedFor returns what is suggested at the end of a query.
func suggestedFor(t testing.TB, a *Archive, text string) string {
	t.Helper()
	found, err := a.Suggest(t.Context(), text, len(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range found {
		if s.Count > 0 {
			s.Text += fmt.Sprint(" ", s.Count)
		}
		got = append(got, s.Text)
	}
	return strings.Join(got, ", ")
}

func TestSuggestions(t *testing.T) {
	a := world(t)
	tests := []struct{ text, want string }{
		{"speaker:", `"Bashar Al-Kiki" 2, "Ann Wroe" 1`},
		{"speaker:ki", `"Bashar Al-Kiki" 2`},
		{"flood -Speaker:KI", `"Bashar Al-Kiki" 2`},
		{`speaker:"bashar al`, `"Bashar Al-Kiki" 2`},
		{"speaker:wreo", `"Ann Wroe" 1`},
		{"speaker:bsh", ""},
		{"speaker:bahs", `"Bashar Al-Kiki" 2`},
		{`speaker:"kiki bashar`, `"Bashar Al-Kiki" 2`},
		{"speaker:bak", `"Bashar Al-Kiki" 2`},
		{"person:", `"Bashar Al-Kiki" 2, "Ann Wroe" 1`},
		{"place:b", "Baghdad 1"},
		{"place:era", ""},
		{"place:erbl", "Erbil 1"},
		{"near:er", "Erbil~50km"},
		{"near:er~", "~10km, ~25km, ~50km, ~100km, ~250km, ~500km"},
		{"source:", `Reuters 2, "Shafaq News" 1`},
		{"source:new", `"Shafaq News" 1`},
		{"tag:", "weather 1"},
		{"tag:x", ""},
		{"kik", `speaker:"Bashar Al-Kiki" 2`},
		{"bagh", "place:Baghdad 1"},
		{"is:unr", "unread"},
		{"org:", ""},
		{"re:/ki", ""},
		{`"bagh`, ""},
	}
	for _, tt := range tests {
		if got := suggestedFor(t, a, tt.text); got != tt.want {
			t.Errorf("for %s are suggested %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestSuggestionsFollowTheArchive(t *testing.T) {
	a := open(t, flood())
	if got := suggestedFor(t, a, "person:"); got != `"Bashar Al-Kiki" 1` {
		t.Fatal(got)
	}
	replace(t, a, "more", council())
	if got := suggestedFor(t, a, "person:"); got != `"Bashar Al-Kiki" 2, "Ann Wroe" 1` {
		t.Error(got)
	}
	if err := a.Reset(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := suggestedFor(t, a, "person:"); got != "" {
		t.Error(got)
	}
}

// crowd returns an archive on the disk that knows n figures.
func crowd(b *testing.B, n int) *Archive {
	b.Helper()
	a, err := Open(b.Context(), Options{Path: filepath.Join(b.TempDir(), "archive.db")})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { a.Close() })
	entries, _ := corpus(b, 100)
	fill(b, a, entries)
	batch, err := a.Begin(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for i := range n {
		name := fmt.Sprintf("%c%s %c%s %s", "bcdfgkm"[i%7], "ashar"[i%3:], "aeiou"[i%5], "l-kiki"[i%4:], fmt.Sprint("surname", i))
		err := batch.exec("INSERT INTO figure VALUES(NULL, ?, ?, ?, ?, 0, ?, ?, NULL, NULL)",
			i, i%4, 1+i%50, i%9, name, " "+query.Fold(name)+"  mr "+query.Fold(name)+" ")
		if err != nil {
			b.Fatal(err)
		}
	}
	if err := batch.Commit(); err != nil {
		b.Fatal(err)
	}
	return a
}

// BenchmarkSuggest completes names among 150,000, each time with names as they
// are at first, and once they are all known.
func BenchmarkSuggest(b *testing.B) {
	a := crowd(b, 150_000)
	for _, text := range []string{"speaker:", "speaker:ba", "person:surname1", "person:sunrame149999", "place:xyz", "kik", "source:s"} {
		ask := func(b *testing.B) {
			b.Helper()
			if _, err := a.Suggest(b.Context(), text, len(text)); err != nil {
				b.Fatal(err)
			}
		}
		b.Run("first/"+text, func(b *testing.B) {
			for b.Loop() {
				a.register.clear()
				ask(b)
			}
		})
		for range 60 {
			ask(b)
		}
		b.Run("then/"+text, func(b *testing.B) {
			for b.Loop() {
				ask(b)
			}
		})
	}
	b.ReportMetric(float64(len(a.register.figures)), "names")
	b.ReportMetric(float64(cap(a.register.folded)+cap(a.register.figures)*40), "bytes")
}

// TestBegins holds begins to the slow and obvious: the least distance of a word
// to any beginning.
func TestBegins(t *testing.T) {
	tests := []struct {
		s, word string
		wrong   int
		want    bool
	}{
		{"wroe", "wreo", 1, true},
		{"zelenskyy", "zelenski", 2, true},
		{"zelenskyy", "zelenksi", 2, true},
		{"netanyahu", "netanjau", 2, true},
		{"netanyahu", "netanjahu", 0, false},
		{"erbil", "erbl", 1, true},
		{"erb", "erbil", 1, false},
		{"", "a", 0, false},
		{"kiki", "", 0, true},
	}
	for _, tt := range tests {
		if got := begins([]byte(tt.s), tt.word, tt.wrong); got != tt.want {
			t.Errorf("%s begins with %s but for %d letters: %t", tt.s, tt.word, tt.wrong, got)
		}
	}
}

// TestWhatIsComparedIsBoundedByWork: the same names are met before the letters
// are used up, whatever the clock says.
func TestWhatIsComparedIsBoundedByWork(t *testing.T) {
	n := &register{}
	for i, name := range []string{" ann wroe ", " anna rossi ", " bashar al kiki ", " bo kite "} {
		k := known{number: int64(i + 1), from: uint32(len(n.folded)), kind: uint8(model.Person)}
		n.folded = append(n.folded, name...)
		k.to = uint32(len(n.folded))
		n.figures = append(n.figures, k)
	}
	w := sought{words: "kitte", kinds: []model.EntityKind{model.Person}}
	_, first := nearly([]byte(" ann wroe "), w.words)
	if first != len(" ann wroe ") {
		t.Errorf("%d letters of the first", first)
	}
	for most, want := range map[int]int{0: 0, first: 0, 40: 0, 1000: 1} {
		if got := len(n.best(w, nearly, most)); got != want {
			t.Errorf("%d of %d letters: %d found", most, first, got)
		}
	}
}

package gazetteer

import "testing"

// FuzzFold holds the fast way through plain names to the one for all.
func FuzzFold(f *testing.F) {
	for _, name := range []string{
		"", "Erbil", "South Korea", "The Hague", "the Ural", "St Petersburg", "Fort Worth", "New York", "Kiev  Oblast", " Kiev", "Kiev ",
		"Port-au-Prince", "Łódź", "U.S.", "1234 5678", "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if got, want := Fold(name), foldAny(name); got != want {
			t.Errorf("Fold(%q) = %q, want %q", name, got, want)
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for b.Loop() {
		Fold("Springfield County")
	}
}

package versions_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"readout/briefings/versions"
	"readout/model"
)

// article makes an article of paragraphs parted by blank lines.
func article(date, text string) *model.Article {
	a := &model.Article{Text: model.NewText(text)}
	a.Published, _ = model.ParseDate(date)
	at := 0
	for p := range strings.SplitSeq(text, "\n\n") {
		a.Paragraphs = append(a.Paragraphs, model.Paragraph{Span: model.Span{Start: at, End: at + len(p)}})
		at += len(p) + 2
	}
	return a
}

// stories returns the articles of testdata by name.
func stories(t testing.TB) map[string]*model.Article {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/stories.txtar")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*model.Article{}
	for _, f := range archive.Files {
		date, text, _ := strings.Cut(strings.TrimSpace(string(f.Data)), "\n")
		all[f.Name] = article(date, text)
	}
	return all
}

func TestSame(t *testing.T) {
	all := stories(t)
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"harbour", "harbour", true},
		{"harbour", "lead", true},
		{"harbour", "correction", true},
		{"harbour", "cut", true},
		{"correction", "cut", true},
		{"harbour", "background", false},
		{"lead", "background", false},
		{"report", "report later", false},
		{"market", "market next", false},     // another day, other figures
		{"market", "market corrected", true}, // the same day
		{"market", "market again", true},     // one figure
		{"market", "market month", false},    // a month later, of another day
		{"market", "market old", true},       // the same words, whenever
		{"brief", "brief again", true},
		{"brief", "brief other", false},
		{"brief", "harbour", false},
	} {
		a, b := all[tt.a], all[tt.b]
		share := versions.Read(a).Alike(versions.Read(b))
		if got := versions.Read(a).Same(versions.Read(b)); got != tt.want {
			t.Errorf("%s and %s: same %v, want %v: %+v", tt.a, tt.b, got, tt.want, share)
		}
		if back := versions.Read(b).Same(versions.Read(a)); back != tt.want {
			t.Errorf("%s and %s: same %v, want %v", tt.b, tt.a, back, tt.want)
		}
		if meets := versions.Of(a).Meets(versions.Of(b)); tt.want && !meets {
			t.Errorf("%s and %s do not meet", tt.a, tt.b)
		}
	}
}

// TestHostile holds the work on texts that are no articles to what they are long.
func TestHostile(t *testing.T) {
	for name, text := range map[string]string{
		"empty":      "",
		"no words":   "— … !",
		"one word":   strings.Repeat("word ", 1_000_000),
		"no spaces":  strings.Repeat("x", 5_000_000),
		"two words":  strings.Repeat("this that ", 500_000),
		"paragraphs": strings.Repeat("a\n\n", 200_000),
		"wide":       strings.Repeat("日本語", 300_000),
		"odd bytes":  "\xff\xfe broken \x00 bytes in a text that is not quite too short to be looked at",
	} {
		a := article("", text)
		s := versions.Of(a)
		if n := len(s.Keys()); n > 3 || n == 0 != (name == "empty" || name == "no words") {
			t.Errorf("%s: %d keys", name, n)
		}
		same := versions.Read(a).Same(versions.Read(a))
		if same != (len(s.Keys()) > 0) {
			t.Errorf("%s: same as itself %v", name, same)
		}
	}
}

func TestOfIsAFunctionOfTheWords(t *testing.T) {
	a := stories(t)["harbour"]
	loud := article("", strings.ToUpper(a.Text.String()))
	quiet := article("1999-01-01", strings.ReplaceAll(a.Text.String(), "\"", "“"))
	if versions.Of(a) != versions.Of(loud) || versions.Of(a) != versions.Of(quiet) {
		t.Error("case, marks or dates change the sketch")
	}
}

// FuzzSame holds comparing to being mutual, and to shares being shares.
func FuzzSame(f *testing.F) {
	for _, a := range stories(f) {
		f.Add(a.Text.String(), "one two three")
	}
	f.Fuzz(func(t *testing.T, one, other string) {
		a, b := article("", model.NewText(one).String()), article("", model.NewText(other).String())
		x, y := versions.Read(a), versions.Read(b)
		if s := x.Alike(y); s.Shorter < 0 || s.Shorter > 1 || s.Both > s.Shorter {
			t.Errorf("%+v", s)
		}
		if s, back := x.Alike(y), y.Alike(x); s.Both == 1 != (back.Both == 1) {
			t.Errorf("%+v one way, %+v the other", s, back)
		}
		versions.Changes(a, b)
	})
}

func BenchmarkOf(b *testing.B) {
	a := stories(b)["harbour"]
	b.SetBytes(int64(a.Text.Len()))
	for b.Loop() {
		versions.Of(a)
	}
}

func BenchmarkSame(b *testing.B) {
	all := stories(b)
	for b.Loop() {
		versions.Read(all["harbour"]).Same(versions.Read(all["lead"]))
	}
}

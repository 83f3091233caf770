package notebook

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"readout/model"
)

func TestReanchor(t *testing.T) {
	const before = "The minister spoke first. He said the water rose fast. Nobody slept that night, he said."
	tests := []struct {
		name, words, after string
		want               string // the text around the words found, up to 8 bytes a side; "" if none is to be
	}{
		{"unchanged", "rose fast", before, "e water rose fast. Nobody"},
		{"something before", "the water rose fast", "By ANN\n\n" + before, "He said the water rose fast. Nobody"},
		{"short, same surroundings", "rose", "By ANN\n\n" + before, "e water rose fast. N"},
		{"short, other surroundings", "rose", strings.Replace(before, "fast", "slowly", 1), ""},
		{"long, other surroundings", "the water rose fast", "It is over, but the water rose fast, too.", "er, but the water rose fast, too."},
		{"long, twice, other surroundings", "the water rose fast", "So the water rose fast and the water rose fast.", ""},
		{"long, changed by a letter", "the water rose fast", strings.Replace(before, "water", "Water", 1), ""},
		{"gone", "the water rose fast", "Nothing happened.", ""},
		{"short, twice, one with the same surroundings", "he said", "Yes, he said. " + before, " night, he said."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			old, now := article("old", "f", before), article("new", "f", tt.after)
			span, ok := Reanchor(now, Anchor(old, on(t, old, tt.words)))
			got := ""
			if ok {
				text := now.Text.String()
				got = text[max(0, span.Start-8):min(len(text), span.End+8)]
			}
			if got != tt.want {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAnchorCountsCodePoints(t *testing.T) {
	a := article("a", "f", strings.Repeat("د", 40)+"x"+strings.Repeat("河", 40))
	anchor := Anchor(a, on(t, a, "x"))
	if anchor.Prefix != strings.Repeat("د", 32) || anchor.Suffix != strings.Repeat("河", 32) {
		t.Errorf("prefix %q, suffix %q", anchor.Prefix, anchor.Suffix)
	}
	if whole := Anchor(a, model.Span{}); whole.Exact+whole.Prefix+whole.Suffix != "" {
		t.Errorf("anchor to the whole article has words: %+v", whole)
	}
}

// A letter is a code point that keeps its identity while text around it is
// edited, so that where words went is known without asking the anchors.
type letter struct {
	r  rune
	id int
}

// edit deletes, inserts or moves a stretch at random.
func edit(rng *rand.Rand, text []letter, fresh *int) []letter {
	from := rng.IntN(len(text) - 30)
	piece := slices.Clone(text[from : from+1+rng.IntN(25)])
	switch rng.IntN(3) {
	case 0:
		return slices.Delete(text, from, from+len(piece))
	case 1:
		for i := range piece { // words like those of the text, but others
			*fresh++
			piece[i] = letter{text[rng.IntN(len(text))].r, *fresh}
		}
		return slices.Insert(text, from, piece...)
	default:
		text = slices.Delete(text, from, from+len(piece))
		return slices.Insert(text, rng.IntN(len(text)), piece...)
	}
}

// prose returns n words. With few words to choose from, short phrases repeat
// all the time.
func prose(rng *rand.Rand, n int) []letter {
	words := strings.Fields("the river rose and he said that water in Erbil was high but سد دجلة 河内 not as high as in Mosul or Hanoi")
	var text []letter
	for range n {
		for _, r := range words[rng.IntN(len(words))] + " " {
			text = append(text, letter{r, len(text)})
		}
	}
	return text
}

// spell returns the letters as a string.
func spell(text []letter) string {
	var b strings.Builder
	for _, l := range text {
		b.WriteRune(l.r)
	}
	return b.String()
}

func TestNoAnchorMovesToOtherWords(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	found, lost, wrong := 0, 0, 0
	for range 400 {
		text := prose(rng, 250)
		old := article("old", "f", spell(text))
		var spans [][2]int
		var anchors []model.Anchor
		for range 20 {
			from := rng.IntN(len(text) - 80)
			to := from + 1 + rng.IntN(80)
			exact := spell(text[from:to])
			if strings.Count(old.Text.String(), exact) > 1 && to-from >= enough {
				continue // the same sentence twice: see the documentation of Reanchor
			}
			start := len(spell(text[:from]))
			spans = append(spans, [2]int{from, to})
			anchors = append(anchors, Anchor(old, model.Span{Start: start, End: start + len(exact)}))
		}
		ids := slices.Clone(text)
		fresh := 1 << 20
		for range 1 + rng.IntN(12) {
			text = edit(rng, text, &fresh)
		}
		now := article("new", "f", spell(text))
		for i, anchor := range anchors {
			span, ok := Reanchor(now, anchor)
			if !ok {
				lost++
				continue
			}
			found++
			first := len([]rune(now.Text.String()[:span.Start]))
			if !isSame(ids[spans[i][0]:spans[i][1]], text[first:first+spans[i][1]-spans[i][0]]) {
				wrong++
			}
		}
	}
	t.Logf("%d found, %d given up, %d wrong", found, lost, wrong)
	if wrong > 0 || found < 2000 {
		t.Errorf("%d anchors found, %d of them at other words; want at least 2000 and 0", found, wrong)
	}
}

// isSame reports whether two stretches spell the same and share most letters.
// Not all: "rose" with its first letter cut and another "r" put there is "rose".
func isSame(a, b []letter) bool {
	shared := 0
	for i := range a {
		if a[i].id == b[i].id {
			shared++
		}
	}
	return spell(a) == spell(b) && shared*2 >= len(a)
}

func TestNotesFollowAFileThatChanged(t *testing.T) {
	n, path := opened(t)
	old := article("old", "f.txt", "He said that the water rose fast. Nobody slept.")
	kept := model.Note{Anchor: Anchor(old, on(t, old, "the water rose fast")), Body: model.NewText("kept")}
	kept.Anchor.Cited.Paragraph = 1
	save(t, n, kept)
	save(t, n, model.Note{Anchor: Anchor(old, on(t, old, "Nobody slept")), Body: model.NewText("orphan")})
	save(t, n, model.Note{Anchor: Anchor(old, model.Span{}), Body: model.NewText("whole")})
	elsewhere := article("else", "other.txt", "the water rose fast")
	save(t, n, model.Note{Anchor: Anchor(elsewhere, on(t, elsewhere, "the water rose fast")), Body: model.NewText("elsewhere")})

	now := article("new", "f.txt", "An hour ago. He said that the water rose fast.")
	wantNotes(t, n, now, "whole@0 orphan! kept@26")
	n = reopened(t, path)
	wantNotes(t, n, now, "whole@0 orphan! kept@26")
	if marks, _ := n.Marks(t.Context(), "new"); marks.Notes != 2 {
		t.Errorf("%d notes are counted for the article as it is now, want 2", marks.Notes)
	}
	wantNotes(t, n, old, "whole@0 orphan@34 kept@13") // the edit is taken back
}

// wantNotes checks which notes an article has, and where; ! is an orphan.
func wantNotes(t *testing.T, n *Notebook, a *model.Article, want string) {
	t.Helper()
	notes, err := n.NotesOf(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, note := range notes {
		where := "@" + string(rune('0'+note.Anchor.Span.Start/10)) + string(rune('0'+note.Anchor.Span.Start%10))
		if note.Anchor.Span.Empty() {
			where = "@0"
		}
		if note.Anchor.Orphan {
			where = "!"
		}
		got = append(got, note.Body.String()+where)
	}
	if s := strings.Join(got, " "); s != want {
		t.Errorf("notes are %s, want %s", s, want)
	}
}

func TestArticlesOfOneFileKeepTheirNotesApart(t *testing.T) {
	n, _ := opened(t)
	one, two := article("one", "f.jsonl", "The water rose fast in Mosul."), article("two", "f.jsonl", "Nobody slept.")
	one.Origin.Line, two.Origin.Line = 1, 2
	two.Title = model.NewLine("The night")
	save(t, n, model.Note{Anchor: Anchor(one, on(t, one, "water rose")), Body: model.NewText("on one")})
	wantNotes(t, n, two, "")
	wantNotes(t, n, one, "on one@04")
}

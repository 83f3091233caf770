package names

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/model"
)

// A labelled text is one line of a file of the shared data.
type labelled struct {
	Text     string
	Entities []entity
}

// An entity is a name that a text is labelled with.
type entity struct {
	Start, End int // in code points
	Type       string
}

// kinds are the names of the kinds in the labelled texts.
var kinds = map[string]model.EntityKind{
	"PER": model.Person, "ORG": model.Organisation, "LOC": model.Location, "MISC": model.Other,
}

// readLabelled reads a file of the folder that READOUT_DATA names.
func readLabelled(t testing.TB, name string) []labelled {
	t.Helper()
	dir := os.Getenv("READOUT_DATA")
	if dir == "" {
		t.Skip("READOUT_DATA is not set")
	}
	file, err := os.Open(filepath.Join(dir, "data", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var rows []labelled
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var row labelled
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

// gold returns the names that l is labelled with.
func (l labelled) gold(text model.Text) []Name {
	offsets := make([]int, 0, text.Len()+1)
	for i := range text.String() {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, text.Len())
	var names []Name
	for _, e := range l.Entities {
		span := model.Span{Start: offsets[e.Start], End: offsets[e.End]}
		names = append(names, Name{Span: span, Kind: kinds[e.Type]})
	}
	return names
}

// sentencesOf splits text well enough for tests: at line breaks, and at full
// stops that a space and a capital follow unless a short word is before them.
func sentencesOf(text string) []model.Span {
	var spans []model.Span
	start := 0
	cut := func(end int) {
		if strings.TrimSpace(text[start:end]) != "" {
			spans = append(spans, model.Span{Start: start, End: end})
		}
		start = end
	}
	for i := range len(text) {
		switch c := text[i]; {
		case c == '\n':
			cut(i)
		case (c == '.' || c == '?' || c == '!') && i+2 < len(text) && text[i+1] == ' ' && class(text[i+2]) == large:
			if word := text[strings.LastIndexAny(text[:i], " \n")+1 : i]; len(word) > 3 || c != '.' {
				cut(i + 1)
			}
		}
	}
	cut(len(text))
	return spans
}

// A score counts names found, missed and made up.
type score struct{ hits, found, gold int }

// f1 returns the harmonic mean of precision and recall, with both.
func (s score) f1() (p, r, f float64) {
	p, r = float64(s.hits)/float64(max(1, s.found)), float64(s.hits)/float64(max(1, s.gold))
	return p, r, 2 * p * r / max(1e-9, p+r)
}

// evaluate returns the scores by kind, and over people, organisations and
// locations under -1.
func evaluate(rows []labelled, find func(model.Text, []model.Span) []Name) map[model.EntityKind]score {
	scores := map[model.EntityKind]score{}
	count := func(k model.EntityKind, add score) {
		for _, k := range []model.EntityKind{k, -1} {
			s := scores[k]
			scores[k] = score{s.hits + add.hits, s.found + add.found, s.gold + add.gold}
		}
	}
	for _, row := range rows {
		text := model.NewText(row.Text)
		want := map[Name]bool{}
		for _, n := range row.gold(text) {
			want[n] = true
			count(n.Kind, score{gold: 1})
		}
		for _, n := range find(text, sentencesOf(text.String())) {
			n.Gender = Unknown
			add := score{found: 1}
			if want[n] {
				add.hits = 1
			}
			count(n.Kind, add)
		}
	}
	total, misc := scores[-1], scores[model.Other]
	scores[-1] = score{total.hits - misc.hits, total.found - misc.found, total.gold - misc.gold}
	return scores
}

// TestScoresOnLabelledNews prints how good Find is. The weights were learned from
// wikigold_all too, so only the other figures say what to expect of new texts.
func TestScoresOnLabelledNews(t *testing.T) {
	find := func(text model.Text, sentences []model.Span) []Name { return Find(text, sentences, nil) }
	for _, name := range []string{"conll2003_dev", "uner_ewt_dev", "crossner_politics_dev", "wikigold_all"} {
		logScores(t, name, evaluate(readLabelled(t, "ner/"+name+".jsonl"), find))
	}
}

// logScores prints scores.
func logScores(t testing.TB, name string, scores map[model.EntityKind]score) {
	t.Helper()
	for _, k := range []model.EntityKind{model.Person, model.Organisation, model.Location, model.Other, -1} {
		what := "PER+ORG+LOC"
		if k >= 0 {
			what = k.String()
		}
		s := scores[k]
		p, r, f := s.f1()
		t.Logf("%-14s %-12s P %.4f R %.4f F1 %.4f (%d of %d)", name, what, p, r, f, s.hits, s.gold)
	}
}

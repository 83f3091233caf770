package syntax

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/briefings/annotate/token"
	"readout/model"
)

// read cuts s at line breaks and into tokens.
func read(s string) *token.Document {
	text := model.NewText(s)
	var paragraphs []model.Paragraph
	at := 0
	for line := range strings.Lines(text.String()) {
		if n := len(strings.TrimRight(line, "\n")); n > 0 {
			paragraphs = append(paragraphs, model.Paragraph{Span: model.Span{Start: at, End: at + n}})
		}
		at += len(line)
	}
	return token.Read(text, paragraphs)
}

// arcs returns the tree of d in a line: of each word its tag, its relation and
// its head's word.
func arcs(d *token.Document, t *Tree) string {
	var b strings.Builder
	for i := range d.Tokens {
		head := ""
		if h := t.Heads[i]; h >= 0 {
			head = "(" + d.Words(int(h)) + ")"
		}
		fmt.Fprintf(&b, "%s/%s %s%s\n", d.Words(i), t.Tags[i], t.Relations[i], head)
	}
	return b.String()
}

func TestParse(t *testing.T) {
	for text, want := range map[string][]string{
		"The minister said that the talks would go on.":                     {"minister/NN nsubj(said)", "that/IN mark(go)", "talks/NNS nsubj(go)", "go/VB ccomp(said)"},
		"“We had no warning at all,” Zebari told reporters at the airport.": {"Zebari/NNP nsubj(told)", "reporters/NNS dobj(told)", "told/VBD root", "had/VBD ccomp(told)", "We/PRP nsubj(had)", "“/`` punct(told)"},
		"According to police, three people died.":                           {"police/NNS nmod(died)", "According/VBG case(police)", "people/NNS nsubj(died)"},
		"Rossi, who has worked in Iraq, criticized the report on Tuesday.":  {"who/WP nsubj(worked)", "worked/VBN acl:relcl(Rossi)", "report/NN dobj(criticized)", "Rossi/NNP nsubj(criticized)"},
		"Clinton's campaign didn't respond to a request for comment.":       {"'s/POS case(Clinton)", "Clinton/NNP nmod:poss(campaign)", "campaign/NN nsubj(respond)", "n't/RB neg(respond)"},
	} {
		d := read(text)
		got := arcs(d, Open().Parse(d))
		for _, w := range want {
			if !strings.Contains("\n"+got, "\n"+w+"\n") {
				t.Errorf("no %q in\n%s", w, got)
			}
		}
	}
}

// check reports what is wrong with the form of a tree.
func check(t *testing.T, d *token.Document, tree *Tree) {
	t.Helper()
	n := len(d.Tokens)
	if len(tree.Tags) != n || len(tree.Heads) != n || len(tree.Relations) != n {
		t.Fatalf("%d tokens, but %d tags, %d heads, %d relations", n, len(tree.Tags), len(tree.Heads), len(tree.Relations))
	}
	for s := range d.Sentences {
		from, to := d.Sentence(s)
		roots := 0
		for i := from; i < to; i++ {
			h := tree.Heads[i]
			if tree.Tags[i] >= NumTags || tree.Relations[i] >= NumRelations || (h < 0) != (tree.Relations[i] == Root) {
				t.Fatalf("token %d: %v %v %d", i, tree.Tags[i], tree.Relations[i], h)
			}
			if h < 0 {
				roots++
			} else if int(h) < from || int(h) >= to {
				t.Fatalf("token %d of %d to %d hangs on %d", i, from, to, h)
			}
		}
		if to > from && roots != 1 {
			t.Fatalf("%d roots in sentence %d", roots, s)
		}
		checkPaths(t, tree.Heads, from, to)
	}
}

// checkPaths reports a token that no way leads from to the root.
func checkPaths(t *testing.T, heads []int32, from, to int) {
	t.Helper()
	sound := make([]bool, to-from)
	for i := from; i < to; i++ {
		steps := 0
		for k := i; k >= 0 && !sound[k-from]; k = int(heads[k]) {
			if steps++; steps > to-from {
				t.Fatalf("token %d hangs on itself", i)
			}
		}
		for k := i; k >= 0 && !sound[k-from]; k = int(heads[k]) {
			sound[k-from] = true
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "\n", "“", "A.", "He said: “I'll (not) go,” and left -- at 5.\nThe end", "' ' ' ‘ ’s's n't", "a b c. D e f? 1,2 3",
		strings.Repeat("and so on ", 200), strings.Repeat("(", 500),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := read(s)
		check(t, d, Open().Parse(d))
	})
}

// TestLongSentence parses a sentence that is too long in parts.
func TestLongSentence(t *testing.T) {
	d := read(strings.Repeat("and he said that ", 3*MaxSentence))
	check(t, d, Open().Parse(d))
}

// TestWorkGrowsWithLength doubles texts made to be slow: four times the length
// may not take ten times as long.
func TestWorkGrowsWithLength(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, unit := range []string{
		"a ", "that ", "“", "he said ", "of the ", ", ", "and ", "(", "John Smith ", "run to ", "'s ", "1 ", "a\n", "-", "who said that ",
	} {
		short, long := cost(unit, 1<<14), cost(unit, 1<<16)
		for tries := 0; tries < 5 && long > 10*short; tries++ { // others may use the machine too
			short, long = max(short, cost(unit, 1<<14)), min(long, cost(unit, 1<<16))
		}
		if long > 10*short && long > 200*time.Millisecond {
			t.Errorf("%q: %v, four times as much of it: %v", unit, short, long)
		}
	}
}

// cost returns how long size bytes of unit take.
func cost(unit string, size int) time.Duration {
	d := read(strings.Repeat(unit, size/len(unit)))
	from := time.Now()
	Open().Parse(d)
	return time.Since(from)
}

// TestLanesParseAsOneSentenceAfterTheOther holds what is parsed side by side to
// what is parsed in turn.
func TestLanesParseAsOneSentenceAfterTheOther(t *testing.T) {
	long := strings.Repeat("The minister, who came from Erbil, said that water was short and ", 20)
	p := Open()
	for _, text := range []string{"", "Rain fell.", "One. Two came late. " + long + "left. He went.", "(—) … !\n\n" + long} {
		d := read(text)
		one, side := &Tree{Tags: p.Label(d)}, &Tree{Tags: p.Label(d)}
		Attach(d, one, p.habits, &tables{Parser: p})
		p.attach(d, side)
		if !slices.Equal(one.Heads, side.Heads) || !slices.Equal(one.Relations, side.Relations) {
			t.Errorf("%.40q: %v %v, want %v %v", text, side.Heads, side.Relations, one.Heads, one.Relations)
		}
	}
}

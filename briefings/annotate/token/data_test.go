package token

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/model"
)

// TestAgreement compares tokens with those of a well-known tokenizer on the
// same news.
func TestAgreement(t *testing.T) {
	root := os.Getenv("READOUT_DATA")
	if root == "" {
		t.Skip("READOUT_DATA is not set")
	}
	texts := map[string]string{}
	eachLine(t, filepath.Join(root, "data/quotes/polnear_dev.jsonl"), func(line []byte) {
		var a struct{ ID, Text string }
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatal(err)
		}
		texts[a.ID] = a.Text
	})
	same, ours, theirs := 0, 0, 0
	odd := map[string]int{}
	eachLine(t, filepath.Join(root, "data/silver/corenlp_polnear_dev.jsonl"), func(line []byte) {
		var a struct {
			ID     string
			Tokens [][]any
		}
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatal(err)
		}
		text := model.NewText(texts[a.ID])
		gold := map[[2]int]bool{}
		for _, k := range a.Tokens {
			gold[[2]int{int(k[0].(float64)), int(k[1].(float64))}] = true
		}
		tokens := Read(text, paragraphs(text)).Tokens
		for _, k := range tokens {
			at := [2]int{text.Point(int(k.Start)), text.Point(int(k.End))}
			if gold[at] {
				same++
			} else {
				odd[text.Slice(k.Span())]++
			}
		}
		ours, theirs = ours+len(tokens), theirs+len(gold)
	})
	t.Logf("%d tokens, %d of them the same, of %d", ours, same, theirs)
	for w, n := range odd {
		if n > 3 {
			t.Logf("%d %q", n, w)
		}
	}
	if float64(same)/float64(theirs) < 0.985 {
		t.Errorf("%d of %d tokens are the same", same, theirs)
	}
}

// paragraphs returns the stretches of text between line breaks.
func paragraphs(text model.Text) []model.Paragraph {
	var all []model.Paragraph
	at := 0
	for line := range strings.Lines(text.String()) {
		if n := len(strings.TrimRight(line, "\n")); n > 0 {
			all = append(all, model.Paragraph{Span: model.Span{Start: at, End: at + n}})
		}
		at += len(line)
	}
	return all
}

// eachLine calls f with every line of a file.
func eachLine(t *testing.T, name string, f func(line []byte)) {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		f(lines.Bytes())
	}
}

package link

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"readout/briefings/annotate"
	"readout/model"
)

// A linked article is a text whose names people have linked to an encyclopedia.
type linked struct {
	ID, Text string
	Entities []struct { // of RSS-500
		Start, End int
		URI        string
	}
	Clusters []struct { // of GUM
		Mentions []struct {
			Start, End int
			Proper     bool
			Wikipedia  string
		}
	}
}

// names calls take with every linked name: where it is, in code points, and
// what it is linked to.
func (l linked) names(take func(start, end int, of string)) {
	for _, e := range l.Entities {
		take(e.Start, e.End, e.URI)
	}
	for _, c := range l.Clusters {
		for _, m := range c.Mentions {
			if m.Proper && m.Wikipedia != "" {
				take(m.Start, m.End, m.Wikipedia)
			}
		}
	}
}

// TestIdentity logs how well keys agree with links over pairs of articles: of
// pairs of names with one key, how many have one link, and the other way round.
// RSS-500 is for examining only.
func TestIdentity(t *testing.T) {
	root := os.Getenv("READOUT_DATA")
	if root == "" {
		t.Skip("READOUT_DATA is not set")
	}
	for _, set := range []string{"coref/rss500.jsonl", "coref/gum_news_train.jsonl"} {
		var found []keyed
		for _, row := range readLinked(t, filepath.Join(root, "data", set)) {
			found = append(found, keysOf(t, row)...)
		}
		var both, sameKey, sameLink int
		for i, a := range found {
			for _, b := range found[i+1:] {
				if a.article == b.article {
					continue
				}
				if a.key == b.key {
					sameKey++
				}
				if a.link == b.link {
					sameLink++
				}
				switch {
				case a.key == b.key && a.link == b.link:
					both++
				case a.key == b.key:
					t.Logf("joined: %s, but %s is not %s", a.key, a.link, b.link)
				case a.link == b.link:
					t.Logf("not joined: %s and %s are %s", a.key, b.key, a.link)
				}
			}
		}
		t.Logf("%s: %d names; of %d pairs with one key %d are right, of %d with one link %d were joined", set, len(found), sameKey, both, sameLink, both)
	}
}

// A keyed name has a key and a link.
type keyed struct{ article, key, link string }

// keysOf annotates an article and returns the keys of its linked names, each
// once.
func keysOf(t *testing.T, row linked) []keyed {
	t.Helper()
	a := &model.Article{Text: model.NewText(row.Text)}
	a.Paragraphs = []model.Paragraph{{Span: model.Span{End: a.Text.Len()}}}
	found := Places(a, annotate.New().Article(a), open(t))
	var all []keyed
	row.names(func(start, end int, of string) {
		for _, m := range found.Mentions {
			if a.Text.Point(m.Span.Start) >= start && a.Text.Point(m.Span.End) == end {
				k := keyed{row.ID, Key(found.Entities[m.Entity-1]), of}
				if !slices.Contains(all, k) {
					all = append(all, k)
				}
			}
		}
	})
	return all
}

// readLinked reads a collection.
func readLinked(t *testing.T, path string) []linked {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []linked
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var row linked
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	return all
}

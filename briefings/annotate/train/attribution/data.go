// Package attribution learns who said what from labelled news.
package attribution

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"readout/briefings/annotate/train/lines"

	"readout/briefings/annotate/attribution"
	"readout/briefings/annotate/names"
	"readout/briefings/annotate/syntax"
	"readout/briefings/annotate/token"
	"readout/briefings/format"
	"readout/model"
)

// A span is a range of tokens.
type span = attribution.Span

// A gold is one attribution as people marked it, in tokens.
type gold struct {
	cue, source span // empty if there is none
	content     []span
	speech      bool
	kind        string
}

// An example is an article with what people marked in it.
type example struct {
	article *model.Article
	page    *attribution.Page
	doc     *token.Document
	golds   []gold
	kept
	weighed []attribution.Weighed
}

// A labelled is a row of the files of labelled quotations.
type labelled struct {
	ID     string
	Text   string
	Quotes []struct {
		Start, End   int
		Fragments    [][2]int
		SpeakerStart *int `json:"speaker_start"`
		SpeakerEnd   *int `json:"speaker_end"`
		CueStart     *int `json:"cue_start"`
		CueEnd       *int `json:"cue_end"`
		Speech       bool
		Type         string
	}
}

// load reads a file of labelled articles and the trees of their sentences.
func load(data, set string, trees map[string]*syntax.Tree) ([]example, error) {
	name := filepath.Join(data, "quotes/polnear_"+set+".jsonl")
	rows := map[string]labelled{}
	err := lines.Each(name, func(line []byte) error {
		var r labelled
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		rows[r.ID] = r
		return nil
	})
	if err != nil {
		return nil, err
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var all []example
	for a, problem := range format.Articles(format.File{Path: name}, file) {
		if problem != nil {
			return nil, problem
		}
		doc := token.Read(a.Text, a.Paragraphs)
		tree := trees[a.Origin.Given.String()]
		if tree == nil {
			continue
		}
		if len(tree.Heads) != len(doc.Tokens) {
			return nil, fmt.Errorf("%s: the tree is of %d tokens, the text of %d", a.ID, len(tree.Heads), len(doc.Tokens))
		}
		e := example{article: a, doc: doc}
		e.page = attribution.NewPage(doc, tree, a.Paragraphs, names.Find(doc))
		e.golds = golds(a.Text, doc, rows[a.Origin.Given.String()])
		all = append(all, e)
	}
	return all, nil
}

// golds returns the attributions of r in tokens.
func golds(text model.Text, doc *token.Document, r labelled) []gold {
	starts := make([]int, len(doc.Tokens))
	ends := make([]int, len(doc.Tokens))
	for i, t := range doc.Tokens {
		starts[i], ends[i] = text.Point(int(t.Start)), text.Point(int(t.End))
	}
	tokens := func(from, to int) span {
		a := sort.Search(len(ends), func(i int) bool { return ends[i] > from })
		b := sort.Search(len(starts), func(i int) bool { return starts[i] >= to })
		return span{From: a, To: max(a, b)}
	}
	var all []gold
	for _, q := range r.Quotes {
		g := gold{speech: q.Speech, kind: q.Type}
		if q.CueStart != nil {
			g.cue = tokens(*q.CueStart, *q.CueEnd)
		}
		if q.SpeakerStart != nil {
			g.source = tokens(*q.SpeakerStart, *q.SpeakerEnd)
		}
		frags := q.Fragments
		if len(frags) == 0 {
			frags = [][2]int{{q.Start, q.End}}
		}
		for _, f := range frags {
			if s := tokens(f[0], f[1]); s.To > s.From {
				g.content = append(g.content, s)
			}
		}
		if len(g.content) > 0 {
			all = append(all, g)
		}
	}
	sort.SliceStable(all, func(a, b int) bool { return all[a].content[0].From < all[b].content[0].From })
	return all
}

package names

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	"readout/briefings/annotate/train/lines"

	"readout/briefings/annotate/token"
	"readout/briefings/format"
	"readout/model"
)

// A labelled text is one line of a file of the shared data.
type labelled struct {
	ID       string   `json:"id"`
	Text     string   `json:"text"`
	Entities []entity `json:"entities"`
}

// An entity is a name that a text is labelled with.
type entity struct {
	Start, End int // in code points
	Type       string
}

// A sample is a labelled text as the program reads it.
type sample struct {
	doc   *token.Document
	names []gold // in order
}

// A gold name is one that a person marked.
type gold struct {
	span model.Span
	kind model.EntityKind
}

// kindOf returns the kind that the data call name.
func kindOf(name string) (model.EntityKind, bool) {
	switch name {
	case "PER":
		return model.Person, true
	case "ORG":
		return model.Organisation, true
	case "LOC":
		return model.Location, true
	case "MISC":
		return model.Other, true
	}
	return 0, false
}

// readSet reads the labelled texts of a set.
func readSet(data, set string) ([]sample, error) {
	var samples []sample
	err := lines.Each(filepath.Join(data, "ner", set+".jsonl"), func(line []byte) error {
		var l labelled
		if err := json.Unmarshal(line, &l); err != nil {
			return err
		}
		s, err := newSample(l.Text, l.Entities)
		samples = append(samples, s)
		return err
	})
	return samples, err
}

// readSmall reads every eighth text of a set in small letters, as some write.
func readSmall(data, set string) ([]sample, error) {
	var samples []sample
	n := 0
	err := lines.Each(filepath.Join(data, "ner", set+".jsonl"), func(line []byte) error {
		var l labelled
		if err := json.Unmarshal(line, &l); err != nil {
			return err
		}
		if n++; n%8 != 0 {
			return nil
		}
		s, err := newSample(strings.Map(unicode.ToLower, l.Text), l.Entities)
		samples = append(samples, s)
		return err
	})
	return samples, err
}

// newSample reads text as the program does.
func newSample(text string, entities []entity) (sample, error) {
	article, err := articleOf(text)
	if err != nil {
		return sample{}, err
	}
	s := sample{doc: token.Read(article.Text, article.Paragraphs)}
	at := newPoints(article.Text.String())
	for _, e := range entities {
		if k, ok := kindOf(e.Type); ok {
			s.names = append(s.names, gold{model.Span{Start: at[e.Start], End: at[e.End]}, k})
		}
	}
	return s, nil
}

// articleOf returns text as an article.
func articleOf(text string) (*model.Article, error) {
	raw, err := json.Marshal(map[string]string{"id": "1", "text": text})
	if err != nil {
		return nil, err
	}
	for article, problem := range format.Articles(format.File{Path: "set.jsonl"}, bytes.NewReader(append(raw, '\n'))) {
		if problem != nil {
			return nil, problem
		}
		return article, nil
	}
	return nil, fmt.Errorf("no article in %.40q", text)
}

// newPoints returns the byte at which each code point of text starts.
func newPoints(text string) []int {
	points := make([]int, 0, len(text)+1)
	for i := range text {
		points = append(points, i)
	}
	return append(points, len(text))
}

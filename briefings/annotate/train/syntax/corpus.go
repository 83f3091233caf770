package syntax

import (
	"encoding/json"
	"path/filepath"
	"strings"

	"readout/briefings/annotate/train/lines"

	"readout/briefings/annotate/syntax"
	"readout/briefings/annotate/token"
	"readout/model"
)

// An example is a document and the tree it should have.
type example struct {
	id   string
	doc  *token.Document
	want *syntax.Tree
	fit  []bool // for each sentence whether the tree covers it
}

// silver is one line of the machine-labelled file.
type silver struct {
	ID     string
	Tokens []silverToken
}

// A silverToken is [start, end, tag, entity, head, relation].
type silverToken struct {
	start, end, head int
	tag, relation    string
}

// UnmarshalJSON reads the list that a token is.
func (t *silverToken) UnmarshalJSON(data []byte) error {
	var entity string
	return json.Unmarshal(data, &[]any{&t.start, &t.end, &t.tag, &entity, &t.head, &t.relation})
}

// readExamples reads the texts of a part of PolNeAR, train or dev, and their
// machine labels.
func readExamples(data, part string) ([]example, error) {
	texts := map[string]string{}
	err := lines.Each(filepath.Join(data, "quotes", "polnear_"+part+".jsonl"), func(line []byte) error {
		var a struct{ ID, Text string }
		err := json.Unmarshal(line, &a)
		texts[a.ID] = a.Text
		return err
	})
	if err != nil {
		return nil, err
	}
	var all []example
	err = lines.Each(filepath.Join(data, "silver", "corenlp_polnear_"+part+".jsonl"), func(line []byte) error {
		var a silver
		if err := json.Unmarshal(line, &a); err != nil {
			return err
		}
		text := model.NewText(texts[a.ID])
		e := example{id: a.ID, doc: token.Read(text, paragraphs(text))}
		align(&e, text, a.Tokens)
		all = append(all, e)
		return nil
	})
	return all, err
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

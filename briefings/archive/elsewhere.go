package archive

import (
	"context"
	"strings"

	"readout/briefings/query"
	"readout/briefings/versions"
	"readout/model"
)

const (
	// probe is how many words in a row are looked for, and probes at how many
	// places of a quotation: another may hold a part of it.
	probe, probes = 5, 4
	// maxElsewhere is how many quotations with such words are looked at, the
	// oldest first.
	maxElsewhere = 64
)

// Elsewhere lists the other quotations with the same words as one, oldest first:
// repeated, cut shorter, or part of a longer one. Words alone count, not how they
// are marked. Quotations of the same article are left out.
func (a *Archive) Elsewhere(ctx context.Context, said model.Said) ([]model.Said, error) {
	match := probing(said.Words.String())
	if match == "" {
		return nil, nil
	}
	rows, err := a.read.numbers(ctx, "SELECT rowid FROM quotation_index(?) ORDER BY rowid LIMIT ?", match, maxElsewhere)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	if err := a.read.inOrder(ctx, quotationTable, rows, true); err != nil {
		return nil, err
	}
	found, err := a.saids(ctx, rows)
	var others []model.Said
	for _, other := range found {
		if other.Ref.Article != said.Ref.Article && versions.SameWords(said.Words.String(), other.Words.String()) {
			others = append(others, other)
		}
	}
	return others, err
}

// probing returns the expression that finds quotations with some words in a row
// of the given ones; "" if there are too few to look for.
func probing(words string) string {
	folded, n := query.AppendWords(nil, words)
	list := strings.Fields(string(folded))
	if n == 0 || len(list) < 2 {
		return ""
	}
	var phrases []string
	for i := range probes {
		from := max(0, len(list)-probe) * i / (probes - 1)
		phrase := `"` + strings.Join(list[from:min(len(list), from+probe)], " ") + `"`
		if len(phrases) == 0 || phrases[len(phrases)-1] != phrase {
			phrases = append(phrases, phrase)
		}
	}
	return "words : (" + strings.Join(phrases, " OR ") + ")"
}

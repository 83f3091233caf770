package archive

import (
	"context"
	"slices"
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
	phrases := probing(said.Words.String())
	if len(phrases) == 0 {
		return nil, nil
	}
	if err := a.ready(ctx); err != nil {
		return nil, err
	}
	s := quotationTable.searchOf(query.Probe(phrases))
	rows, err := a.read.numbers(ctx, "SELECT listed.rowid FROM "+s.from+" ORDER BY listed.rowid LIMIT ?", append(s.args, maxElsewhere)...)
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

// probing returns some words in a row of the given ones to look for, none if
// there are too few.
func probing(words string) (phrases [][]string) {
	folded, n := query.AppendWords(nil, words)
	list := strings.Fields(string(folded))
	if n == 0 || len(list) < 2 {
		return nil
	}
	for i := range probes {
		from := max(0, len(list)-probe) * i / (probes - 1)
		phrase := list[from:min(len(list), from+probe)]
		if len(phrases) == 0 || !slices.Equal(phrases[len(phrases)-1], phrase) {
			phrases = append(phrases, phrase)
		}
	}
	return phrases
}

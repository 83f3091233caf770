package archive

import (
	"bytes"
	"context"
	"maps"
	"math"
	"slices"

	"readout/briefings/query"
)

// maxRankedQuotations is how many quotations are ranked, the newest that match,
// and as many of those whose speaker is what was looked for: each is read.
const maxRankedQuotations = 1000

// The parameters of BM25, those of FTS5, and what a word counts in the name of
// the speaker, beside one in what was said.
const (
	saturation  = 1.2  // k1
	lengthShare = 0.75 // b
	nameWeight  = 4
	// leastWeight is that of a term which more than half of all quotations have.
	leastWeight = 1e-6
	// maxCounted is how many quotations of a term are counted for its weight.
	maxCounted = 50_000
)

// A weighted term has its inverse document frequency, and the quotations to be
// ranked whose speaker's name has it.
type weighted struct {
	term   query.Term
	weight float64
	named  map[int64]bool
}

// A quoteScore is how often each term is in a quotation, and how long that is.
type quoteScore struct {
	counts []float64
	length int // in words
}

// rankQuotations has l begin with the quotations that are ranked: those whose
// speaker is what was looked for, then by BM25 (Robertson and Walker's), the
// newer of equals first. The index does not tell how often it holds a word: the
// quotations are read for that.
func (a *Archive) rankQuotations(ctx context.Context, w wanted, l *listing) error {
	terms := w.query.Terms()
	if len(terms) == 0 {
		return nil
	}
	recent, err := a.newestRows(ctx, w.filter)
	if err != nil {
		return err
	}
	var first []int64
	if exact, ok := w.query.Exact(true); ok {
		if first, err = a.newestRows(ctx, w.filter.And(exact)); err != nil {
			return err
		}
	}
	scores, err := a.relevance(ctx, terms, distinct(slices.Concat(recent, first)))
	if err != nil {
		return err
	}
	l.head = merged(scoresOf(first, scores), scoresOf(recent, scores))
	if len(recent) < maxRankedQuotations {
		l.total, l.counted = len(l.head), true
		return nil
	}
	l.tail.search = l.tail.search.and("listed.rowid < ? AND listed.rowid NOT IN (SELECT value FROM json_each(?))", recent[len(recent)-1], list(first))
	return nil
}

// newestRows returns the quotations that match f and are ranked, newest first.
func (a *Archive) newestRows(ctx context.Context, f query.Filter) ([]int64, error) {
	s := quotationTable.searchOf(f)
	return a.read.numbers(ctx, "SELECT listed.rowid FROM "+s.from+" ORDER BY listed.rowid DESC LIMIT ?",
		append(slices.Clone(s.args), maxRankedQuotations)...)
}

// scoresOf returns rows with their scores.
func scoresOf(rows []int64, scores map[int64]float64) []scored {
	found := make([]scored, len(rows))
	for i, row := range rows {
		found[i] = scored{row, scores[row]}
	}
	return found
}

// relevance returns how well quotations match, more is better: by BM25, and half
// a point of it for the newest, less the older one is.
func (a *Archive) relevance(ctx context.Context, terms []query.Term, rows []int64) (map[int64]float64, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	weights, err := a.weights(ctx, terms, slices.Min(rows))
	if err != nil {
		return nil, err
	}
	read, err := a.countTerms(ctx, weights, rows)
	if err != nil {
		return nil, err
	}
	total := 0
	for _, q := range read {
		total += q.length
	}
	mean, newest := float64(max(1, total))/float64(max(1, len(read))), quotationTable.day(slices.Max(rows))
	scores := make(map[int64]float64, len(rows))
	for row, q := range read {
		scores[row] = recency(newest - quotationTable.day(row))
		norm := saturation * (1 - lengthShare + lengthShare*float64(q.length)/mean)
		for i, n := range q.counts {
			scores[row] += weights[i].weight * n * (saturation + 1) / (n + norm)
		}
	}
	return scores, nil
}

// weights returns terms with their weights, and who is named from the row lowest
// on.
func (a *Archive) weights(ctx context.Context, terms []query.Term, lowest int64) ([]weighted, error) {
	all, err := a.said(ctx, true)
	if err != nil {
		return nil, err
	}
	found := make([]weighted, len(terms))
	for i, t := range terms {
		var n int
		err := a.read.one(ctx, "SELECT count(*) FROM (SELECT 1 FROM quotation_index(?) LIMIT ?)", []any{t.Match(), maxCounted}, &n)
		if err != nil {
			return nil, err
		}
		idf := math.Log((float64(all-n) + .5) / (float64(n) + .5))
		found[i] = weighted{term: t, weight: max(leastWeight, idf), named: map[int64]bool{}}
		rows, err := a.read.numbers(ctx, "SELECT rowid FROM quotation_index(?) WHERE rowid >= ?", t.MatchName(), lowest)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			found[i].named[row] = true
		}
	}
	return found, nil
}

// countTerms reads the quotations in the given rows and counts the terms in them.
func (a *Archive) countTerms(ctx context.Context, terms []weighted, rows []int64) (map[int64]quoteScore, error) {
	articles, err := a.articlesOf(ctx, rows)
	if err != nil {
		return nil, err
	}
	byArticle := map[int64][]int64{}
	for _, row := range rows {
		byArticle[articles[row]] = append(byArticle[articles[row]], row)
	}
	found := make(map[int64]quoteScore, len(rows))
	var words []byte
	err = a.eachPacked(ctx, distinct(slices.Collect(maps.Keys(byArticle))), func(article int64, packed []byte) error {
		e, err := readStored(ctx, a, packed, decodeQuotations)
		if err != nil {
			return err
		}
		for _, row := range byArticle[article] {
			if i := query.QuotationAt(article, row); 0 <= i && i < len(e.Found.Quotations) {
				words = wordsIn(words[:0], e, e.Found.Quotations[i])
				found[row] = scoreOf(terms, row, words)
			}
		}
		return nil
	})
	return found, err
}

// scoreOf counts the terms in the words of the quotation in a row.
func scoreOf(terms []weighted, row int64, words []byte) quoteScore {
	q := quoteScore{counts: make([]float64, len(terms)), length: bytes.Count(words, []byte(" ")) - 1}
	for i, t := range terms {
		q.counts[i] = float64(t.term.Count(words))
		if t.named[row] {
			q.counts[i] += nameWeight
		}
	}
	return q
}

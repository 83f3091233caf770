package archive

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"math"
	"slices"

	"readout/briefings/query"
)

const (
	// maxRankedQuotations is how many quotations are ranked, the newest that
	// match, and as many of those whose speaker is what was looked for.
	maxRankedQuotations = 2000
	// maxReadToRank is how many of them are read, those that rank first: the index
	// tells neither how often a quotation has a word nor how long it is.
	maxReadToRank = 200
)

// The parameters of BM25, those of FTS5, and what a word counts in the name of
// the speaker, beside one in what was said.
const (
	saturation  = 1.2  // k1
	lengthShare = 0.75 // b
	nameWeight  = 4
	// leastWeight is that of a term which half of all quotations have.
	leastWeight = 1e-6
	// maxCounted is how many quotations of a term are counted for its weight.
	maxCounted = 20_000
)

// A weighted term has its inverse document frequency, and which of the quotations
// to be ranked have it, in their words or in their speaker's name.
type weighted struct {
	term           query.Term
	weight         float64
	inWords, named map[int64]bool
}

// A ranking is what quotations are ranked by.
type ranking struct {
	terms  []weighted
	newest int64           // day of the newest
	counts map[int64][]int // of the terms in the words, of the quotations that were read
	length map[int64]int   // of these, in words
	mean   float64         // of their lengths
}

// rankQuotations has l begin with the quotations that are ranked: those whose
// speaker is what was looked for, then by BM25 (Robertson and Walker's), the
// newer of equals first.
func (a *Archive) rankQuotations(ctx context.Context, w wanted, l *listing) error {
	terms := w.query.Terms()
	if len(terms) == 0 {
		return nil
	}
	recent, err := a.newestRows(ctx, w.filter)
	if err != nil || len(recent) == 0 {
		return err
	}
	var first []int64
	if exact, ok := w.query.Exact(true); ok {
		if first, err = a.newestRows(ctx, w.filter.And(exact)); err != nil {
			return err
		}
	}
	r, err := a.rankingOf(ctx, terms, slices.Concat(recent, first))
	if err != nil {
		return err
	}
	l.head = merged(r.scored(first), r.scored(recent))
	if err := a.readToRank(ctx, &r, l.head[:min(len(l.head), maxReadToRank)]); err != nil {
		return err
	}
	l.head = merged(r.scored(first), r.scored(recent))
	if len(recent) < maxRankedQuotations {
		l.total, l.counted = len(l.head), true
		return nil
	}
	l.tail.search = l.tail.search.and("listed.rowid < ? AND listed.rowid NOT IN (SELECT value FROM json_each(?))", recent[len(recent)-1], list(first))
	return nil
}

// newestRows returns the quotations that match f and are ranked, newest first.
func (a *Archive) newestRows(ctx context.Context, f query.Filter) (rows []int64, err error) {
	if f, err = a.opened(ctx, quotationTable, f); err != nil {
		return nil, err
	}
	newest := tail{table: quotationTable, search: quotationTable.searchOf(f)}
	err = a.read.walk(ctx, newest, 0, func(row int64) bool {
		rows = append(rows, row)
		return len(rows) < maxRankedQuotations
	})
	return rows, err
}

// rankingOf returns the ranking of rows by terms, none of which is read yet.
func (a *Archive) rankingOf(ctx context.Context, terms []query.Term, rows []int64) (ranking, error) {
	r := ranking{newest: quotationTable.day(slices.Max(rows)), counts: map[int64][]int{}, length: map[int64]int{}}
	all, err := a.said(ctx, true)
	if err != nil {
		return r, err
	}
	lowest := slices.Min(rows)
	for _, t := range terms {
		w, n, err := a.haveTerm(ctx, t, lowest)
		if err != nil {
			return r, err
		}
		w.weight = max(leastWeight, math.Log((float64(all-n)+.5)/(float64(n)+.5)))
		r.terms = append(r.terms, w)
	}
	return r, nil
}

// haveTerm returns t with the quotations that have it from a row on, and how many
// have it in all as far as they are counted. What all have is not asked for.
func (a *Archive) haveTerm(ctx context.Context, t query.Term, lowest int64) (w weighted, n int, err error) {
	inWords, err1 := a.opened(ctx, quotationTable, query.Filter{Match: t.InWords()})
	named, err2 := a.opened(ctx, quotationTable, query.Filter{Match: t.BySpeaker()})
	if err := errors.Join(err1, err2); err != nil {
		return w, 0, err
	}
	w.term = t
	if !t.Always {
		if w.inWords, err = a.having(ctx, inWords.Match, lowest); err != nil {
			return w, 0, err
		}
	}
	if w.named, err = a.having(ctx, named.Match, lowest); err != nil {
		return w, 0, err
	}
	n, err = a.frequency(ctx, cmp.Or(inWords.Match, named.Match))
	return w, n, err
}

// frequency returns how many quotations match, as far as they are counted. A
// beginning of too many words to be told is common.
func (a *Archive) frequency(ctx context.Context, match string) (n int, err error) {
	if (query.Filter{Match: match}).Open() {
		return maxCounted, nil
	}
	err = a.read.one(ctx, "SELECT count(*) FROM (SELECT 1 FROM quotation_index(?) LIMIT ?)", []any{match, maxCounted}, &n)
	return n, err
}

// having returns which quotations match from a row on.
func (a *Archive) having(ctx context.Context, match string, lowest int64) (map[int64]bool, error) {
	found := map[int64]bool{}
	if match == "" {
		return found, nil
	}
	var row int64
	err := a.read.each(ctx, "SELECT rowid FROM quotation_index(?) WHERE rowid >= ?", []any{match, lowest}, func() { found[row] = true }, &row)
	return found, err
}

// readToRank reads the quotations in the given rows and counts the terms in them.
func (a *Archive) readToRank(ctx context.Context, r *ranking, rows []int64) error {
	articles, err := a.articlesOf(ctx, rows)
	if err != nil {
		return err
	}
	byArticle := map[int64][]int64{}
	for _, row := range rows {
		byArticle[articles[row]] = append(byArticle[articles[row]], row)
	}
	var words []byte
	total := 0
	err = a.eachPacked(ctx, keysOf(byArticle), func(article int64, packed []byte) error {
		said, err := readStored(ctx, a, packed, decodeQuotations)
		if err != nil {
			return err
		}
		for _, row := range byArticle[article] {
			if i := query.QuotationAt(article, row); 0 <= i && i < len(said.quotations) {
				words = wordsIn(words[:0], said.text, said.quotations[i])
				total += r.count(row, words)
			}
		}
		return nil
	})
	r.mean = float64(max(1, total)) / float64(max(1, len(r.length)))
	return err
}

// count counts the terms in the words of a quotation and returns how many words
// it has.
func (r *ranking) count(row int64, words []byte) int {
	r.length[row] = bytes.Count(words, []byte(" ")) - 1
	counts := make([]int, len(r.terms))
	for i, t := range r.terms {
		counts[i] = t.term.Count(words)
	}
	r.counts[row] = counts
	return r.length[row]
}

// scored returns rows with how well they match. One that was not read is taken to
// be as long as others, with each term once.
func (r *ranking) scored(rows []int64) []scored {
	found := make([]scored, len(rows))
	for i, row := range rows {
		counts, read := r.counts[row]
		norm := saturation
		if read {
			norm *= 1 - lengthShare + lengthShare*float64(r.length[row])/r.mean
		}
		score := recency(r.newest - quotationTable.day(row))
		for t, term := range r.terms {
			n := 0.0
			switch {
			case read:
				n = float64(counts[t])
			case term.inWords[row], term.term.Always && !term.named[row]:
				n = 1
			}
			if term.named[row] {
				n += nameWeight
			}
			score += term.weight * n * (saturation + 1) / (n + norm)
		}
		found[i] = scored{row, score}
	}
	return found
}

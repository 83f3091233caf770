package archive

import (
	"errors"
	"maps"
	"slices"

	"readout/briefings/query"
)

// maxPending is how many bytes wait for the indexes at most.
const maxPending = 24 << 20

// pending is what the indexes are still to be given, by row. FTS5 gathers words
// in memory as long as rows ascend, and writes them out when one does not: rows
// given out downwards, as ours are, must be sorted first.
type pending struct {
	articles, quotations map[int64]fed
	bytes                int
}

// newPending returns a pending with nothing in it.
func newPending() pending {
	return pending{articles: map[int64]fed{}, quotations: map[int64]fed{}}
}

// add notes what the row of an index is to be given.
func (p *pending) add(index map[int64]fed, row int64, columns fed) {
	index[row] = columns
	for _, c := range columns {
		p.bytes += len(c)
	}
}

// What the indexes are told.
const (
	feedArticle = `INSERT INTO article_index(rowid, body, title, source, byline, person, org, place, speaker, believer, tag, facts)
		VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	feedQuotation   = "INSERT INTO quotation_index(rowid, words) VALUES(?, ?)"
	starveArticle   = "DELETE FROM article_index WHERE rowid = ?"
	starveQuotation = "INSERT INTO quotation_index(quotation_index, rowid, words) VALUES('delete', ?, ?)"
)

// feed gives the indexes all that is pending.
func (b *Batch) feed() error {
	err := errors.Join(b.feedIndex(b.pending.articles, feedArticle), b.feedIndex(b.pending.quotations, feedQuotation))
	b.pending = newPending()
	return err
}

// feedIndex gives one index its rows, the lowest first.
func (b *Batch) feedIndex(rows map[int64]fed, insert string) error {
	for _, row := range slices.Sorted(maps.Keys(rows)) {
		if err := b.exec(insert, values(row, rows[row])...); err != nil {
			return err
		}
	}
	return nil
}

// values returns a row's number and columns as a statement takes them.
func values(row int64, columns fed) []any {
	values := make([]any, 0, 1+len(columns))
	values = append(values, row)
	for _, column := range columns {
		values = append(values, column)
	}
	return values
}

// starve takes an article and its quotations out of the indexes, or out of what
// these are to be given.
func (b *Batch) starve(row int64, p Prepared) error {
	if _, ok := b.pending.articles[row]; ok {
		delete(b.pending.articles, row)
	} else if err := b.exec(starveArticle, row); err != nil {
		return err
	}
	for i, columns := range p.quotations {
		at := query.QuotationRow(row, i)
		if _, ok := b.pending.quotations[at]; ok {
			delete(b.pending.quotations, at)
		} else if err := b.exec(starveQuotation, values(at, columns)...); err != nil {
			return err
		}
	}
	return nil
}

package archive

import (
	"errors"
	"maps"
	"slices"
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

// feed gives the indexes all that is pending.
func (b *Batch) feed() error {
	err := errors.Join(
		b.feedIndex(b.pending.articles, "INSERT INTO article_index(rowid, title, body, origin, facts) VALUES(?, ?, ?, ?, ?)"),
		b.feedIndex(b.pending.quotations, "INSERT INTO quotation_index(rowid, words, speaker, facts) VALUES(?, ?, ?, ?)"),
	)
	b.pending = newPending()
	return err
}

// feedIndex gives one index its rows, the lowest first.
func (b *Batch) feedIndex(rows map[int64]fed, insert string) error {
	for _, row := range slices.Sorted(maps.Keys(rows)) {
		values := []any{row}
		for _, column := range rows[row] {
			values = append(values, column)
		}
		if err := b.exec(insert, values...); err != nil {
			return err
		}
	}
	return nil
}

// starve takes a row out of an index, or out of what it is to be given.
func (b *Batch) starve(rows map[int64]fed, remove string, row int64) error {
	if _, ok := rows[row]; ok {
		delete(rows, row)
		return nil
	}
	return b.exec(remove, row)
}

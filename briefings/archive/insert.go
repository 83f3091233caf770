package archive

import (
	"encoding/binary"
	"errors"
	"time"

	"readout/briefings/query"
	"readout/model"
)

// A slot is a second of a table, whose rows are given out from the highest
// down, so that what came first is listed first.
type slot struct {
	quotations bool
	second     int64
}

// maxSecond keeps the seconds of any date within a row number.
const maxSecond = 1 << 41

// secondOf returns where an article stands in time: the printed date, else the
// time of its file.
func secondOf(a *model.Article) int64 {
	date := a.Published
	if !date.Known() {
		date = a.Origin.Modified
	}
	if !date.Known() {
		return 0
	}
	t := date.Time
	printed := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	return max(-maxSecond, min(printed.Unix(), maxSecond))
}

// take returns the lowest of n rows in a row in the given slot, none of them
// taken. Should the second be full, it takes one before.
func (b *Batch) take(s slot, n int64) (int64, error) {
	for {
		low, high := s.second<<query.RowBits, (s.second+1)<<query.RowBits
		lowest, known := b.lowest[s]
		if !known {
			table := map[bool]string{false: "article", true: "quotation"}[s.quotations]
			var err error
			lowest, err = b.number("SELECT coalesce(min(row), ?2) FROM "+table+" WHERE row >= ?1 AND row < ?2", low, high)
			if err != nil {
				return 0, err
			}
		}
		if lowest-n >= low {
			b.lowest[s] = lowest - n
			return lowest - n, nil
		}
		s.second--
	}
}

// insert adds an article that is not there, and returns its row.
func (b *Batch) insert(e model.Entry) (int64, error) {
	second := secondOf(e.Article)
	row, err := b.take(slot{false, second}, 1)
	if err != nil {
		return 0, err
	}
	figures, err := b.count(e, 1)
	if err != nil {
		return 0, err
	}
	body, err := b.create("INSERT INTO body(entry) VALUES(?)", b.archive.deflate.EncodeAll(encode(e), nil))
	if err != nil {
		return 0, err
	}
	mentioned := distinct(figures)
	columns, words := articleFed(e, mentioned)
	a := e.Article
	b.pending.add(b.pending.articles, row, columns)
	b.totals.Articles++
	b.ledger.record(row, e, 1)
	b.totals.Words += words
	return row, errors.Join(
		b.exec("INSERT INTO article VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row, string(a.ID), a.Title.String(), a.Source.String(),
			a.Published.String(), len(e.Found.Quotations)-beliefs(e), beliefs(e), words, packed(mentioned), body),
		b.quotations(row, second, e, figures),
	)
}

// quotations adds the quotations of an article, the first in the highest row.
func (b *Batch) quotations(article, second int64, e model.Entry, figures []int64) error {
	n := len(e.Found.Quotations)
	if n == 0 {
		return nil
	}
	low, err := b.take(slot{true, second}, int64(n))
	if err != nil {
		return err
	}
	for i, q := range e.Found.Quotations {
		row := low + int64(n-1-i)
		if err := b.exec("INSERT INTO quotation VALUES(?, ?, ?)", row, article, i); err != nil {
			return err
		}
		var figure int64
		if q.Speaker.Entity != 0 {
			figure = figures[q.Speaker.Entity-1]
		}
		b.pending.add(b.pending.quotations, row, quotationFed(e, q, figure))
	}
	b.totals.Beliefs += beliefs(e)
	b.totals.Quotations += n - beliefs(e)
	if b.pending.bytes > maxPending {
		return b.feed()
	}
	return nil
}

// beliefs returns how many of e's quotations are beliefs or intentions.
func beliefs(e model.Entry) (n int) {
	for _, q := range e.Found.Quotations {
		if q.Belief {
			n++
		}
	}
	return n
}

// remove deletes an article with all that was made of it.
func (b *Batch) remove(row int64) error {
	var raw []byte
	var words int
	s, err := b.statement("SELECT entry, words FROM article JOIN body ON number = body WHERE row = ?")
	if err == nil {
		err = s.QueryRow(row).Scan(&raw, &words)
	}
	if err != nil {
		return explained(err)
	}
	e, err := b.archive.unpack(raw)
	if err != nil {
		return err
	}
	if _, err := b.count(e, -1); err != nil {
		return err
	}
	b.totals.Articles--
	b.ledger.record(row, e, -1)
	b.totals.Words -= words
	b.totals.Beliefs -= beliefs(e)
	b.totals.Quotations -= len(e.Found.Quotations) - beliefs(e)
	quotations, err := b.rows("SELECT row FROM quotation WHERE article = ?", row)
	if err != nil {
		return err
	}
	for _, q := range quotations {
		if err := b.starve(b.pending.quotations, "DELETE FROM quotation_index WHERE rowid = ?", q); err != nil {
			return err
		}
	}
	if err := b.starve(b.pending.articles, "DELETE FROM article_index WHERE rowid = ?", row); err != nil {
		return err
	}
	for _, statement := range []string{
		"DELETE FROM quotation WHERE article = ?",
		"DELETE FROM body WHERE number = (SELECT body FROM article WHERE row = ?)",
		"DELETE FROM article WHERE row = ?",
	} {
		if err := b.exec(statement, row); err != nil {
			return err
		}
	}
	return nil
}

// unpack reads an entry as stored.
func (a *Archive) unpack(raw []byte) (model.Entry, error) {
	plain, err := a.inflate.DecodeAll(raw, nil)
	if err != nil {
		return model.Entry{}, errors.Join(ErrDamaged, err)
	}
	e, err := decode(plain)
	if err != nil {
		return model.Entry{}, errors.Join(ErrDamaged, err)
	}
	return e, nil
}

// packed returns ascending numbers as bytes.
func packed(numbers []int64) []byte {
	b := []byte{}
	var last int64
	for _, n := range numbers {
		b = binary.AppendVarint(b, n-last)
		last = n
	}
	return b
}

// unpacked returns the numbers that packed was given.
func unpacked(b []byte) (numbers []int64) {
	var last int64
	for len(b) > 0 {
		n, size := binary.Varint(b)
		if size <= 0 {
			return numbers
		}
		last += n
		numbers, b = append(numbers, last), b[size:]
	}
	return numbers
}

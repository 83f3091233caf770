package archive

import (
	"encoding/binary"
	"slices"

	"readout/briefings/query"
	"readout/model"
)

// insert adds an article that is not there, and returns its row.
func (b *Batch) insert(p Prepared) (int64, error) {
	e := p.entry
	row, err := b.take(e.Article, len(e.Found.Quotations))
	if err != nil {
		return 0, err
	}
	figures, err := b.count(p, 1)
	if err != nil {
		return 0, err
	}
	p.credit(figures)
	if p.by != nil && p.by.number != b.archive.packer.number() {
		p.pack(b.archive.packer) // made ready before the archive was made anew
	}
	body, err := b.create("INSERT INTO body(entry) VALUES(?)", p.packed)
	if err != nil {
		return 0, err
	}
	a := e.Article
	b.pending.add(b.pending.articles, row, p.columns)
	for i, columns := range p.quotations {
		b.pending.add(b.pending.quotations, query.QuotationRow(row, i), columns)
	}
	b.totals.add(p, 1)
	b.days.record(row, e, 1)
	source, err := b.source(a.Source.String())
	if err != nil {
		return 0, err
	}
	_, second := query.DayOf(secondOf(a))
	err = b.exec("INSERT INTO article VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row, second, storedID(string(a.ID)), p.title, source,
		storedDate(a.Published), len(e.Found.Quotations)-beliefs(e), beliefs(e), p.words, packed(distinct(figures)), body, int64(p.sketch.Bits))
	if err == nil {
		err = b.relate(row, a, p.sketch)
	}
	if err == nil && b.pending.bytes > maxPending {
		err = b.feed()
	}
	return row, err
}

// source returns the number of a source, which is one of the archive's from now on.
func (b *Batch) source(name string) (int64, error) {
	if number, ok := b.sources[name]; ok {
		return number, nil
	}
	found, err := b.rows("SELECT number FROM source WHERE name = ?", name)
	if err != nil {
		return 0, err
	}
	if len(found) == 0 {
		number, err := b.create("INSERT INTO source(name, articles) VALUES(?, 0)", name)
		if err != nil {
			return 0, err
		}
		found = []int64{number}
	}
	b.sources[name] = found[0]
	return found[0], nil
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

// remove deletes an article with all that was made of it. What its quotations'
// index was fed is made once more: that index has to be told what to forget.
func (b *Batch) remove(row int64) error {
	var raw []byte
	s, err := b.statement("SELECT entry FROM article JOIN body ON number = body WHERE row = ?")
	if err == nil {
		err = s.QueryRow(row).Scan(&raw)
	}
	if err != nil {
		return explained(err)
	}
	e, err := b.archive.unpack(b.ctx, raw)
	if err != nil {
		return err
	}
	p := Prepared{entry: e}
	p.feed(b.archive.options.KeyOf)
	if err := b.unrelate(row, e.Article); err != nil {
		return err
	}
	figures, err := b.count(p, -1)
	if err != nil {
		return err
	}
	p.credit(figures)
	b.totals.add(p, -1)
	b.days.record(row, e, -1)
	if err := b.starve(row, p); err != nil {
		return err
	}
	for _, statement := range []string{
		"DELETE FROM body WHERE number = (SELECT body FROM article WHERE row = ?)",
		"DELETE FROM article WHERE row = ?",
	} {
		if err := b.exec(statement, row); err != nil {
			return err
		}
	}
	return nil
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

// distinct returns numbers sorted, each once.
func distinct(numbers []int64) []int64 {
	return slices.Compact(slices.Sorted(slices.Values(numbers)))
}

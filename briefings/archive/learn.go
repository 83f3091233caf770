package archive

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"

	"github.com/klauspost/compress/dict"
	"github.com/klauspost/compress/zstd"

	"readout/model"
)

// What is learned from how much: when there are so many entries, words and places
// of at most so many of them, and from fewer a dictionary, which takes longest.
const (
	minLessons     = 2000
	maxLessons     = 4000
	maxExamples    = 1000
	dictionarySize = 96 << 10
	maxKnown       = 8 << 20 // bytes of what is learned
)

// A lesson is an entry to learn from, with where it is stored.
type lesson struct {
	row, body int64
	entry     model.Entry
}

// learn has the archive learn once there is enough to learn from. The entries it
// learned from are stored anew, as those that come after.
func (b *Batch) learn() error {
	if b.archive.packer.learnt() {
		return nil
	}
	if n, err := b.number("SELECT count(*) FROM (SELECT 1 FROM body LIMIT ?)", minLessons); err != nil || n < minLessons {
		return err
	}
	if n, err := b.number("SELECT count(*) FROM dictionary"); err != nil || n > 0 {
		return err
	}
	all, err := b.lessons()
	if err != nil {
		return err
	}
	entries := make([]model.Entry, len(all))
	for i, one := range all {
		entries[i] = one.entry
	}
	l := lessons{known: know(entries)}
	raw := l.known.bytes()
	l.known.number = numberOf(raw)
	l.dictionary = dictionaryOf(entries, l.known)
	b.learned = &l
	if err := b.exec("INSERT INTO dictionary VALUES(?, ?, ?)", l.known.number, l.dictionary, raw); err != nil {
		return err
	}
	return b.restore(all, l)
}

// numberOf returns the number by which what was learned is told from what was
// learned another time, when the archive was made anew: one that zstd leaves free
// for the number of a dictionary.
func numberOf(raw []byte) int64 {
	const low, high = 1 << 15, 1 << 31
	sum := sha256.Sum256(raw)
	return int64(low + binary.BigEndian.Uint32(sum[:4])%(high-low))
}

// dictionaryOf returns a dictionary of entries as they are before packing; none if
// they have too little in common.
func dictionaryOf(entries []model.Entry, k *knowledge) []byte {
	var examples [][]byte
	for i := 0; i < len(entries); i += 1 + len(entries)/maxExamples {
		examples = append(examples, encode(entries[i], k))
	}
	content, err := dict.BuildZstdDict(examples, dict.Options{
		MaxDictSize: dictionarySize, HashBytes: 6, ZstdDictID: uint32(k.number), ZstdLevel: zstd.SpeedBetterCompression,
	})
	if err != nil {
		return []byte{}
	}
	return content
}

// lessons returns the entries stored first.
func (b *Batch) lessons() (all []lesson, err error) {
	s, err := b.statement("SELECT row, number, entry FROM article JOIN body ON number = body ORDER BY number LIMIT ?")
	if err != nil {
		return nil, explained(err)
	}
	rows, err := s.Query(maxLessons)
	if err != nil {
		return nil, explained(err)
	}
	defer rows.Close()
	for rows.Next() {
		var one lesson
		var packed []byte
		if err := rows.Scan(&one.row, &one.body, &packed); err != nil {
			return nil, explained(err)
		}
		plain, known, err := b.archive.packer.plain(packed)
		if err == nil {
			one.entry, err = decode(plain, known)
		}
		if err != nil {
			return nil, errors.Join(ErrDamaged, err)
		}
		all = append(all, one)
	}
	return all, explained(rows.Err())
}

// restore stores entries as they are stored by what was learned. They are taken
// out first, for what is made shorter where it lies leaves pages half empty.
func (b *Batch) restore(all []lesson, l lessons) error {
	p := &packer{}
	if err := p.use(l); err != nil {
		return err
	}
	for _, one := range all {
		if err := b.exec("DELETE FROM body WHERE number = ?", one.body); err != nil {
			return err
		}
	}
	for _, one := range all {
		packed, known := p.pack(one.entry)
		if err := b.exec("INSERT INTO body VALUES(?, ?)", one.body, packed); err != nil {
			return err
		}
		if err := b.exec("UPDATE article SET title = ? WHERE row = ?", known.storedTitle(one.entry.Article.Title), one.row); err != nil {
			return err
		}
	}
	return nil
}

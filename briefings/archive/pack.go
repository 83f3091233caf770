package archive

import (
	"context"
	"database/sql"
	"errors"
	"runtime"
	"sync"

	"github.com/klauspost/compress/dict"
	"github.com/klauspost/compress/zstd"

	"readout/model"
)

// A packer compresses entries. Short texts compress badly one by one, so once
// there are some to learn from it makes a dictionary of what they have in common,
// which the archive keeps. What was packed before stays as it is: every frame
// names its dictionary.
type packer struct {
	mu      sync.RWMutex
	encoder *zstd.Encoder
	decoder *zstd.Decoder
	learned bool
}

// maxEntry is the most bytes an article may take when decompressed.
const maxEntry = 512 << 20

// newPacker returns a packer without a dictionary.
func newPacker() (*packer, error) {
	p := &packer{}
	return p, p.use(nil)
}

// use has p pack with a dictionary from now on; nil is none.
func (p *packer) use(dictionary []byte) error {
	// SQLite's pages have no checksums either, and what is decoded is checked.
	with := []zstd.EOption{zstd.WithEncoderCRC(false), zstd.WithEncoderConcurrency(runtime.GOMAXPROCS(0)), zstd.WithLowerEncoderMem(true), zstd.WithEncoderLevel(zstd.SpeedDefault)}
	of := []zstd.DOption{zstd.WithDecoderConcurrency(readers), zstd.WithDecoderMaxMemory(maxEntry)}
	if dictionary != nil {
		with = append(with, zstd.WithEncoderDict(dictionary), zstd.WithEncoderLevel(zstd.SpeedFastest))
		of = append(of, zstd.WithDecoderDicts(dictionary))
	}
	encoder, err1 := zstd.NewWriter(nil, with...)
	decoder, err2 := zstd.NewReader(nil, of...)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.encoder, p.decoder, p.learned = encoder, decoder, dictionary != nil
	return nil
}

// learnt reports whether p has a dictionary.
func (p *packer) learnt() bool {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.learned
}

// pack returns raw compressed. It may be called by several goroutines.
func (p *packer) pack(raw []byte) []byte {
	p.mu.RLock()
	encoder := p.encoder
	p.mu.RUnlock()
	return encoder.EncodeAll(raw, nil)
}

// plain returns what packed was made of.
func (p *packer) plain(packed []byte) ([]byte, error) {
	p.mu.RLock()
	decoder := p.decoder
	p.mu.RUnlock()
	return decoder.DecodeAll(packed, nil)
}

// The dictionary: from how many entries it is learned, and its size in bytes. A
// larger one costs more time for every entry than it saves room.
const (
	lessons        = 300
	dictionarySize = 96 << 10
	dictionaryID   = 0x72646f // any number; there is one dictionary
)

// learn makes a dictionary of entries as they are before packing.
func learn(entries [][]byte) ([]byte, error) {
	return dict.BuildZstdDict(entries, dict.Options{
		MaxDictSize: dictionarySize, HashBytes: 6, ZstdDictID: dictionaryID, ZstdLevel: zstd.SpeedBetterCompression,
	})
}

// recall has the packer use the dictionary the archive keeps, if there is one.
func (a *Archive) recall(ctx context.Context) error {
	var content []byte
	err := a.read.one(ctx, "SELECT content FROM dictionary WHERE length(content) <= ?", []any{2 * dictionarySize}, &content)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := a.packer.use(content); err != nil {
		return errors.Join(ErrDamaged, err)
	}
	return nil
}

// articleOf returns an article as stored. What was found in it is not read.
func (a *Archive) articleOf(ctx context.Context, packed []byte) (*model.Article, error) {
	return readStored(ctx, a, packed, decodeArticle)
}

// unpack reads an entry as stored.
func (a *Archive) unpack(ctx context.Context, packed []byte) (model.Entry, error) {
	return readStored(ctx, a, packed, decode)
}

// text reads the text of an entry as stored, and no more of it.
func (a *Archive) text(ctx context.Context, packed []byte) (model.Text, error) {
	return readStored(ctx, a, packed, decodeText)
}

// readStored reads with read what is stored of an entry. Another process may have made
// a dictionary since the archive was opened.
func readStored[T any](ctx context.Context, a *Archive, packed []byte, read func([]byte) (T, error)) (value T, err error) {
	err = a.recalling(ctx, func() error {
		plain, err := a.packer.plain(packed)
		if err == nil {
			value, err = read(plain)
		}
		if err != nil {
			return errors.Join(ErrDamaged, err)
		}
		return nil
	})
	return value, err
}

// recalling does something with what is stored, and once more if that takes a
// dictionary which is not known yet.
func (a *Archive) recalling(ctx context.Context, do func() error) error {
	err := do()
	if !errors.Is(err, zstd.ErrUnknownDictionary) {
		return err
	}
	if err := a.recall(ctx); err != nil {
		return err
	}
	return do()
}

// learn makes the archive's dictionary once there is enough to learn from.
func (b *Batch) learn() error {
	if b.archive.packer.learnt() {
		return nil
	}
	if n, err := b.number("SELECT count(*) FROM (SELECT 1 FROM body LIMIT ?)", lessons); err != nil || n < lessons {
		return err
	}
	if n, err := b.number("SELECT count(*) FROM dictionary"); err != nil || n > 0 {
		return err
	}
	examples, err := b.examples()
	if err != nil {
		return err
	}
	content, err := learn(examples)
	if err != nil {
		return nil // they have too little in common: do without
	}
	b.dictionary = content
	return b.exec("INSERT INTO dictionary(content) VALUES(?)", content)
}

// examples returns entries as they are before packing.
func (b *Batch) examples() (plain [][]byte, err error) {
	s, err := b.statement("SELECT entry FROM body LIMIT ?")
	if err != nil {
		return nil, explained(err)
	}
	rows, err := s.Query(lessons)
	if err != nil {
		return nil, explained(err)
	}
	defer rows.Close()
	for rows.Next() {
		var raw []byte
		if err := rows.Scan(&raw); err != nil {
			return nil, explained(err)
		}
		e, err := b.archive.packer.plain(raw)
		if err != nil {
			return nil, errors.Join(ErrDamaged, err)
		}
		plain = append(plain, e)
	}
	return plain, explained(rows.Err())
}

package archive

import (
	"context"
	"database/sql"
	"errors"
	"runtime"
	"sync"

	"github.com/klauspost/compress/zstd"

	"readout/model"
)

// A packer writes and compresses entries. Short texts compress badly one by one,
// so once there are some to learn from it knows what they have in common, which the
// archive keeps: words and places by their numbers, and a dictionary for zstd.
// What says that it was written so can be told from what was written before.
type packer struct {
	recall   sync.Mutex // held while what was learned is fetched, which several may miss at once
	glossary glossary   // what is needed of known for titles; guarded by recall
	mu       sync.RWMutex
	encoder  *zstd.Encoder
	decoder  *zstd.Decoder
	known    *knowledge // nil before anything is learned
}

// A lessons is what an archive has learned.
type lessons struct {
	known      *knowledge
	dictionary []byte // for zstd; nil is none
}

// maxEntry is the most bytes an article may take when decompressed.
const maxEntry = 512 << 20

// newPacker returns a packer without a dictionary.
func newPacker() (*packer, error) {
	p := &packer{}
	return p, p.use(lessons{})
}

// use has p pack by what was learned from now on.
func (p *packer) use(l lessons) error {
	// SQLite's pages have no checksums either, and what is decoded is checked.
	with := []zstd.EOption{zstd.WithEncoderCRC(false), zstd.WithEncoderConcurrency(runtime.GOMAXPROCS(0)), zstd.WithLowerEncoderMem(true), zstd.WithEncoderLevel(zstd.SpeedDefault)}
	of := []zstd.DOption{zstd.WithDecoderConcurrency(readers), zstd.WithDecoderMaxMemory(maxEntry)}
	if len(l.dictionary) > 0 {
		with = append(with, zstd.WithEncoderDict(l.dictionary), zstd.WithEncoderLevel(zstd.SpeedFastest))
		of = append(of, zstd.WithDecoderDicts(l.dictionary))
	}
	encoder, err1 := zstd.NewWriter(nil, with...)
	decoder, err2 := zstd.NewReader(nil, of...)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.encoder, p.decoder, p.known = encoder, decoder, l.known
	return nil
}

// knowledge returns what p knows, nil before anything is learned.
func (p *packer) knowledge() *knowledge {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.known
}

// number returns the number of what p knows, 0 before anything is learned.
func (p *packer) number() int64 {
	if k := p.knowledge(); k != nil {
		return k.number
	}
	return 0
}

// learnt reports whether p has learned anything.
func (p *packer) learnt() bool { return p.knowledge() != nil }

// pack returns e as it is stored, and by what knowledge. It may be called by
// several goroutines.
func (p *packer) pack(e model.Entry) ([]byte, *knowledge) {
	p.mu.RLock()
	encoder, known := p.encoder, p.known
	p.mu.RUnlock()
	return encoder.EncodeAll(encode(e, known), nil), known
}

// plain returns an entry decompressed, and the knowledge that it was written by.
func (p *packer) plain(packed []byte) ([]byte, *knowledge, error) {
	p.mu.RLock()
	decoder, known := p.decoder, p.known
	p.mu.RUnlock()
	raw, err := decoder.DecodeAll(packed, nil)
	return raw, known, err
}

// recall has the packer use what the archive has learned, or nothing if it has
// not, or not any more.
func (a *Archive) recall(ctx context.Context) error {
	return a.packer.remember(func(into ...any) error {
		return a.read.one(ctx, allLearned, []any{2 * dictionarySize, maxKnown}, into...)
	})
}

// allLearned is the SQL for what was learned, of no more than so many bytes each.
const allLearned = "SELECT number, content, known FROM dictionary WHERE length(content) <= ? AND length(known) <= ? ORDER BY number DESC LIMIT 1"

// remember has p use what fetch fetches.
func (p *packer) remember(fetch func(into ...any) error) error {
	var number int64
	var dictionary, known []byte
	err := fetch(&number, &dictionary, &known)
	if errors.Is(err, sql.ErrNoRows) {
		return p.use(lessons{})
	}
	if err != nil {
		return err
	}
	l := lessons{dictionary: dictionary}
	if l.known, err = recollect(known); err == nil {
		l.known.number = number
		err = p.use(l)
	}
	if err != nil {
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

// readStored reads with read what is stored of an entry. Another process may have
// learned something since the archive was opened.
func readStored[T any](ctx context.Context, a *Archive, packed []byte, read func([]byte, *knowledge) (T, error)) (value T, err error) {
	err = a.recalling(ctx, func() error {
		plain, known, err := a.packer.plain(packed)
		if err == nil {
			value, err = read(plain, known)
		}
		if err != nil {
			return errors.Join(ErrDamaged, err)
		}
		return nil
	})
	return value, err
}

// recalling does something with what is stored, and once more if that takes
// something that is not known yet.
func (a *Archive) recalling(ctx context.Context, do func() error) error {
	before := a.packer.reading()
	err := do()
	if err == nil {
		return nil
	}
	number, unknown := a.learned(ctx)
	if unknown != nil || number == a.packer.number() {
		return err
	}
	if err := a.recallOnce(ctx, before); err != nil {
		return err
	}
	return do()
}

// recallOnce is recall, unless somebody else has done it since what unpacks was
// before.
func (a *Archive) recallOnce(ctx context.Context, before *zstd.Decoder) error {
	a.packer.recall.Lock()
	defer a.packer.recall.Unlock()
	if a.packer.reading() != before {
		return nil
	}
	return a.recall(ctx)
}

// reading returns what unpacks at present.
func (p *packer) reading() *zstd.Decoder {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.decoder
}

package archive

import (
	"database/sql/driver"
	"errors"
	"hash/maphash"
	"sync"

	"modernc.org/sqlite"

	"readout/briefings/query"
)

// maxHeard is how many articles a listener remembers: one for each question that
// is asked at the same time.
const maxHeard = readers

// A listener looks for words in a row in quotations, for SQL and to rank by. It
// remembers the articles it was given last: the quotations of one article come
// one after the other.
type listener struct {
	unpack func(packed []byte) (plain []byte, known *knowledge, err error)
	seed   maphash.Seed

	mu    sync.Mutex
	heard []heard // the one met last is last
}

// A heard article is what is read of one as stored.
type heard struct {
	hash uint64
	said spoken
}

// newListener returns a listener to articles that unpack unpacks.
func newListener(unpack func([]byte) ([]byte, *knowledge, error)) *listener {
	return &listener{unpack: unpack, seed: maphash.MakeSeed()}
}

// call is query.Says for SQL.
func (l *listener) call(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
	phrase, ok1 := args[0].(string)
	packed, ok2 := args[1].([]byte)
	index, ok3 := args[2].(int64)
	switch {
	case !ok1:
		return nil, errors.New("says takes a phrase, an article and the index of a quotation")
	case !ok2, !ok3: // removed a moment ago
		return false, nil
	}
	said, err := l.read(packed)
	if err != nil || index < 0 || index >= int64(len(said.quotations)) {
		return false, err
	}
	return query.IsIn(wordsIn(nil, said.text, said.quotations[index]), phrase), nil
}

// read returns what is said in an article as stored.
func (l *listener) read(packed []byte) (spoken, error) {
	hash := maphash.Bytes(l.seed, packed)
	if said, ok := l.find(hash); ok {
		return said, nil
	}
	raw, known, err := l.unpack(packed)
	if err != nil {
		return spoken{}, errors.Join(ErrDamaged, err)
	}
	said, err := decodeQuotations(raw, known)
	if err != nil {
		return spoken{}, errors.Join(ErrDamaged, err)
	}
	l.keep(heard{hash, said})
	return said, nil
}

// find returns what is said in the article with that hash.
func (l *listener) find(hash uint64) (spoken, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, h := range l.heard {
		if h.hash == hash {
			return h.said, true
		}
	}
	return spoken{}, false
}

// keep remembers h, and forgets what was met before others.
func (l *listener) keep(h heard) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.heard) == maxHeard {
		l.heard = append(l.heard[:0], l.heard[1:]...)
	}
	l.heard = append(l.heard, h)
}

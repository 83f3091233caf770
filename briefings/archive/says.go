package archive

import (
	"database/sql/driver"
	"errors"
	"hash/maphash"
	"sync"

	"modernc.org/sqlite"

	"readout/briefings/query"
	"readout/model"
)

// maxHeard is how many articles a listener remembers: one for each question that
// is asked at the same time.
const maxHeard = readers

// A listener looks for words in a row in quotations, for SQL and to rank by. It
// remembers the articles it was given last: the quotations of one article come
// one after the other.
type listener struct {
	unpack func(packed []byte) (plain []byte, err error)
	seed   maphash.Seed

	mu    sync.Mutex
	heard []heard // the one met last is last
}

// A heard article is what is read of one as stored.
type heard struct {
	hash  uint64
	entry model.Entry // of which only text and quotations may be there
	whole bool        // all of it is
}

// newListener returns a listener to articles that unpack unpacks.
func newListener(unpack func([]byte) ([]byte, error)) *listener {
	return &listener{unpack: unpack, seed: maphash.MakeSeed()}
}

// call is query.Says for SQL.
func (l *listener) call(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
	words, ok1 := args[0].(string)
	packed, ok2 := args[1].([]byte)
	index, ok3 := args[2].(int64)
	switch {
	case !ok1:
		return nil, errors.New("says takes a phrase, an article and the index of a quotation")
	case !ok2, !ok3: // removed a moment ago
		return false, nil
	}
	phrase := query.PhraseOf(words)
	e, err := l.read(packed, phrase.InNames)
	if err != nil || index < 0 || index >= int64(len(e.Found.Quotations)) {
		return false, err
	}
	said := wordsIn
	if phrase.InNames {
		said = namesIn
	}
	return phrase.In(said(nil, e, e.Found.Quotations[index])), nil
}

// read returns an article as stored, all of it or no more than its text and its
// quotations.
func (l *listener) read(packed []byte, whole bool) (model.Entry, error) {
	hash := maphash.Bytes(l.seed, packed)
	if h, ok := l.find(hash); ok && (h.whole || !whole) {
		return h.entry, nil
	}
	raw, err := l.unpack(packed)
	if err != nil {
		return model.Entry{}, errors.Join(ErrDamaged, err)
	}
	e, err := model.Entry{}, error(nil)
	if whole {
		e, err = decode(raw)
	} else {
		e, err = decodeQuotations(raw)
	}
	if err != nil {
		return model.Entry{}, errors.Join(ErrDamaged, err)
	}
	l.keep(heard{hash, e, whole})
	return e, nil
}

// find returns what was read of the article with that hash.
func (l *listener) find(hash uint64) (heard, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, h := range l.heard {
		if h.hash == hash {
			return h, true
		}
	}
	return heard{}, false
}

// keep remembers h, in the place of what was read of the same article.
func (l *listener) keep(h heard) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range l.heard {
		if l.heard[i].hash == h.hash {
			l.heard[i] = h
			return
		}
	}
	if len(l.heard) == maxHeard {
		l.heard = append(l.heard[:0], l.heard[1:]...)
	}
	l.heard = append(l.heard, h)
}

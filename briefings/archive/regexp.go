package archive

import (
	"database/sql/driver"
	"errors"
	"hash/maphash"
	"regexp"
	"sync"

	"modernc.org/sqlite"

	"readout/model"
)

// A matcher finds regular expressions in articles for SQL. It remembers the
// expression and the article it was given last: the quotations of one article
// come one after the other.
type matcher struct {
	unpack func(packed []byte) (plain []byte, known *knowledge, err error)
	seed   maphash.Seed

	mu      sync.Mutex
	pattern *regexp.Regexp
	packed  uint64 // hash of the article
	entry   model.Entry
}

// newMatcher returns a matcher of articles that unpack unpacks.
func newMatcher(unpack func([]byte) ([]byte, *knowledge, error)) *matcher {
	return &matcher{unpack: unpack, seed: maphash.MakeSeed()}
}

// call is query.Matches for SQL.
func (m *matcher) call(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
	pattern, ok1 := args[0].(string)
	packed, ok2 := args[1].([]byte)
	index, ok3 := args[2].(int64)
	switch {
	case !ok1:
		return nil, errors.New("matches takes a pattern, an article and the index of a quotation")
	case !ok2, !ok3: // removed a moment ago
		return false, nil
	}
	re, err := m.compiled(pattern)
	if err != nil {
		return nil, err
	}
	if index < 0 {
		title, text, err := m.texts(packed)
		return re.MatchString(text) || re.MatchString(title), err
	}
	e, err := m.whole(packed)
	if err != nil || index >= int64(len(e.Found.Quotations)) {
		return false, err
	}
	return re.MatchString(quoted(e.Article.Text, e.Found.Quotations[index]).String()), nil
}

// compiled returns the regular expression of a pattern, which was understood
// before.
func (m *matcher) compiled(pattern string) (*regexp.Regexp, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.pattern == nil || m.pattern.String() != pattern {
		re, err := regexp.Compile(pattern)
		if err != nil {
			return nil, err
		}
		m.pattern = re
	}
	return m.pattern, nil
}

// texts returns the title and the text of an article as stored. What was found
// in it is not read.
func (m *matcher) texts(packed []byte) (title, text string, err error) {
	raw, known, err := m.unpack(packed)
	if err != nil {
		return "", "", errors.Join(ErrDamaged, err)
	}
	a, err := decodeHead(raw, known)
	return a.Title.String(), a.Text.String(), err
}

// whole returns an article as stored with what was found in it.
func (m *matcher) whole(packed []byte) (model.Entry, error) {
	hash := maphash.Bytes(m.seed, packed)
	m.mu.Lock()
	last, e := m.packed, m.entry
	m.mu.Unlock()
	if e.Article != nil && last == hash {
		return e, nil
	}
	raw, known, err := m.unpack(packed)
	if err != nil {
		return model.Entry{}, errors.Join(ErrDamaged, err)
	}
	if e, err = decode(raw, known); err != nil {
		return model.Entry{}, errors.Join(ErrDamaged, err)
	}
	m.mu.Lock()
	m.packed, m.entry = hash, e
	m.mu.Unlock()
	return e, nil
}

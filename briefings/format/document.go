package format

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// An entry is one article among several in a JSON value.
type entry struct {
	raw  json.RawMessage
	line int // where it begins, from 1
}

// lists are the names a feed has its articles under.
var lists = map[string]bool{"items": true, "articles": true}

var (
	errMarkup = errors.New("is a web page or XML, not JSON")
	errNoList = errors.New("is neither a JSON object nor a list of them")
)

// jsonDocument reads the articles in a file of one JSON value, or of several
// one after the other. What comes before a mistake is kept.
func (s *sink) jsonDocument(text string) error {
	switch start := strings.TrimSpace(text); {
	case start == "":
		return errEmpty
	case start[0] == '<':
		return errMarkup
	case isDeep([]byte(text)):
		return errDeep
	}
	d := document{text: text, dec: json.NewDecoder(strings.NewReader(text))}
	for !s.ended {
		o, entries, err := d.value()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			o = nil // half an article is none; its entries are whole
		}
		if mistake := s.emit(o, entries, 0); err == nil && mistake != nil {
			s.problem(0, mistake)
		}
		if err != nil {
			s.problem(d.lineAt(d.place(err)), describe(err))
			return nil
		}
	}
	return nil
}

// emit hands on the article that o is, or those in it.
func (s *sink) emit(o object, entries []entry, line int) error {
	if len(entries) > 0 {
		for _, e := range entries {
			if err := s.entry(e, o); err != nil {
				s.problem(e.line, err)
			}
		}
		return nil
	}
	a := o.article(s.date)
	if a == nil {
		return errWordless
	}
	s.article(a, line)
	return nil
}

// entry hands on one of the articles of a feed.
func (s *sink) entry(e entry, feed object) error {
	o, err := parseObject(e.raw)
	if err != nil {
		return err
	}
	a := o.article(s.date)
	if a == nil {
		return errWordless
	}
	a.Source = a.Source.Or(feed.card().first(source)).Or(feed.card().first(title))
	s.article(a, e.line)
	return nil
}

// describe says in a reader's words what the JSON parser found wrong.
func describe(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("is cut short in the middle of its JSON: what came before was read")
	}
	if errors.Is(err, errNoList) {
		return err
	}
	return fmt.Errorf("is not JSON from here on: %w", err)
}

// A document is a JSON file being read.
type document struct {
	text string
	dec  *json.Decoder
	at   int // offset up to which lines were counted
	line int // how many line ends there are before it
}

// lineAt returns the number of the line at an offset, which never goes back.
func (d *document) lineAt(offset int) int {
	if offset > d.at {
		d.line += strings.Count(d.text[d.at:offset], "\n")
		d.at = offset
	}
	return d.line + 1
}

// place returns the offset of what err is about.
func (d *document) place(err error) int {
	offset := d.dec.InputOffset()
	if wrong := (*json.SyntaxError)(nil); errors.As(err, &wrong) {
		offset = max(offset, wrong.Offset)
	}
	return min(int(offset), len(d.text))
}

// value reads the next value: the fields of an object, and the entries in it
// or in a list. At the end of the file the error is [io.EOF].
func (d *document) value() (object, []entry, error) {
	token, err := d.dec.Token()
	if err != nil {
		return nil, nil, err
	}
	switch token {
	case json.Delim('['):
		entries, err := d.list()
		return nil, entries, err
	case json.Delim('{'):
		return d.fields()
	}
	return nil, nil, errNoList
}

// fields reads the rest of an object.
func (d *document) fields() (object, []entry, error) {
	o := object{}
	var entries []entry
	for d.dec.More() {
		key, err := d.dec.Token()
		if err != nil {
			return o, entries, sudden(err)
		}
		name, _ := key.(string)
		if lists[name] && d.opens() {
			more, err := d.entries()
			entries = append(entries, more...)
			if err != nil {
				return o, entries, err
			}
			continue
		}
		var raw json.RawMessage
		if err := d.dec.Decode(&raw); err != nil {
			return o, entries, sudden(err)
		}
		o[name] = raw
	}
	_, err := d.dec.Token()
	return o, entries, sudden(err)
}

// opens reports whether the value that follows is a list.
func (d *document) opens() bool {
	rest := strings.TrimLeft(d.text[d.dec.InputOffset():], ": \t\r\n")
	return strings.HasPrefix(rest, "[")
}

// entries reads a list.
func (d *document) entries() ([]entry, error) {
	if _, err := d.dec.Token(); err != nil {
		return nil, sudden(err)
	}
	return d.list()
}

// list reads the rest of a list.
func (d *document) list() ([]entry, error) {
	var entries []entry
	for d.dec.More() {
		var raw json.RawMessage
		if err := d.dec.Decode(&raw); err != nil {
			return entries, sudden(err)
		}
		start := int(d.dec.InputOffset()) - len(raw)
		entries = append(entries, entry{raw, d.lineAt(start)})
	}
	_, err := d.dec.Token()
	return entries, sudden(err)
}

// sudden tells the end of the file within a value from that after it.
func sudden(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// entries returns the articles in a feed that is on line n.
func (o object) entries(n int) []entry {
	var found []entry
	for _, name := range []string{"items", "articles"} {
		var items []json.RawMessage
		if raw := o[name]; raw == nil || json.Unmarshal(raw, &items) != nil {
			continue
		}
		for _, item := range items {
			found = append(found, entry{item, n})
		}
	}
	return found
}

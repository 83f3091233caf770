package format

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/model"
)

// An object is a JSON object whose values are looked at when they are needed.
// Of a name given twice the last value counts.
type object map[string]json.RawMessage

// maxDepth is how deep JSON may be nested.
const maxDepth = 64

// maxFailures is how many lines may fail before the first one that does not.
const maxFailures = 100

var (
	errDeep     = fmt.Errorf("is nested more than %d deep", maxDepth)
	errWordless = errors.New("has neither a text nor a title: nothing to read here")
	errNoObject = errors.New("is not a JSON object: one article needs one object")
	errNoLines  = fmt.Errorf("has no article in its first %d lines: the rest was not read", maxFailures)
)

// jsonLines reads an article from each line.
func (s *sink) jsonLines(in *input) error {
	blank, wordless := true, true
	for n := 1; !s.ended; n++ {
		line, err := in.line()
		if err != nil && !errors.Is(err, errLongLine) {
			if errors.Is(err, io.EOF) && blank {
				return errEmpty
			}
			return ignoreEOF(err)
		}
		if line = bytes.TrimSpace(line); err == nil && len(line) == 0 {
			continue
		}
		blank = false
		if err == nil {
			err = s.jsonLine(line, n)
		}
		if err != nil {
			s.problem(n, err)
		}
		if wordless = wordless && err != nil; wordless && n >= maxFailures {
			return errNoLines
		}
	}
	return nil
}

// ignoreEOF returns err unless it only says that all was read.
func ignoreEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// jsonLine reads the article in one line, or those in it.
func (s *sink) jsonLine(line []byte, n int) error {
	if !utf8.Valid(line) {
		text, err := decode(line)
		if err != nil {
			return err
		}
		line = []byte(text)
	}
	o, err := parseObject(line)
	if err != nil {
		return err
	}
	return s.emit(o, o.entries(n), n)
}

// parseObject parses one JSON object.
func parseObject(raw []byte) (object, error) {
	if isDeep(raw) {
		return nil, errDeep
	}
	var o object
	var mistyped *json.UnmarshalTypeError
	switch err := json.Unmarshal(raw, &o); {
	case errors.As(err, &mistyped), err == nil && o == nil:
		return nil, errNoObject
	case err != nil:
		return nil, fmt.Errorf("is not JSON: %w", err)
	}
	return o, nil
}

// isDeep reports whether raw is nested too deep, however broken it is.
func isDeep(raw []byte) bool {
	depth, quoted := 0, false
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '"':
			quoted = !quoted
		case quoted && c == '\\':
			i++
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > maxDepth {
				return true
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return false
}

// article returns the article o is, nil if it has no words.
func (o object) article(date func(string) (model.Date, bool)) *model.Article {
	a := &model.Article{}
	o.card().fill(a, date)
	body := o.body()
	if body == "" {
		body = a.Title.String()
	}
	if isBlank(body) {
		return nil
	}
	a.Text = model.NewText(body)
	a.Paragraphs = paragraphs(a.Text.String())
	return a
}

// body returns o's text exactly as given.
func (o object) body() string {
	for _, name := range []string{
		"text", "maintext", "body", "content", "content_text", "articleBody", "body_text", "paragraphs", "description", "summary", "content_html",
	} {
		if text := strings.Join(values(o[name]), "\n\n"); !isBlank(text) {
			return text
		}
	}
	return ""
}

// card returns o as a card. What webz.io keeps one level down counts as o's.
func (o object) card() card {
	thread := object{}
	if raw := o["thread"]; raw != nil && json.Unmarshal(raw, &thread) != nil {
		thread = nil
	}
	return func(name string) []string {
		vs := values(o[name])
		if mayCount(name) {
			vs = append(vs, digits(o[name])...)
		}
		if len(vs) > 0 || len(thread) == 0 {
			return vs
		}
		if name == "site" {
			return append(values(thread["site_full"]), values(thread["site"])...)
		}
		return values(thread[name])
	}
}

// values returns the strings that a JSON value comes to: itself, those of a
// list, or the name of an object. Of any other type there are none.
func values(raw json.RawMessage) []string {
	if len(raw) == 0 {
		return nil
	}
	switch raw[0] {
	case '"':
		var s string
		if json.Unmarshal(raw, &s) == nil && s != "" {
			return []string{s}
		}
	case '[':
		return listed(raw)
	case '{':
		var named struct{ Name json.RawMessage }
		if json.Unmarshal(raw, &named) == nil && bytes.HasPrefix(named.Name, []byte(`"`)) {
			return values(named.Name)
		}
	}
	return nil
}

// mayCount reports whether the value under name may be a number: identifiers
// and dates may, names and texts are words.
func mayCount(name string) bool {
	return slices.Contains(names[given], name) || slices.Contains(names[published], name)
}

// digits returns a whole number as it is written, nothing if raw is none.
func digits(raw json.RawMessage) []string {
	if s := string(raw); s != "" && strings.Trim(s, "0123456789") == "" {
		return []string{s}
	}
	return nil
}

// listed returns the strings in a JSON array.
func listed(raw json.RawMessage) []string {
	var items []json.RawMessage
	if json.Unmarshal(raw, &items) != nil {
		return nil
	}
	var all []string
	for _, item := range items {
		if !bytes.HasPrefix(item, []byte("[")) { // one level only
			all = append(all, values(item)...)
		}
	}
	return all
}

package format

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// A kind is what a file holds.
type kind int

const (
	unknownText kind = iota
	wireText
	markdownText
	jsonText
	jsonLines
)

// extensions are the names worth opening.
var extensions = map[string]kind{
	".txt":      wireText,
	".md":       markdownText,
	".markdown": markdownText,
	".json":     jsonText,
	".jsonl":    jsonLines,
	".ndjson":   jsonLines,
}

// foreign names what is not read, by extension, and what to do about it.
var foreign = map[string]string{
	".html": aPage, ".htm": aPage, ".xhtml": aPage, ".mhtml": aPage,
	".rss": aFeed, ".atom": aFeed, ".xml": aFeed,
	".eml": aMail, ".mbox": aMail, ".msg": aMail,
	".zip": anArchive, ".tar": anArchive, ".tgz": anArchive, ".7z": anArchive,
	".epub": aDocument, ".docx": aDocument, ".doc": aDocument, ".odt": aDocument, ".rtf": aDocument, ".pdf": aDocument,
}

const (
	aPage     = "is a web page: save it as text or Markdown first"
	aFeed     = "is XML: save the articles as text, Markdown or JSON first"
	aMail     = "is mail: save the message as text first"
	anArchive = "is an archive: unpack it first"
	aDocument = "is a document of another program: save it as text or Markdown first"
	aPicture  = "is a picture, not text"
	aProgram  = "is a program, not text"
	aDatabase = "is a database, not text"
	aPacked   = "is compressed in a way that is not read: unpack it first"
)

// magic is how files begin that are not text whatever their name.
var magic = map[string]string{
	"\x7fELF": aProgram, "MZ\x90\x00": aProgram, "\xcf\xfa\xed\xfe": aProgram, "\xca\xfe\xba\xbe": aProgram, "\x00asm": aProgram,
	"\x89PNG": aPicture, "\xff\xd8\xff": aPicture, "GIF87a": aPicture, "GIF89a": aPicture,
	"PK\x03\x04": anArchive, "PK\x05\x06": anArchive, "7z\xbc\xaf\x27\x1c": anArchive, "Rar!\x1a": anArchive,
	"BZh91AY": aPacked, "\xfd7zXZ\x00": aPacked, "\x28\xb5\x2f\xfd": aPacked, "\x1f\x8b": aPacked,
	"%PDF-": aDocument, "\xd0\xcf\x11\xe0": aDocument, `{\rtf`: aDocument,
	"SQLite format 3\x00": aDatabase,
}

// recognise tells what a file holds from its name and its start, or why it is
// not read.
func recognise(name string, start []byte) (kind, error) {
	for m, what := range magic {
		if bytes.HasPrefix(start, []byte(m)) {
			return unknownText, errors.New(what)
		}
	}
	ext := suffix(name)
	if k, known := extensions[ext]; known {
		return k, nil
	}
	if what, known := foreign[ext]; known {
		return unknownText, errors.New(what)
	}
	return sniff(start)
}

var (
	markup     = pattern(`(?i)^<(?:!doctype html|html|head|body)\b`)
	xml        = pattern(`^<(?:\?xml|rss|feed|rdf:RDF)\b`)
	jsonObject = pattern(`^\[?\s*\{\s*(?:"|\}|$)`)
	heading    = pattern(`^#{1,3} \S`)
)

// sniff tells what text holds from its start alone.
func sniff(start []byte) (kind, error) {
	start = bytes.TrimSpace(bytes.TrimPrefix(start, []byte("\ufeff")))
	switch {
	case markup().Match(start):
		return unknownText, errors.New(aPage)
	case xml().Match(start):
		return unknownText, errors.New(aFeed)
	case jsonObject().Match(start):
		return jsonText, nil
	case heading().Match(start), frontStart().Match(start):
		return markdownText, nil
	}
	return wireText, nil
}

// isLines reports whether JSON has one value to a line.
func (in *input) isLines(k kind) (bool, error) {
	if k == jsonLines {
		return !bytes.HasPrefix(bytes.TrimSpace(in.start()), []byte("[")), nil
	}
	first, more, err := in.peekLine()
	return more && bytes.HasPrefix(first, []byte("{")) && json.Valid(first), err
}

// errBinary refuses what only looked like text.
var errBinary = errors.New("is not text: if it is, convert it to UTF-8, for example with iconv")

// tooLarge says that a limit was reached.
func tooLarge(limit int) error {
	return fmt.Errorf("is larger than %d MiB: split it, or make it JSON Lines, which have no limit", limit>>20)
}

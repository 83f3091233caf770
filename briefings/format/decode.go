package format

import (
	"bufio"
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// marked returns the encoding whose byte order mark raw begins with, or nil.
// The longer marks come first, for UTF-32 LE begins like UTF-16 LE.
func marked(raw []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(raw, []byte("\x00\x00\xfe\xff")):
		return utf32.UTF32(utf32.BigEndian, utf32.ExpectBOM)
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		return unicode.UTF8BOM
	}
	return nil
}

// toUTF8 makes in yield UTF-8 if a byte order mark says it is something else.
func (in *input) toUTF8() {
	if e := marked(in.start()); e != nil {
		in.r = bufio.NewReaderSize(e.NewDecoder().Reader(in.r), peekSize)
	}
}

// decode returns the text that raw encodes, as UTF-8 and without a byte order
// mark. What is invalid becomes U+FFFD. It refuses what is not text.
func decode(raw []byte) (string, error) {
	if e := marked(raw); e != nil {
		decoded, err := e.NewDecoder().Bytes(raw)
		return string(decoded), err
	}
	if isBinary(raw) {
		return "", errBinary
	}
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	s := survey(raw)
	switch {
	case s.isWindows():
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(raw)
		return string(decoded), err
	case s.isForeign():
		return "", errForeign
	}
	return repair(raw), nil
}

var errForeign = errors.New("is neither UTF-8 nor Western European: convert it to UTF-8, for example with iconv")

// isBinary reports whether raw holds so many NUL bytes that it cannot be text.
// A few are let through, to be shown.
func isBinary(raw []byte) bool {
	const few, oneIn = 8, 1000
	n := bytes.Count(raw, []byte{0})
	return n > few && n*oneIn > len(raw)
}

// repair replaces each maximal part of raw that is not UTF-8 by U+FFFD.
func repair(raw []byte) string {
	decoded, err := unicode.UTF8.NewDecoder().Bytes(raw)
	if err != nil {
		return strings.ToValidUTF8(string(raw), string(utf8.RuneError))
	}
	return string(decoded)
}

// findings are what the bytes past ASCII tell of an unknown encoding.
type findings struct {
	ascii     int
	valid     int // well-formed UTF-8 sequences of several bytes
	lone      int // bad bytes between two of ASCII
	crowded   int // other bad bytes
	undefined int // bad bytes that Windows-1252 does not define
}

// survey counts the kinds of bytes in raw.
func survey(raw []byte) findings {
	var f findings
	last := byte(' ')
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		switch {
		case raw[i] < utf8.RuneSelf:
			f.ascii++
		case r != utf8.RuneError || n > 1:
			f.valid++
		case strings.IndexByte("\x81\x8d\x8f\x90\x9d", raw[i]) >= 0:
			f.undefined++
		case last < utf8.RuneSelf && (i+1 == len(raw) || raw[i+1] < utf8.RuneSelf):
			f.lone++
		default:
			f.crowded++
		}
		last = raw[i]
		i += n
	}
	return f
}

// isWindows reports whether the text reads as Windows-1252: its letters past
// ASCII are rare and seldom neighbours, and UTF-8 does not explain them.
func (f findings) isWindows() bool {
	bad := f.lone + f.crowded
	return f.undefined == 0 && f.valid < bad && f.crowded <= f.lone && bad <= f.ascii/2
}

// isForeign reports whether little would be left to read after a repair.
func (f findings) isForeign() bool {
	const some = 64
	bad := f.lone + f.crowded + f.undefined
	return bad > some && bad > f.ascii+f.valid
}

// lineEnds returns s with all lines ending in "\n".
func lineEnds(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
}

package model

import "time"

// A Note is what the reader wrote beside a stretch of an article. It outlives
// the article's words as they are now: see [Anchor].
type Note struct {
	ID      string // 16 hexadecimal digits, made when first saved; "" before
	Anchor  Anchor
	Body    Text // Markdown
	Tags    []Line
	Written time.Time // UTC, when first saved
	Changed time.Time // UTC, when last saved
}

// An Anchor ties a note to words, so that they can be found again should the
// file change, and cited should it go.
type Anchor struct {
	Article ArticleID // that the words were last found in
	Path    string    // of its file, raw
	Title   Line
	Source  Line
	Date    Date
	Span    Span   // of the words in that article; zero for the article as a whole
	Exact   string // the words; "" for the article as a whole. Part of a Text, so clean, as are Prefix and Suffix
	Prefix  string // up to 32 code points before them
	Suffix  string // up to 32 code points after them
	Cited   Cited
	Orphan  bool // the words are not in the article any more
}

// Cited is what a note about a quotation says of who said it. The zero Cited
// is that of a note about something else.
type Cited struct {
	Quotation string // its identifier, see [QuotationID]
	Speaker   Line
	Role      Line
	Paragraph int // from 1
}

// Marks are what the reader noted about a whole article in passing.
type Marks struct {
	Read, Starred bool
	Tags          []Line // sorted
	Notes         int    // how many notes are anchored in it
}

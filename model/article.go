package model

// ArticleID names an article for as long as its words stay the same: 16
// hexadecimal digits derived from the title and the text, not from where the
// file lies. Two files with the same words hold the same article.
type ArticleID string

// An Article is one piece of reporting as its file gave it, before anything
// was found in it. Articles are shared and never changed.
type Article struct {
	ID         ArticleID
	Title      Line // never empty: the first words serve where the file gives none
	Source     Line // the outlet, "Shafaq News"; empty if unknown
	Byline     Line // "Ann Wroe, Bill Ito"; empty if none
	Dateline   Line // "BAGHDAD (AP)", as printed; its words are in Text too; empty if none
	URL        Line // as the file gave it, not checked; empty if none
	Tags       []Line
	Published  Date
	Text       Text
	Paragraphs []Paragraph // in reading order, disjoint; together they hold every word of Text
	Marks      []Mark      // emphasis and links, by Span.Compare
	Origin     Origin
}

// An Origin says where an article was read from.
type Origin struct {
	Path     string // of the file as the user gave it, raw: show it as NewLine(Path); "-" for standard input, "" for a sample
	Line     int    // from 1, of the file where the article begins; 0 where it is the whole file
	Given    Line   // the identifier the file itself gave the article; empty if none
	Modified Date   // the file's own time; unknown for standard input
}

// A Paragraph is a block of an article's text.
type Paragraph struct {
	Kind  ParagraphKind
	Level int  // of a heading or list item, from 1; 0 for the rest
	Span  Span // without the blank lines around it
}

// A ParagraphKind says how a paragraph is set.
type ParagraphKind int

// The kinds of paragraph. Preformatted text and table rows keep their line
// breaks and spaces.
const (
	Prose ParagraphKind = iota
	Heading
	ListItem
	BlockQuote
	Preformatted
	TableRow
)

// A Mark is emphasis or a link on a stretch of an article's text.
type Mark struct {
	Kind   MarkKind
	Span   Span
	Target Line // of a link, as given, not checked; empty for the rest
}

// A MarkKind says what a mark does to the words it covers.
type MarkKind int

// The kinds of mark.
const (
	Emphasis MarkKind = iota
	Strong
	Code
	Link
)

// A Ref is an address: a stretch of one article.
type Ref struct {
	Article ArticleID
	Span    Span // zero for the article as a whole
}

// ParagraphAt returns the index of the paragraph that holds the byte at offset,
// or the nearest one after it, or the last. It returns -1 if there are none.
func (a *Article) ParagraphAt(offset int) int {
	for i, p := range a.Paragraphs {
		if offset < p.Span.End {
			return i
		}
	}
	return len(a.Paragraphs) - 1
}

// Package token cuts the reading text of an article into sentences and tokens,
// once for everything that is learned about it.
//
// Tokens follow the Penn Treebank where newswire needs it: possessive endings
// and contractions ("'s", "n't") are tokens of their own, an abbreviation keeps
// its full stop, other marks stand alone. A hyphen that joins a name to
// something that is not part of it ("US-led", "anti-Iraqi") cuts. Offsets are
// bytes into the text, and every byte that is not white space is in exactly one
// token. All work grows with the length of the text and no faster.
package token

import "readout/model"

// A Token is a word, a number or a mark of punctuation.
type Token struct {
	Start, End int32  // bytes into the text
	Low        uint32 // hash of the token in lower case, see [Hash]
	Head, Tail uint32 // its first and last four bytes in lower case; see [Suffix]
	Shape      Shape
	Spaced     bool // white space, or nothing, stands before it
}

// Span returns where t stands in the text.
func (t Token) Span() model.Span { return model.Span{Start: int(t.Start), End: int(t.End)} }

// Suffix returns the last n bytes of t, from 1 to 4, as a number; bytes before
// the start of a short token are 0.
func (t Token) Suffix(n int) uint32 { return t.Tail & (1<<(8*n) - 1) }

// Prefix returns the first n bytes of t, from 1 to 4, as a number.
func (t Token) Prefix(n int) uint32 { return t.Head & (1<<(8*n) - 1) }

// A Shape is how a token is written.
type Shape uint8

// The shapes of tokens.
const (
	Mark    Shape = iota // punctuation
	Number               // 4, 1996-08-30, 4th
	Lower                // talks; also scripts without case
	Capital              // Baghdad, Al-Kiki
	Upper                // KDP, U.S.
	Initial              // J. or a single capital
	Mixed                // McCain, iPhone
	Nothing              // of the place before the first token and after the last
)

// IsCapital reports whether a token of shape s may begin a name.
func (s Shape) IsCapital() bool { return Capital <= s && s <= Mixed }

// FNV-1a's start and prime.
const (
	hashStart = 2166136261
	hashPrime = 16777619
)

// Hash returns the Low of a token that reads s, which is in lower case and has
// straight apostrophes.
func Hash(s string) uint32 {
	h := uint32(hashStart)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * hashPrime
	}
	return h
}

// A Document is a text with its sentences and tokens. Sentence i is made of
// Tokens[First[i]:First[i+1]].
type Document struct {
	Text      string
	Sentences []model.Span // by Span.Compare, disjoint
	Tokens    []Token
	First     []int32 // for each sentence its first token, and at last len(Tokens)
	Paragraph []int32 // for each sentence the index of its paragraph
}

// Read cuts the paragraphs of an article.
func Read(text model.Text, paragraphs []model.Paragraph) *Document {
	s := text.String()
	d := &Document{
		Text:      s,
		Sentences: make([]model.Span, 0, len(s)/120+len(paragraphs)),
		Tokens:    make([]Token, 0, len(s)/5),
	}
	for i, p := range paragraphs {
		d.Sentences = splitParagraph(d.Sentences, s, p.Span)
		for len(d.Paragraph) < len(d.Sentences) {
			d.Paragraph = append(d.Paragraph, int32(i))
		}
	}
	d.First = make([]int32, 0, len(d.Sentences)+1)
	for _, span := range d.Sentences {
		d.First = append(d.First, int32(len(d.Tokens)))
		d.Tokens = Cut(s, span, d.Tokens)
	}
	d.First = append(d.First, int32(len(d.Tokens)))
	return d
}

// Words returns the text of token i.
func (d *Document) Words(i int) string { return d.Text[d.Tokens[i].Start:d.Tokens[i].End] }

// Sentence returns the range of the tokens of sentence i.
func (d *Document) Sentence(i int) (from, to int) { return int(d.First[i]), int(d.First[i+1]) }

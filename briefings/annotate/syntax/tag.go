package syntax

import (
	"readout/briefings/annotate/tagger"
	"readout/briefings/annotate/token"
)

// Label returns the tag of each token of d.
func Label(d *token.Document, l *Lexicon, j Judge) []Tag {
	tags := make([]Tag, len(d.Tokens))
	facts := make([]tagger.Feature, 0, maxFacts)
	listed := make([]entry, len(d.Tokens))
	for i := range d.Tokens {
		listed[i] = l.find(d.Tokens[i].Low)
	}
	for s := range d.Sentences {
		from, to := d.Sentence(s)
		w := window{d.Tokens[from:to], tags[from:to], listed[from:to]}
		for i := range w.tokens {
			t, known := w.lookUp(d.Text, i)
			if !known {
				facts = w.facts(i, facts[:0])
				t = j.Tag(from+i, facts)
			}
			w.tags[i] = t
		}
	}
	return tags
}

// maxFacts is room for the facts of one choice.
const maxFacts = 40

// A window is a sentence on its way from left to right.
type window struct {
	tokens []token.Token
	tags   []Tag   // known before the token at hand
	listed []entry // of the tokens in the lexicon
}

// lookUp returns the tag of token i if that needs no choice.
func (w *window) lookUp(text string, i int) (Tag, bool) {
	t := w.tokens[i]
	switch t.Shape {
	case token.Mark:
		if q, ok := w.quote(text[t.Start:t.End], i); ok {
			return q, true
		}
		if e := w.listed[i]; e.known {
			return e.tag, true
		}
		return SYM, true
	case token.Number:
		return 0, false
	default:
		e := w.listed[i]
		return e.tag, e.fixed && (t.Shape == token.Lower || i == 0)
	}
}

// quote returns the tag of the quotation mark mark, or of the apostrophe that
// stands for a possessive.
func (w *window) quote(mark string, i int) (Tag, bool) {
	switch mark {
	case "“", "«", "„", "``", "‘", "`":
		return OpenQuote, true
	case "”", "»":
		return CloseQuote, true
	case `"`, "''":
	case "'", "’":
		if !w.tokens[i].Spaced && i > 0 && w.tags[i-1].IsNoun() && w.tokens[i-1].Suffix(1) == 's' {
			return POS, true
		}
	default:
		return 0, false
	}
	if w.tokens[i].Spaced && (i+1 == len(w.tokens) || !w.tokens[i+1].Spaced) {
		return OpenQuote, true
	}
	return CloseQuote, true
}

// before returns the tag k tokens before i.
func (w *window) before(i, k int) uint32 {
	if i < k {
		return uint32(NumTags)
	}
	return uint32(w.tags[i-k])
}

// outside stands for the tokens before the first and after the last.
var outside = token.Token{Shape: token.Nothing} //nolint:gochecknoglobals // a constant in all but name

// at returns the token at i.
func (w *window) at(i int) *token.Token {
	if i < 0 || i >= len(w.tokens) {
		return &outside
	}
	return &w.tokens[i]
}

// usual returns what is usual for the token at i, which may be outside.
func (w *window) usual(i int) uint32 {
	if i >= len(w.tokens) {
		return entry{}.usual(&outside)
	}
	return w.listed[i].usual(&w.tokens[i])
}

// facts appends what speaks for the tag of token i.
func (w *window) facts(i int, facts []tagger.Feature) []tagger.Feature {
	t, next, last := w.at(i), w.at(i+1), w.at(i-1)
	t1, t2 := w.before(i, 1), w.before(i, 2)
	shape := uint32(t.Shape)
	if i == 0 {
		shape += 16
	}
	usual, nextUsual, afterUsual := w.usual(i), w.usual(i+1), w.usual(i+2)
	suffix := t.Suffix(3)
	return append(facts,
		tagger.Fact(0, 0, 0),
		tagger.Fact(1, t.Low, shape),
		tagger.Fact(2, t.Low, t1),
		tagger.Fact(3, t.Low, nextUsual),
		tagger.Fact(4, t.Low, next.Low),
		tagger.Fact(5, t.Low, last.Low),
		tagger.Fact(6, t.Tail, shape),
		tagger.Fact(7, suffix, shape),
		tagger.Fact(8, t.Suffix(2), t1),
		tagger.Fact(9, t.Head, shape),
		tagger.Fact(10, last.Low, usual),
		tagger.Fact(11, next.Low, t1),
		tagger.Fact(12, t1<<8|t2, shape),
		tagger.Fact(13, t1<<16|t2<<8|nextUsual, usual),
		tagger.Fact(14, suffix, t1<<8|nextUsual),
		tagger.Fact(15, nextUsual<<8|afterUsual, t1<<8|usual),
		tagger.Fact(16, last.Low, t2),
		tagger.Fact(17, next.Suffix(3), usual),
		tagger.Fact(18, t.Low, t1<<8|t2),
	)
}

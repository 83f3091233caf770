package names

import (
	"strings"

	"readout/briefings/annotate/classes"
	"readout/briefings/annotate/token"
)

// A Reading is an article as the model sees it: its words with all that lists
// say of them, and the stretches of words that may hold names.
type Reading struct {
	doc      *token.Document
	words    []word    // of doc.Tokens
	settings []setting // of sentences
	runs     []Run     // in order
	smalls   sieve     // the words that occur in lower case
	evidence evidence  // what is said of words anywhere
	labels   []Label   // of tokens, as far as they are decided on
	sure     []float32 // of those labels, from 0 to 1
	hidden   bool      // see [Reading.Hide]
}

// A word is what is known of a token by itself.
type word struct {
	in     list
	class  classes.Class
	phrase phrase
	likely bool // it may be a name, or part of one, by how it is written
}

// A Run is a stretch of tokens of one sentence that may hold names: those from
// From to before To.
type Run struct {
	From, To int
	sentence int
}

// longestRun is how many tokens are decided on together: what has more is a list
// in capitals, or worse.
const longestRun = 60

// A setting is how a sentence is written.
type setting uint32

// The settings.
const (
	running  setting = iota
	titled           // All Words but Short Ones Have Capitals
	allUpper         // NOTHING IS IN LOWER CASE
)

// Hide keeps the spelling of words with capitals from the model, or no longer,
// for it to learn what to do with names that it never saw.
func (r *Reading) Hide(hidden bool) { r.hidden = hidden }

// NewReading looks up the words of doc and finds the runs.
func NewReading(doc *token.Document) *Reading {
	r := &Reading{}
	r.read(doc)
	return r
}

// blank returns n zeros, in room if they fit.
func blank[T any](room []T, n int) []T {
	if cap(room) < n {
		return make([]T, n)
	}
	clear(room[:n])
	return room[:n]
}

// read makes r a reading of doc, whatever it was of before.
func (r *Reading) read(doc *token.Document) {
	r.doc, r.runs, r.hidden, r.smalls = doc, r.runs[:0], false, sieve{}
	r.words, r.settings = blank(r.words, len(doc.Tokens)), blank(r.settings, len(doc.Sentences))
	r.labels, r.sure = blank(r.labels, len(doc.Tokens)), blank(r.sure, len(doc.Tokens))
	lists := lists()
	for i, t := range doc.Tokens {
		if t.Shape >= token.Lower {
			r.words[i].in = lists.of(t.Low)
		}
		r.words[i].class = classes.Of(t.Low)
		r.words[i].likely = t.Shape.IsCapital() || t.Shape == token.Lower && r.words[i].isProper(t.Low)
	}
	for s := range doc.Sentences {
		from, to := doc.Sentence(s)
		r.settings[s] = r.settingOf(doc.Tokens[from:to])
		r.findPhrases(from, to)
		r.findRuns(s, from, to)
	}
	r.gather()
}

// isProper reports whether w, the word of hash low, would have a capital in
// news: it always has one there, or it is known as a name and not met there.
func (w *word) isProper(low uint32) bool {
	switch w.class.Case() {
	case classes.Proper:
		return w.in&calendar == 0
	case classes.Unseen:
		return w.class.Known() && (w.in&(man|woman|given|surname|country|city) != 0 || sortsOf(phraseTable(), Extend(0, low)) != 0)
	case classes.Small, classes.Either:
	}
	return false
}

// Runs returns the stretches that may hold names, in order.
func (r *Reading) Runs() []Run { return r.runs }

// IsHeadline reports whether run is in a sentence that is all capitals.
func (r *Reading) IsHeadline(run Run) bool { return r.settings[run.sentence] == allUpper }

// MayBeOther reports whether lists have token i for a people, a language, a work
// or the like.
func (r *Reading) MayBeOther(i int) bool {
	return r.words[i].in&demonym != 0 || r.words[i].phrase.sorts&Thing != 0
}

// settingOf returns how the sentence of tokens is written, and remembers its
// words in lower case.
func (r *Reading) settingOf(tokens []token.Token) setting {
	small, long, large := 0, 0, 0
	for _, t := range tokens {
		switch {
		case t.Shape.IsCapital():
			if t.Shape != token.Initial && t.Shape != token.Upper {
				large++
			}
		case t.Shape == token.Lower:
			r.smalls.add(t.Low)
			small++
			if t.End-t.Start > 4 {
				long++
			}
		}
	}
	switch {
	case small == 0 && large == 0:
		return allUpper
	case long == 0 && large > 1:
		return titled
	}
	return running
}

// findRuns finds the runs of a sentence, whose tokens are from to before to.
func (r *Reading) findRuns(sentence, from, to int) {
	for i := from; i < to; {
		if !r.mayBegin(i, to) {
			i++
			continue
		}
		end := i + 1
		for end < to && end-i < longestRun && (r.isCapital(end) || r.mayGoOn(end, to)) && !r.afterShortLine(end) {
			end++
		}
		r.runs = append(r.runs, Run{i, end, sentence})
		i = end
	}
}

// isCapital reports whether token i may be a name by itself.
func (r *Reading) isCapital(i int) bool { return r.words[i].likely }

// mayBegin reports whether a name may begin with token i of a sentence that
// ends before to: a capital, "1996 Olympics", "de Gaulle".
func (r *Reading) mayBegin(i, to int) bool {
	if r.isCapital(i) {
		return true
	}
	next := i+1 < to && r.isCapital(i+1)
	return next && (r.doc.Tokens[i].Shape == token.Number || r.words[i].in&particle != 0)
}

// mayGoOn reports whether token i, which is no capital, may be inside a name:
// "of" in "Bank of Iraq", "96" in "Euro 96".
func (r *Reading) mayGoOn(i, to int) bool {
	switch t := r.doc.Tokens[i]; t.Shape {
	case token.Number:
		return true
	case token.Mark:
		switch r.doc.Text[t.Start] {
		case '&', '-', '.', '\'', '/', '!', '+':
		case ',': // "Acme, Inc."
			return i+1 < to && r.words[i+1].in&tailing != 0 && r.isCapital(i+1)
		default:
			return false
		}
	case token.Lower:
		if t.Low == token.Hash("'s") { // "Macy's"
			return true
		}
	default:
		return false
	}
	return i+1 < to && r.isCapital(i+1) || i+2 < to && r.isCapital(i+2)
}

// wrapped is the bytes of a line from which on it may go on with the next:
// shorter ones, as in tables, end what they say.
const wrapped = 45

// afterShortLine reports whether token i, which is not the first, is at the
// start of a line, and the line before has less than wrapped bytes.
func (r *Reading) afterShortLine(i int) bool {
	gap := r.doc.Text[r.doc.Tokens[i-1].End:r.doc.Tokens[i].Start]
	if len(gap) == 0 || strings.IndexByte(gap, '\n') < 0 {
		return false
	}
	end := int(r.doc.Tokens[i-1].End)
	return end < wrapped || strings.IndexByte(r.doc.Text[end-wrapped:end], '\n') >= 0
}

// A sieve remembers which words occur. It may take one for another.
type sieve [sieveLen]uint64

// sieveLen makes room for 131,072 words, of which an article has hundreds.
const sieveLen = 1 << 11

// add remembers word.
func (s *sieve) add(word uint32) { s[word>>6%sieveLen] |= 1 << (word % 64) }

// has returns 1 if word was added, 0 if not.
func (s *sieve) has(word uint32) uint32 { return uint32(s[word>>6%sieveLen] >> (word % 64) & 1) }

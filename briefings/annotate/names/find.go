package names

import "readout/model"

// Find returns the names in sentences of text, by Span.Compare and disjoint.
// The sentences must be within text, by Span.Compare and disjoint. The atlas
// may be nil.
func Find(text model.Text, sentences []model.Span, atlas Atlas) []Name {
	f := newFinder(text.String(), sentences)
	w := weights()
	f.tagAll(func(_ int, facts []feature, before tag) tag { return w.best(facts, before) })
	f.settle()
	return f.names(atlas)
}

// A finder goes through the sentences of one article.
type finder struct {
	text     string
	tokens   []token
	tags     []tag // of tokens
	bounds   []int // sentence i is tokens[bounds[i]:bounds[i+1]]
	settings []setting
	smalls   sieve           // the words that occur in lower case
	seen     map[uint32]tag  // of a word, the last tag it got, plus one
	surnames map[uint32]bool // the last words of people's full names
	facts    []feature       // of the present token; kept for its memory
}

// A setting is how a sentence is written.
type setting uint32

// The settings.
const (
	running  setting = iota
	titled           // All Words but Short Ones Have Capitals
	allUpper         // NOTHING IS IN LOWER CASE
)

// newFinder splits sentences into tokens.
func newFinder(text string, sentences []model.Span) *finder {
	f := &finder{text: text, seen: map[uint32]tag{}, surnames: map[uint32]bool{}, bounds: []int{0}}
	for _, s := range sentences {
		from := len(f.tokens)
		f.tokens = tokenise(text, s, f.tokens)
		f.bounds = append(f.bounds, len(f.tokens))
		f.settings = append(f.settings, f.settingOf(f.tokens[from:]))
	}
	f.tags = make([]tag, len(f.tokens))
	return f
}

// settingOf returns how the sentence of tokens is written, and remembers its
// words in lower case.
func (f *finder) settingOf(tokens []token) setting {
	small, long, large := 0, 0, 0
	for _, t := range tokens {
		switch {
		case t.shape.isCapital():
			if t.shape != initial && t.shape != upper {
				large++
			}
		case t.shape == lower:
			f.smalls.add(t.low)
			small++
			if t.end-t.start > 4 {
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

// A decider chooses the tag of a token by the facts on it and the tag before.
type decider func(i int, facts []feature, before tag) tag

// tagAll tags every token. Sentences in capitals come last, when the names in
// them may be known from elsewhere.
func (f *finder) tagAll(decide decider) {
	for _, late := range []bool{false, true} {
		for i, s := range f.settings {
			if (s == allUpper) == late {
				f.tagSentence(i, decide)
			}
		}
	}
}

// tagSentence tags sentence s. Only what may be part of a name is decided on:
// four fifths of the words of running text are not.
func (f *finder) tagSentence(s int, decide decider) {
	v := viewer{f, f.bounds[s], f.bounds[s+1], f.settings[s]}
	before := outside
	for i := v.from; i < v.to; i++ {
		t := f.tokens[i]
		if !t.shape.isCapital() && (before == outside || !v.mayGoOn(i)) {
			before = outside
			continue
		}
		f.facts = v.features(i, f.facts[:0])
		before = decide(i, f.facts, before)
		f.tags[i] = before
		if v.setting == running || before != outside {
			f.seen[t.low] = before + 1
		}
	}
}

package names

import (
	"sync"

	"readout/briefings/annotate/tagger"
	"readout/briefings/annotate/token"
	"readout/model"
)

// A Finder finds names. What it knows never changes, so any number of goroutines
// may share it.
type Finder struct {
	chain *tagger.Chain
	desks sync.Pool // of *labeller: an article needs much room, and for a moment only
}

// NewFinder returns a finder that decides by a chain.
func NewFinder(chain *tagger.Chain) *Finder {
	f := &Finder{chain: chain}
	f.desks.New = func() any { return &labeller{Reading: &Reading{}, place: map[uint32]int32{}} }
	return f
}

// Open returns the finder that the binary holds.
func Open() *Finder { return open() }

// open opens the finder on first use.
var open = sync.OnceValue(func() *Finder { return NewFinder(chain()) })

// Find returns the names in doc, by Span.Compare and disjoint.
func Find(doc *token.Document) []Name { return Open().Find(doc) }

// hugeDocument is from how many tokens on the room an article took is given up:
// to make it ready for the next would take as long as the article did.
const hugeDocument = 20_000

// Find returns the names in doc, by Span.Compare and disjoint.
func (f *Finder) Find(doc *token.Document) []Name {
	l := f.desks.Get().(*labeller)
	l.read(doc)
	l.label(f.chain)
	found := l.names()
	l.doc = nil
	if len(doc.Tokens) < hugeDocument {
		f.desks.Put(l)
	}
	return found
}

// longestName is how many tokens a name may have; what has more is a list in
// capitals.
const longestName = 20

// names returns the names that the labels mark.
func (r *Reading) names() []Name {
	var names []Name
	for _, run := range r.runs {
		for i := run.From; i < run.To; {
			l, end := r.labels[i], i+1
			for end < run.To && r.labels[end] != Outside && !begins(r.labels[end]) {
				end++
			}
			if l != Outside && end-i <= longestName && !r.isCurrency(end) {
				names = append(names, r.name(i, end))
			}
			i = end
		}
	}
	return names
}

// isCurrency reports whether what ends before token end says whose dollars
// follow: "US$5".
func (r *Reading) isCurrency(end int) bool {
	at := int(r.doc.Tokens[end-1].End)
	return at < len(r.doc.Text) && r.doc.Text[at] == '$'
}

// name returns the name that tokens i to end are.
func (r *Reading) name(i, end int) Name {
	n := Name{
		Span: model.Span{Start: int(r.doc.Tokens[i].Start), End: int(r.doc.Tokens[end-1].End)},
		Kind: KindOf(r.labels[i]), Confidence: 1,
	}
	for _, s := range r.sure[i:end] {
		n.Confidence = min(n.Confidence, float64(s))
	}
	if n.Kind == model.Person {
		n.Gender = r.gender(i, end)
	}
	return n
}

// gender returns the gender of the person whose name tokens i to end are: that
// of the title, else of the first name. A single word that may be a surname,
// such as "Clinton", tells nothing.
func (r *Reading) gender(i, end int) Gender {
	in := r.words[i].in
	if i > 0 && r.words[i-1].in&(maleTitle|femaleTitle) != 0 {
		in = r.words[i-1].in
	} else if end == i+1 && in&surname != 0 {
		return Unknown
	}
	switch male, female := in&(man|maleTitle) != 0, in&(woman|femaleTitle) != 0; {
	case male && !female:
		return Male
	case female && !male:
		return Female
	}
	return Unknown
}

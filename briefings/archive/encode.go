package archive

import (
	"strings"

	"readout/model"
)

// The first byte of an entry as stored: which order its fields have, and whether
// it takes what the archive has learned to read it.
const (
	layoutPlain   = 4
	layoutLearned = 5
)

// encode returns e as bytes, by what k knows; nil knows nothing. The text comes
// first, since it is often read alone. What is found in an article is written by
// what the text leads one to expect: that paragraphs end at blank lines and
// sentences at full stops, that names begin with capitals, and who speaks stands
// beside what is said. Most of it is a byte or two then.
func encode(e model.Entry, k *knowledge) []byte {
	w := encoder{b: make([]byte, 0, e.Article.Text.Len()+256), body: e.Article.Text.String(), known: k}
	if k == nil {
		w.b = append(w.b, layoutPlain)
	} else {
		w.b, w.rules = append(w.b, layoutLearned), k.rules
	}
	w.article(e.Article)
	w.found(e)
	return w.b
}

// article writes a, but for the file it is from: it may be in several.
func (w *encoder) article(a *model.Article) {
	w.phrase(w.body)
	w.title(a.Title.String())
	w.identifier(string(a.ID))
	for _, l := range []model.Line{a.Byline, a.Dateline} {
		w.name(l.String())
	}
	for _, l := range []model.Line{a.Source, a.URL, a.Origin.Given} {
		w.phrase(l.String())
	}
	w.lines(a.Tags)
	w.big(storedDate(a.Published))
	w.big(storedDate(a.Origin.Modified))
	w.paragraphs(a)
	w.count(len(a.Marks))
	w.at = 0
	for _, m := range a.Marks {
		w.number(int(m.Kind))
		w.span(m.Span)
		w.phrase(m.Target.String())
	}
}

// cut is what a title ends in that is the beginning of a longer sentence.
const cut = "…"

// title writes a title by where it stands in the text, with how long it is there
// and whether it was cut, or in full.
func (w *encoder) title(s string) {
	words, isCut := strings.CutSuffix(s, cut)
	at := strings.Index(w.body, words)
	if words == "" || at < 0 {
		w.count(0)
		w.phrase(s)
		return
	}
	w.count(len(words)<<1 | bit(1, isCut))
	w.count(at)
}

// identifier writes an identifier: the 8 bytes most are, or as a text.
func (w *encoder) identifier(id string) {
	if raw, ok := storedID(id).([]byte); ok {
		w.count(0)
		w.b = append(w.b, raw...)
		return
	}
	w.count(1)
	w.text(id)
}

// paragraphs writes where the paragraphs of a are, unless they are as expected.
func (w *encoder) paragraphs(a *model.Article) {
	if isPlain(a.Paragraphs, w.body) {
		w.count(0)
		return
	}
	w.count(1 + len(a.Paragraphs))
	w.at = 0
	for _, p := range a.Paragraphs {
		kind := int(p.Kind)<<1 | bit(1, p.Level != 0)
		w.count(kind)
		if p.Level != 0 {
			w.number(p.Level)
		}
		w.span(p.Span)
	}
}

// found writes what was found in e.
func (w *encoder) found(e model.Entry) {
	f := e.Found
	w.sentences(e.Article.Paragraphs, f.Sentences)
	first := make([]model.Span, len(f.Entities)+1) // where each entity is mentioned first
	for i := len(f.Mentions) - 1; i >= 0; i-- {
		if id := int(f.Mentions[i].Entity); id < len(first) {
			first[id] = f.Mentions[i].Span
		}
	}
	w.mentions(f.Mentions)
	w.count(len(f.Entities))
	for i, e := range f.Entities {
		w.entity(e, first[i+1])
	}
	w.count(len(f.Quotations))
	w.cursor = cursor{sentences: f.Sentences}
	for _, q := range f.Quotations {
		w.quotation(q, f.Mentions)
	}
}

// sentences writes which of the pieces of the text that look like sentences are
// none but go on, or the sentences themselves if they are made otherwise.
func (w *encoder) sentences(paragraphs []model.Paragraph, sentences []model.Span) {
	joined, ok := joinedIn(pieces(w.body, paragraphs), sentences)
	if !ok {
		w.count(0)
		w.at = 0
		w.spans(sentences)
		return
	}
	w.count(1 + len(joined))
	last := 0
	for _, i := range joined {
		w.count(i - last)
		last = i
	}
}

// mentions writes mentions in the order of the text. One byte says how many words
// with a capital are passed over before it, how many words it has, and whether it
// is of an entity not met before.
func (w *encoder) mentions(mentions []model.Mention) {
	w.count(len(mentions))
	met, at := 0, 0
	for _, m := range mentions {
		isNew := int(m.Entity) == met+1
		skip, words, ok := wordsTo(w.body, at, m.Span)
		if ok {
			w.count(min(skip, maxSkip) | (min(words, maxWords)-1)<<skipBits | bit(1<<newBit, isNew))
			if skip >= maxSkip {
				w.count(skip - maxSkip)
			}
			if words >= maxWords {
				w.count(words - maxWords)
			}
		} else {
			w.count(irregular | bit(1<<newBit, isNew))
			w.number(m.Span.Start - at)
			w.number(m.Span.Len())
		}
		if !isNew {
			w.number(met - int(m.Entity))
		}
		met, at = max(met, int(m.Entity)), m.Span.End
	}
}

// The parts an entity may have, as bits above its kind.
const (
	entityKindBits = 3 // of the number, the lowest two
	isAsMentioned  = 4 // its name is what it is called where it is mentioned first
	hasAliases     = 8
	hasRole        = 16
	hasPlaces      = 32
)

// entity writes e, which is mentioned first at the given span, but for its ID,
// which is its position.
func (w *encoder) entity(e model.Entity, first model.Span) {
	asMentioned := first.End <= len(w.body) && w.body[first.Start:first.End] == e.Name.String()
	placed := e.Place != nil || len(e.Others) > 0
	w.at = first.Start
	w.count(int(e.Kind) | bit(isAsMentioned, asMentioned) | bit(hasAliases, len(e.Aliases) > 0) | bit(hasRole, !e.Role.Empty()) | bit(hasPlaces, placed))
	if !asMentioned {
		w.name(e.Name.String())
	}
	if len(e.Aliases) > 0 {
		w.count(len(e.Aliases))
	}
	for _, alias := range e.Aliases {
		w.name(alias.String())
	}
	if !e.Role.Empty() {
		w.name(e.Role.String())
	}
	if placed {
		w.places(e.Place, e.Others)
	}
}

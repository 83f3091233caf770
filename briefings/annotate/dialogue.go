package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// A dialogue carries what is known from one line to the next: who spoke last,
// and whether the words go on.
type dialogue struct {
	drafts  []draft
	last    int  // index of the latest draft in marks, plus one; 0 for none
	ends    bool // the line before ended in that quotation, or in its cue
	colon   *scene
	waiting []int // drafts of this paragraph that nobody is credited with yet, at its start
	subject draft // credited to whom the line before, of this paragraph, speaks of
	voice   draft // the last thing the line before says that somebody said
	para    int
}

// take adds the quotations in marks of one line, l, and credits those that only
// what stands around the line can credit.
func (d *dialogue) take(l line, drafts []draft) {
	if l.starts {
		d.waiting = nil
	}
	only := isOnlyQuotations(l)
	for i, q := range drafts {
		if q.cue.Empty() && q.source.Empty() {
			d.uncredited(l, q, only, i == 0)
			continue
		}
		d.credit(q, i == 0 && l.tokens[0].is(quotation))
	}
	d.ends = len(drafts) > 0 && d.last > 0
	d.voice = draft{}
	if d.ends {
		d.voice = d.drafts[d.last-1]
	}
	d.colon = nil
	d.subject = draft{}
	if len(drafts) == 0 {
		d.prepare(newScene(l))
	}
	d.para = l.paragraph
}

// takeIndirect adds what the line says in the article's words. If that ends in
// marks, a quotation that follows goes on with it.
func (d *dialogue) takeIndirect(drafts []draft) {
	for _, q := range drafts {
		d.drafts = append(d.drafts, q)
		if !q.belief {
			d.voice = q
		}
		if q.kind == model.Mixed && q.cue.Start > q.fragments[0].Start {
			d.last, d.ends = len(d.drafts), true
		}
	}
}

// prepare keeps what the line of s, which holds no quotation in marks, can say
// of one in the next line.
func (d *dialogue) prepare(s *scene) {
	if s.colon {
		d.colon = s
		return
	}
	if c, ok := s.lastCue(); ok && c.class&takesQuote != 0 {
		if r := s.speakerOf(c); !r.empty() {
			d.subject = draft{source: s.words(r), cue: s.words(reach{c.from, c.to}), rule: "name and cue in the sentence before", sure: 0.85}
			return
		}
	}
	if r := subject(s.tokens, len(s.tokens)); !r.empty() && s.isPerson(r) {
		d.subject = draft{source: s.words(r), rule: "subject of the sentence before", sure: 0.55}
	}
}

// lastCue returns the cue that ends the line: Rossi agreed.
func (s *scene) lastCue() (cue, bool) {
	if len(s.cues) == 0 || len(s.tokens) < 2 {
		return cue{}, false
	}
	c := s.cues[len(s.cues)-1]
	return c, c.to == len(s.tokens)-1 && s.tokens[c.to].is(stop)
}

// isPerson reports whether words are a name, or he or she.
func (s *scene) isPerson(r reach) bool {
	for _, t := range s.tokens[r.from:r.to] {
		if t.is(name | masculine | feminine) {
			return true
		}
	}
	return false
}

// credit adds a quotation whose speaker was found. Those that stand before it
// in its paragraph and are nobody's become its speaker's too.
func (d *dialogue) credit(q draft, first bool) {
	for _, w := range d.waiting {
		if first {
			d.drafts[w] = takeOver(d.drafts[w], q, "the next quotation has a speaker", 0.8)
		}
	}
	d.waiting = nil
	d.drafts = append(d.drafts, q)
	d.last = len(d.drafts)
}

// takeOver returns q with the speaker of another quotation.
func takeOver(q, of draft, rule model.Rule, sure float64) draft {
	q.source, q.cue, q.rule = of.source, of.cue, rule
	q.sure = min(sure, of.sure)
	return q
}

// uncredited adds a quotation whose own line names nobody.
func (d *dialogue) uncredited(l line, q draft, only, first bool) {
	sameParagraph := !l.starts && l.paragraph == d.para
	s := l.stretches[stretchOf(l, q)]
	switch {
	case d.last > 0 && d.ends && first && (s.resumes || sameParagraph && l.tokens[0].is(quotation)) && known(d.drafts[d.last-1]):
		d.extend(q, only)
	case first && l.tokens[0].is(quotation) && d.colon != nil:
		d.drafts = append(d.drafts, d.introduced(q))
		d.last = len(d.drafts)
	case sameParagraph && only && known(d.voice):
		d.drafts = append(d.drafts, takeOver(q, d.voice, "goes on after the sentence before", 0.8))
		d.last = len(d.drafts)
	case sameParagraph && only && known(d.subject):
		d.drafts = append(d.drafts, takeOver(q, d.subject, d.subject.rule, 1))
		d.last = len(d.drafts)
	case only && known(d.voice):
		d.drafts = append(d.drafts, takeOver(q, d.voice, "goes on after the speaker before", 0.6))
		d.last = len(d.drafts)
	case isTitle(l.text[s.inner.Start:s.inner.End]):
	default:
		d.drafts = append(d.drafts, q)
		d.last = len(d.drafts)
		if first && only {
			d.waiting = append(d.waiting, len(d.drafts)-1)
		}
	}
}

// isTitle reports whether words in marks are the title of a work: few, and
// capital but for the small ones.
func isTitle(words string) bool {
	n := 0
	for w := range strings.FieldsSeq(words) {
		r, _ := utf8.DecodeRuneInString(w)
		if n++; n > 12 || len(w) > 4 && !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return n < 5 || !strings.HasSuffix(words, ".")
}

// known reports whether anybody is credited with q.
func known(q draft) bool { return !q.source.Empty() }

// extend makes q a further fragment of the quotation before.
func (d *dialogue) extend(q draft, only bool) {
	last := &d.drafts[d.last-1]
	last.fragments = append(last.fragments, q.fragments...)
	if !only {
		last.sure = min(last.sure, 0.85)
	}
}

// introduced credits q to whom the line before, which ends in a colon, names.
func (d *dialogue) introduced(q draft) draft {
	s := d.colon
	for i := len(s.cues) - 1; i >= 0; i-- {
		f, ok := s.leading(i)
		if !ok || s.cues[i].class&takesQuote == 0 {
			continue
		}
		q.source, q.cue, q.rule, q.sure = s.words(f.source), s.words(f.cue), "name and cue before a colon", 0.9
		return q
	}
	if r := subject(s.tokens, len(s.tokens)); !r.empty() {
		q.source, q.rule, q.sure = s.words(r), "subject of the sentence before a colon", 0.6
	}
	return q
}

// stretchOf returns the index of the stretch q starts with.
func stretchOf(l line, q draft) int {
	for _, t := range l.tokens {
		if t.is(quotation) && t.span == q.fragments[0] {
			return t.quote
		}
	}
	return 0
}

// isOnlyQuotations reports whether the line holds nothing but quotations.
func isOnlyQuotations(l line) bool {
	for _, t := range l.tokens {
		if !t.is(quotation | stop | dash) {
			return false
		}
	}
	return true
}

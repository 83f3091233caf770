package attribution

import (
	"readout/briefings/annotate/syntax"
	"readout/briefings/annotate/token"
)

// How a transcript is recognised: this many paragraphs open with a speaker's
// name and a colon, and one of the names opens two.
const leastTurns = 3

// transcript returns what is said in the paragraphs of p that are a turn of a
// transcript, such as "WALLACE: Governor, …", if p holds one. Each is a draft
// whose words are the speaker's although they need not stand in marks.
func (p *Page) transcript() []Draft {
	var turns []Draft
	seen := map[uint32]int{}
	repeated := false
	for s := range p.Doc.Sentences {
		from, _ := p.Doc.Sentence(s)
		if from >= len(p.cells) || !p.startsParagraph(from) {
			continue
		}
		d, ok := p.turn(from)
		if !ok {
			continue
		}
		turns = append(turns, d)
		name := p.cells[d.Source.To-1].low
		seen[name]++
		repeated = repeated || seen[name] > 1
	}
	if len(turns) < leastTurns || !repeated {
		return nil
	}
	return turns
}

// turn returns the paragraph at token i as a turn, if it opens like one.
func (p *Page) turn(i int) (Draft, bool) {
	para := p.Doc.Paragraph[p.sents[i]]
	from := i
	if p.cells[from].mark == opening {
		from++
	}
	colon := from
	for colon < min(len(p.cells), from+maxSignature) && token.Shape(p.cells[colon].shape).IsCapital() {
		colon++
	}
	if colon == from || colon >= len(p.cells)-1 || p.Doc.Words(colon) != ":" || p.cells[colon+1].mark == opening {
		return Draft{}, false
	}
	end := colon + 1
	for end < len(p.cells) && p.Doc.Paragraph[p.sents[end]] == para {
		end++
	}
	if end > colon+1 && p.cells[end-1].mark == closing {
		end--
	}
	if end <= colon+1 {
		return Draft{}, false
	}
	return Draft{
		Source: Span{from, colon}, Cue: Span{colon, colon + 1}, Content: []Span{{colon + 1, end}},
		Rule: "turn of a transcript", Sure: 0.95, Verbatim: true,
	}, true
}

// apart returns the weighed drafts that share no token with turns. Both are in
// order of their cues.
func apart(all []Weighed, turns []Draft) []Weighed {
	kept := all[:0]
	k := 0
	for _, w := range all {
		for k < len(turns) && turns[k].Content[0].To <= w.Cue.From {
			k++
		}
		if k == len(turns) || w.Cue.To <= turns[k].Source.From {
			kept = append(kept, w)
		}
	}
	return kept
}

// beside credits draft at to the subject of the verb next to q, in the words of
// its sentence that are outside of marks: “…,” Blige sings to Clinton.
func (t *talk) beside(at int, q Quote) bool {
	from, to := t.sentenceRange(q.From)
	_, last := t.sentenceRange(q.To - 1)
	to = max(to, last)
	verb, subject, gap := -1, -1, maxBeside
	for i := max(from, q.From-maxBeside); i < min(to, q.To+maxBeside); i++ {
		c := &t.cells[i]
		d := max(q.From-i, i-q.To+1)
		if c.mark != outside || !syntax.Tag(c.tag).IsVerb() || d >= gap {
			continue
		}
		if s := t.subjectAbove(i, from, to); s >= 0 {
			verb, subject, gap = i, s, d
		}
	}
	if verb < 0 {
		return false
	}
	source := t.phrase(subject, from, to)
	if source.From < q.To && q.From < source.To || source.From <= verb && verb < source.To {
		return false
	}
	d := &t.drafts[at]
	d.Source, d.Cue = source, Span{verb, verb + 1}
	d.Rule, d.Sure = "subject of the verb beside the quotation", 0.6
	return true
}

// maxBeside bounds the tokens between a quote and a verb beside it.
const maxBeside = 8

// maxVerbs bounds the verbs from one beside a quote up to one with a subject.
const maxVerbs = 3

// subjectAbove returns the subject of verb or, if it has none, of the verb it
// depends on: "before asking her, “…”". -1 if there is none.
func (t *talk) subjectAbove(verb, from, to int) int {
	for range maxVerbs {
		if s := t.subjectOf(verb, from, to); s >= 0 {
			return s
		}
		verb = int(t.cells[verb].head)
		if verb < from || verb >= to || !syntax.Tag(t.cells[verb].tag).IsVerb() {
			return -1
		}
	}
	return -1
}

// subjectOf returns the subject of verb, outside of marks, or -1.
func (t *talk) subjectOf(verb, from, to int) int {
	for i := max(from, verb-2*maxBeside); i < min(to, verb+2*maxBeside); i++ {
		c := &t.cells[i]
		if int(c.head) == verb && c.mark == outside && syntax.Relation(c.rel) == syntax.Nsubj && !isRelative(syntax.Tag(c.tag)) {
			return i
		}
	}
	return -1
}

// isRelative reports whether t is a relative pronoun's, which names nobody.
func isRelative(t syntax.Tag) bool { return t == syntax.WDT || t == syntax.WP || t == syntax.DT }

// speaksOf credits draft at, a paragraph of its own, to the person that the
// sentence before speaks of.
func (t *talk) speaksOf(at int, q Quote) bool {
	if q.From == 0 || !t.alone(q) && t.startsParagraph(q.From) {
		return false
	}
	from, to := t.sentenceRange(q.From - 1)
	source := t.subject(from, to)
	if source.Empty() || !t.isSomebody(source) {
		return false
	}
	d := &t.drafts[at]
	d.Source, d.Rule, d.Sure = source, "subject of the sentence before", 0.5
	return true
}

// isSomebody reports whether s names a person, or is he or she.
func (t *talk) isSomebody(s Span) bool {
	for i := s.From; i < s.To; i++ {
		if c := &t.cells[i]; c.kind == personKind || syntax.Tag(c.tag) == syntax.PRP && s.To == s.From+1 && c.low != itWord && c.low != theyWord {
			return true
		}
	}
	return false
}

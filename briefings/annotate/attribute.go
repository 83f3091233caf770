package annotate

import (
	"slices"

	"readout/model"
)

// A draft is a quotation whose speaker is words and not yet somebody.
type draft struct {
	fragments []model.Span
	kind      model.QuotationKind
	belief    bool
	source    model.Span // the words that name the speaker
	cue       model.Span
	rule      model.Rule
	sure      float64 // that source is right
	paragraph int
	from      int // index of the draft whose speaker this one takes over, plus one; 0 for none
}

// attribute returns what is quoted in lines, by where it starts.
func attribute(lines []line) []draft {
	d := &dialogue{}
	for _, l := range lines {
		s := newScene(l)
		d.take(l, s.direct())
		d.takeIndirect(s.indirect())
	}
	return d.finish()
}

// A scene is one line on its way to drafts: each cue is used once.
type scene struct {
	line
	cues []cue
}

// newScene looks for the cues of l.
func newScene(l line) *scene { return &scene{l, findCues(l.tokens)} }

// words returns the bytes of a reach.
func (s *scene) words(r reach) model.Span {
	if r.empty() {
		return model.Span{}
	}
	return model.Span{Start: s.tokens[r.from].span.Start, End: s.tokens[r.to-1].span.End}
}

// A finding is what a rule knows about who said something.
type finding struct {
	source reach
	cue    reach
	verb   int // index of the cue that was used, or -1
}

// A rule looks for the speaker of the quotation at a token in its line.
type rule struct {
	name model.Rule
	sure float64
	find func(s *scene, at int) (finding, bool)
}

// rules returns the rules for quotations in marks. They are tried in this
// order and the first to find a speaker decides, so the surest stand first. How
// sure a rule is, is how often it names the right words in labelled news.
func rules() []rule {
	return []rule{
		{"name and cue introduce the quotation", 0.93, (*scene).introduced},
		{"name after the cue", 0.97, (*scene).cueThenName},
		{"name before the cue", 0.97, (*scene).nameThenCue},
		{"according to the name", 0.93, (*scene).accordingTo},
		{"name and cue before the quotation", 0.88, (*scene).cueBefore},
		{"name and verb after the quotation", 0.8, (*scene).nameAndVerb},
		{"name before a colon", 0.9, (*scene).nameAndColon},
		{"subject of the sentence before a colon", 0.65, (*scene).subjectAndColon},
		{"name and cue earlier in the sentence", 0.75, (*scene).cueEarlier},
		{"subject of the sentence before a comma", 0.6, (*scene).subjectAndComma},
		{"name after a dash", 0.85, (*scene).dashAndName},
	}
}

// direct returns a draft for every quotation in marks of the line, credited or
// not. What one cue attributes is one quotation, however it is interrupted.
func (s *scene) direct() []draft {
	var drafts []draft
	byCue := map[int]int{}
	table := rules()
	last := finding{verb: -1}
	for i, t := range s.tokens {
		if !t.is(quotation) {
			continue
		}
		if s.interrupts(last, i) {
			k := len(drafts) - 1
			drafts[k].fragments = append(drafts[k].fragments, t.span)
			continue
		}
		if source, said := s.transcript(i); !said.Empty() {
			drafts = append(drafts, draft{fragments: []model.Span{said}, source: source, rule: "name before a colon, within the marks", sure: 0.9, paragraph: s.paragraph})
			continue
		}
		d, f := s.credited(table, i)
		last = f
		if k, ok := byCue[f.verb]; ok && f.verb >= 0 {
			drafts[k].fragments = append(drafts[k].fragments, t.span)
			continue
		}
		d.fragments = []model.Span{t.span}
		if f.verb >= 0 {
			byCue[f.verb] = len(drafts)
			s.cues[f.verb].used = true
		}
		drafts = append(drafts, d)
	}
	return drafts
}

// interrupts reports whether what was found for the quotation before stands
// between it and the one at token at, which then goes on with it:
// “…,” said Rossi on Tuesday, “…”.
func (s *scene) interrupts(f finding, at int) bool {
	end := max(f.source.to, f.cue.to)
	if f.source.empty() || end > at || at-end > leadIn || !s.tokens[at-1].is(comma|dash) {
		return false
	}
	if f.cue.empty() || s.tokens[min(f.source.from, f.cue.from)].span.Start < s.lastQuotation(at) {
		return false
	}
	return s.leadsIn(end, at)
}

// lastQuotation returns where the quotation before token at ends.
func (s *scene) lastQuotation(at int) int {
	for at--; at >= 0; at-- {
		if s.tokens[at].is(quotation) {
			return s.tokens[at].span.End
		}
	}
	return 0
}

// credited returns a draft for the quotation at token at.
func (s *scene) credited(table []rule, at int) (draft, finding) {
	d := draft{kind: model.Direct, paragraph: s.paragraph}
	for _, r := range table {
		if f, ok := r.find(s, at); ok {
			d.source, d.cue, d.rule, d.sure = s.words(f.source), s.words(f.cue), r.name, r.sure
			return d, f
		}
	}
	return d, finding{verb: -1}
}

// finish returns the drafts by where they start, outer before inner.
func (d *dialogue) finish() []draft {
	order := make([]int, len(d.drafts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return hull(d.drafts[a].fragments).Compare(hull(d.drafts[b].fragments))
	})
	place := make([]int, len(order))
	for to, from := range order {
		place[from] = to
	}
	sorted := make([]draft, len(order))
	for to, from := range order {
		sorted[to] = d.drafts[from]
		if f := sorted[to].from; f > 0 {
			sorted[to].from = place[f-1] + 1
		}
	}
	return sorted
}

// hull returns the span from the first to the last of fragments.
func hull(fragments []model.Span) model.Span {
	return model.Span{Start: fragments[0].Start, End: fragments[len(fragments)-1].End}
}

package annotate

import (
	"slices"
	"strings"

	"readout/briefings/annotate/names"
	"readout/model"
)

// A creditor turns the words that name speakers into entities, from the start
// of an article to its end.
type creditor struct {
	text   model.Text
	cast   names.Result
	recent []model.EntityID                // who was quoted, the latest last, at most maxRecent
	named  map[model.EntityID][]model.Span // by Span.Compare
	full   map[model.EntityID]model.Span   // filled by fullName
}

// credit returns drafts as quotations, each under the entity its words mean.
func credit(text model.Text, drafts []draft, cast names.Result) []model.Quotation {
	c := &creditor{text: text, cast: cast, named: namings(cast.Mentions), full: map[model.EntityID]model.Span{}}
	quotations := make([]model.Quotation, 0, len(drafts))
	for _, d := range drafts {
		q := model.Quotation{Span: hull(d.fragments), Fragments: d.fragments, Kind: d.kind, Belief: d.belief}
		if !d.source.Empty() {
			q.Speaker = c.speaker(d)
		}
		quotations = append(quotations, q)
	}
	return quotations
}

// namings returns where each entity is named, in order.
func namings(mentions []model.Mention) map[model.EntityID][]model.Span {
	at := map[model.EntityID][]model.Span{}
	for _, m := range mentions {
		at[m.Entity] = append(at[m.Entity], m.Span)
	}
	return at
}

// fullName returns where the fullest name of an entity first stands, or the
// zero Span if it is never written as such.
func (c *creditor) fullName(id model.EntityID) model.Span {
	full, ok := c.full[id]
	if ok {
		return full
	}
	for _, s := range c.named[id] {
		if strings.EqualFold(c.text.Slice(s), c.cast.Entities[id-1].Name.String()) {
			full = s
			break
		}
	}
	c.full[id] = full
	return full
}

// speaker returns who said d.
func (c *creditor) speaker(d draft) model.Speaker {
	s := model.Speaker{Words: d.source, Cue: d.cue, Grounds: model.Grounds{Rule: d.rule}, Confidence: d.sure}
	r, ok := c.resolve(d)
	if !ok {
		return s
	}
	s.Entity = r.entity
	s.Confidence *= r.sure
	if r.reason != "" {
		s.Grounds.Chain = append(s.Grounds.Chain, model.Step{Words: r.words, Reason: r.reason})
	}
	if full := c.fullName(r.entity); !full.Empty() && !strings.EqualFold(c.text.Slice(full), c.text.Slice(r.words)) {
		s.Grounds.Chain = append(s.Grounds.Chain, model.Step{Words: full, Reason: "short for the full name"})
	}
	c.quoted(r.entity)
	return s
}

// A resolved reference is the entity that words mean, and why.
type resolved struct {
	entity model.EntityID
	words  model.Span // the name or the reference led to
	reason model.Rule // "" if the words hold the name
	sure   float64
}

// resolve returns the entity the words of d's speaker mean.
func (c *creditor) resolve(d draft) (resolved, bool) {
	switch low := strings.ToLower(c.text.Slice(d.source)); low {
	case "he":
		return c.pronoun(d, names.Male)
	case "she":
		return c.pronoun(d, names.Female)
	case "who":
		return c.antecedent(d)
	case "they", "we", "it", "i", "you", "which":
		return resolved{}, false
	}
	if r, ok := c.nameIn(d.source); ok {
		return r, true
	}
	return c.role(d)
}

// mentions returns the mentions that lie in s.
func (c *creditor) mentions(s model.Span) []model.Mention {
	from, _ := slices.BinarySearchFunc(c.cast.Mentions, s.Start, func(m model.Mention, offset int) int {
		return m.Span.Start - offset
	})
	to := from
	for to < len(c.cast.Mentions) && c.cast.Mentions[to].Span.End <= s.End {
		to++
	}
	return c.cast.Mentions[from:to]
}

// nameIn returns the entity that is named as the speaker within words: Rossi in
// "Mayor Rossi of Rome", nobody in "Rossi's lawyer".
func (c *creditor) nameIn(words model.Span) (resolved, bool) {
	var other resolved
	for _, m := range c.mentions(words) {
		if !c.isHead(words, m.Span) {
			continue
		}
		r := resolved{entity: m.Entity, words: m.Span, sure: 1}
		if c.cast.Entities[m.Entity-1].Kind == model.Person {
			return r, true
		}
		if other.entity == 0 {
			other = r
		}
	}
	return other, other.entity != 0 && c.isWhole(words, other.words)
}

// isHead reports whether the mention at m is who words describe, and not part
// of the description: no owner, and behind no preposition.
func (c *creditor) isHead(words, m model.Span) bool {
	rest := c.text.Slice(model.Span{Start: m.End, End: words.End})
	if strings.HasPrefix(rest, "'s ") || strings.HasPrefix(rest, "’s ") || strings.HasPrefix(rest, "' ") || strings.HasPrefix(rest, "’ ") {
		return false
	}
	lead := c.text.Slice(model.Span{Start: words.Start, End: m.Start})
	lead = lead[strings.LastIndexByte(lead, ',')+1:]
	for word := range strings.FieldsSeq(lead) {
		switch strings.ToLower(word) {
		case "of", "for", "at", "from", "in", "with", "to", "on", "by", "who", "whose", "and":
			return false
		}
		if strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s") {
			return strings.Contains(lead, c.text.Slice(m)) // "Iraq's Prime Minister Rossi" is Rossi
		}
	}
	return true
}

// isWhole reports whether a name is all that words say, an article and a
// description behind it apart: "the Pentagon", not "Pentagon officials".
func (c *creditor) isWhole(words, name model.Span) bool {
	lead := strings.ToLower(strings.TrimSpace(c.text.Slice(model.Span{Start: words.Start, End: name.Start})))
	rest := strings.TrimLeft(c.text.Slice(model.Span{Start: name.End, End: words.End}), " ")
	return (lead == "" || lead == "the") && (rest == "" || rest[0] == ',' || rest[0] == '(')
}

// role returns the person last described by the role that d's words are.
func (c *creditor) role(d draft) (resolved, bool) {
	from, _ := slices.BinarySearchFunc(c.cast.Roles, d.source.Start, func(r names.RoleMention, offset int) int {
		return r.Span.Start - offset
	})
	for _, r := range c.cast.Roles[max(0, from-1):] {
		if r.Span.Start >= d.source.End {
			break
		}
		if r.Span.Overlaps(d.source) && r.Entity != 0 {
			return resolved{r.Entity, c.nameOf(r.Entity, d.source.Start), "the role given to that name", 0.85}, true
		}
	}
	return resolved{}, false
}

// nameOf returns the last mention of an entity before offset, or its first.
func (c *creditor) nameOf(id model.EntityID, offset int) model.Span {
	named := c.named[id]
	n, _ := slices.BinarySearchFunc(named, offset, func(s model.Span, offset int) int { return s.Start - offset })
	if len(named) == 0 {
		return model.Span{}
	}
	return named[max(0, n-1)]
}

// before returns how many mentions start before offset.
func (c *creditor) before(offset int) int {
	n, _ := slices.BinarySearchFunc(c.cast.Mentions, offset, func(m model.Mention, offset int) int {
		return m.Span.Start - offset
	})
	return n
}

// antecedent returns the person named right before a "who".
func (c *creditor) antecedent(d draft) (resolved, bool) {
	n := c.before(d.source.Start)
	if n == 0 || d.source.Start-c.cast.Mentions[n-1].Span.End > 3 {
		return resolved{}, false
	}
	m := c.cast.Mentions[n-1]
	return resolved{m.Entity, m.Span, "the name before “who”", 0.95}, true
}

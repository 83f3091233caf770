package refer

import (
	"strings"

	"readout/model"
)

// referent returns entity id as what x means.
func (r *reader) referent(x reference, id model.EntityID, sure float64) Referent {
	ref := Referent{Entity: id, Confidence: sure}
	at := x.span
	if x.class != Name {
		t := &r.tracks[id-1]
		at = r.cast.Mentions[t.named].Span
		ref.Chain = append(ref.Chain, model.Step{Words: at, Reason: r.reason(x, t, id)})
	}
	if full := r.fullName(id); !full.Empty() && !strings.EqualFold(r.text[full.Start:full.End], r.text[at.Start:at.End]) {
		ref.Chain = append(ref.Chain, model.Step{Words: full, Reason: "short for the full name"})
	}
	return ref
}

// reason says in words for the reader why x means the entity of t.
func (r *reader) reason(x reference, t *track, id model.EntityID) model.Rule {
	at := r.at(x.words.Start)
	switch {
	case x.class == Relative:
		return "the name before"
	case x.class == Role || x.class == Body:
		if r.profileOf(id)[x.head] {
			return "described so before"
		}
		return "the best match for the description"
	case t.turn == r.turn && t.turn > 0 && at.paragraph-t.spoke.paragraph < 2:
		return "the person last quoted"
	case t.last.sentence == at.sentence:
		return "named in the same sentence"
	case t.last.manner == asSubject && at.sentence-t.last.sentence == 1:
		return "the subject of the sentence before"
	case t.turn == r.turn && t.turn > 0:
		return "the person last quoted"
	case t.last.manner == asHe:
		return "whom the pronoun before means"
	}
	return "the likeliest of those named before"
}

// fullName returns where the fullest name of an entity first stands, or the
// zero Span if it is never written as such.
func (r *reader) fullName(id model.EntityID) model.Span {
	t := &r.tracks[id-1]
	name := r.cast.Entities[id-1].Name.String()
	for i := t.first; i >= 0 && !t.sought; i = r.next[i] {
		if s := r.cast.Mentions[i].Span; strings.EqualFold(r.text[s.Start:s.End], name) {
			t.full, t.sought = s, true
		}
	}
	t.sought = true
	return t.full
}

// firstPersons resolves I and my: whoever is quoted with them.
func (r *reader) firstPersons(quotations []model.Quotation, referents []Referent) {
	for i, q := range quotations {
		if !q.Speaker.Known() || r.classify(q.Speaker.Words).class != First {
			continue
		}
		if k := enclosing(quotations, i); k >= 0 && referents[k].Entity != 0 {
			step := model.Step{Words: quotations[k].Speaker.Words, Reason: "who is quoted with it"}
			referents[i] = referents[k]
			referents[i].Chain = append([]model.Step{step}, referents[k].Chain...)
			referents[i].Confidence *= 0.95
		}
	}
}

// enclosing returns the index of the narrowest direct quotation before
// quotations[i] that holds the words for its speaker, -1 if there is none.
func enclosing(quotations []model.Quotation, i int) int {
	words := quotations[i].Speaker.Words
	for k := i - 1; k >= max(0, i-maxNested); k-- {
		for _, f := range quotations[k].Fragments {
			if quotations[k].Kind != model.Indirect && f.Contains(words) && quotations[k].Speaker.Words != words {
				return k
			}
		}
	}
	return -1
}

// maxNested is how many quotations before are looked at for one around.
const maxNested = 8

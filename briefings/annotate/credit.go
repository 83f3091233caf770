package annotate

import (
	"readout/briefings/annotate/refer"
	"readout/model"
)

// quotationsOf returns drafts as quotations, each under the words that name its
// speaker.
func quotationsOf(drafts []draft) []model.Quotation {
	quotations := make([]model.Quotation, 0, len(drafts))
	for _, d := range drafts {
		q := model.Quotation{Span: hull(d.fragments), Fragments: d.fragments, Kind: d.kind, Belief: d.belief}
		if !d.source.Empty() {
			q.Speaker = model.Speaker{Words: d.source, Cue: d.cue, Grounds: model.Grounds{Rule: d.rule}, Confidence: d.sure}
		}
		quotations = append(quotations, q)
	}
	return quotations
}

// identify says of each of quotations who the words for its speaker mean, where
// that can be told.
func identify(quotations []model.Quotation, r *refer.Resolver) {
	for i, ref := range r.Speakers(quotations) {
		if s := &quotations[i].Speaker; ref.Entity != 0 {
			s.Entity = ref.Entity
			s.Grounds.Chain = ref.Chain
			s.Confidence *= ref.Confidence
		}
	}
}

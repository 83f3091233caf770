package annotate

import "readout/model"

// A draft is a quotation whose speaker is words and not yet somebody.
type draft struct {
	fragments []model.Span
	kind      model.QuotationKind
	belief    bool
	source    model.Span // the words that name the speaker
	cue       model.Span
	rule      model.Rule
	sure      float64 // that source is right
	from      int     // index of the draft whose speaker this one takes over, plus one; 0 for none
}

// hull returns the span from the first to the last of fragments.
func hull(fragments []model.Span) model.Span {
	return model.Span{Start: fragments[0].Start, End: fragments[len(fragments)-1].End}
}

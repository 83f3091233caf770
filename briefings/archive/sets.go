package archive

import (
	"readout/briefings/query"
	"readout/model"
)

// doubt returns the fact that q is credited, but not surely, if it is.
func doubt(q model.Quotation) []query.Fact {
	if isAttributed(q) && q.Speaker.Uncertain() {
		return []query.Fact{query.Uncertain}
	}
	return nil
}

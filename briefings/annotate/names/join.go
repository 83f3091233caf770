package names

import "readout/model"

// Join groups the names found in text into entities.
func Join(text model.Text, sentences []model.Span, found []Name) Result {
	var r Result
	ids := map[model.Line]model.EntityID{}
	for _, n := range found {
		name := model.NewLine(text.Slice(n.Span))
		id, known := ids[name]
		if !known {
			id = model.EntityID(len(r.Entities) + 1)
			ids[name] = id
			r.Entities = append(r.Entities, model.Entity{ID: id, Kind: n.Kind, Name: name})
			r.Genders = append(r.Genders, n.Gender)
		}
		r.Mentions = append(r.Mentions, model.Mention{Span: n.Span, Entity: id})
	}
	return r
}

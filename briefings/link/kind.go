package link

import (
	"strings"

	"readout/model"
)

// misfits adds the names of entities that were not taken for places but may be
// some.
func (r *reader) misfits() {
	speaks := map[model.EntityID]bool{}
	for _, q := range r.found.Quotations {
		speaks[q.Speaker.Entity] = true
	}
	placed, total := map[model.EntityID]int{}, map[model.EntityID]int{}
	for _, m := range r.mentions {
		e := r.found.Entity(m.Entity)
		if e.Kind == model.Location {
			continue
		}
		total[e.ID]++
		if r.standsAsPlace(m.Span) {
			placed[e.ID]++
			r.standing[e.ID] = append(r.standing[e.ID], m.Span)
		}
	}
	for i, e := range r.found.Entities {
		if e.Kind == model.Location || speaks[e.ID] && e.Kind == model.Person || !e.Role.Empty() || len(e.Aliases) > 0 && e.Kind == model.Person {
			continue
		}
		text := e.Name.String()
		if _, isPeople := r.world.Demonym(text); isPeople {
			continue
		}
		known := r.world.Exact(text)
		if len(known) == 0 {
			continue
		}
		bonus := 0.0
		if isDivision(text) && known[0].Kind != model.City {
			bonus = 10
		} else {
			if placed[e.ID] == 0 && e.Kind != model.Other {
				continue
			}
			share := float64(placed[e.ID]) / float64(total[e.ID])
			if share < envf("KORGMIN", 0.5) && e.Kind == model.Organisation {
				bonus = -100
			} else {
				bonus = envf("KSHARE", 6)*share - envf("KORG", 4)
			}
			if e.Kind == model.Other {
				bonus += 2
			}
			if known[0].Word {
				bonus += worthWord
			}
		}
		n := r.add(text, envf("KW", 0.3), known)
		n.misfits = append(n.misfits, misfit{i, bonus, r.standing[e.ID]})
	}
}

type misfit struct {
	entity int
	bonus  float64
	placed []model.Span // mentions of it that stand as places do
}

// isDivision reports whether the last word of name says that it is a county or
// its like.
func isDivision(name string) bool {
	i := strings.LastIndexByte(name, ' ')
	if i < 0 {
		return false
	}
	switch strings.ToLower(name[i+1:]) {
	case "county", "parish", "province", "governorate", "prefecture", "oblast", "township":
		return true
	}
	return false
}

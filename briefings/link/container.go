package link

import (
	"slices"
	"strings"

	"readout/briefings/gazetteer"
	"readout/model"
)

// containers returns for each entity the areas that stand right after one of
// its mentions: "Springfield, Ill.", "Erbil (Iraq)".
func (r *reader) containers() map[model.EntityID][]gazetteer.Sense {
	within := map[model.EntityID][]gazetteer.Sense{}
	text := r.article.Text.String()
	for _, m := range r.mentions {
		e := r.entity(m)
		if e == nil || e.Kind != model.Location || len(within[m.Entity]) >= maxContainers {
			continue
		}
		after, ok := following(text[m.Span.End:])
		if !ok {
			continue
		}
		inside := r.senses(text[m.Span.Start:m.Span.End])
		areas, isShort := r.areasAtHead(after)
		for _, area := range areas {
			if mayLie(inside, area, isShort) {
				within[m.Entity] = append(within[m.Entity], area)
			}
		}
	}
	return within
}

// maxContainers is from how many areas on no more are taken for one name.
const maxContainers = 16

// following returns the text after a name if it goes on as one that says where
// the name is.
func following(after string) (string, bool) {
	for _, mark := range []string{", ", " ("} {
		if rest, found := strings.CutPrefix(after, mark); found {
			return strings.TrimPrefix(rest, "the "), true
		}
	}
	return "", false
}

// areaWords is of how many words at most the name of an area is.
const areaWords = 4

// areasAtHead returns the areas that the longest known name at the head of text
// may mean, and whether that is an abbreviation.
func (r *reader) areasAtHead(text string) (found []gazetteer.Sense, isShort bool) {
	words := capitalised(text)
	for n := len(words); n > 0; n-- {
		name := unmarked(strings.Join(words[:n], " "))
		// With its point first: "Ill." is a state, "Ill" is not.
		for _, form := range []string{name, strings.TrimRight(name, ".")} {
			if found = areas(r.senses(form)); len(found) > 0 {
				return found, strings.HasSuffix(form, ".") || len(form) == postal && strings.ToUpper(form) == form
			}
		}
	}
	return nil, false
}

// postal is how many letters the post calls a state by.
const postal = 2

// unmarked returns name without the marks after it.
func unmarked(name string) string { return strings.TrimRight(name, ",;:)!?’'\"”") }

// capitalised returns the words at the head of text that could make up a name,
// the last with the marks after it.
func capitalised(text string) []string {
	if len(text) > 80 {
		text = text[:80]
	}
	var words []string
	for _, w := range strings.Fields(text) {
		joins := len(words) > 0 && slices.Contains([]string{"of", "the", "and"}, w)
		if !isCapital(w) && !joins || len(words) == areaWords {
			break
		}
		words = append(words, w)
		if strings.ContainsAny(w[len(w)-1:], ",;:)!?") {
			break
		}
	}
	return words
}

// areas returns those of senses that other places lie in, as long as none that
// is likelier is a town.
func areas(senses []gazetteer.Sense) []gazetteer.Sense {
	var found []gazetteer.Sense
	for _, s := range senses {
		switch s.Kind {
		case model.Country, model.Region, model.District:
			found = append(found, s)
		case model.City:
			if len(found) == 0 && s.Weight > 6.5 {
				return nil
			}
		case model.Continent, model.Water:
		}
	}
	return found
}

// mayLie reports whether "name, area" can mean that the name is in the area.
// "Oregon, Idaho" is a list, whatever towns are called Oregon, and so is
// "Georgia, Alabama"; but nobody lists a country with a state, as in "Lebanon,
// Ohio", or a name with an abbreviation.
func mayLie(senses []gazetteer.Sense, area gazetteer.Sense, isShort bool) bool {
	if len(senses) == 0 {
		return false
	}
	isState := func(s gazetteer.Sense) bool { return s.Kind == model.Region && s.Country == area.Country }
	switch senses[0].Kind {
	case model.Country:
		return area.Kind == model.Region && (isShort || !slices.ContainsFunc(senses, isState))
	case model.Region:
		return area.Kind == model.Country || isShort
	case model.Continent:
		return false
	case model.City, model.District, model.Water:
	}
	return true
}

// cutComma parts "Paris, Texas".
func cutComma(s string) (head, tail string, found bool) {
	head, tail, found = strings.Cut(s, ",")
	return strings.TrimSpace(head), strings.TrimSpace(tail), found
}

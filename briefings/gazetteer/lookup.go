package gazetteer

import (
	"slices"
	"strings"

	"readout/model"
)

// A filter says which kinds of place a name asks for.
type filter int

const (
	anyKind  filter = iota
	division        // "Erbil Governorate": not the town
	town            // "Erbil city": not the division
	part            // "South Paris", but not "West Side"
)

// allow reports whether a place of kind k is asked for.
func (f filter) allow(k model.PlaceKind) bool {
	switch f {
	case division:
		return k == model.Region || k == model.District
	case town:
		return k == model.City
	case part:
		return k == model.City || k == model.Region || k == model.District
	case anyKind:
	}
	return true
}

// lookup returns what name stands for: as it is if it stands for anything, and
// otherwise what is left when words that only describe are taken off.
func (g *Gazetteer) lookup(name string) (ref uint32, kinds filter) {
	name = strings.TrimSpace(name)
	for _, exact := range []string{name, strings.TrimSuffix(name, ".")} {
		if ref := g.table.find("=" + exact); ref != 0 {
			return ref, anyKind
		}
	}
	key := Fold(name)
	for key != "" {
		if ref := g.table.find(key); ref != 0 {
			if kinds == part && (ref&refWord != 0 || !g.allows(ref, kinds)) {
				return 0, anyKind
			}
			return ref, kinds
		}
		var more filter
		if key, more = bared(key); more != anyKind {
			kinds = more
		}
	}
	return 0, anyKind
}

// allows reports whether one of the places that ref stands for is asked for.
func (g *Gazetteer) allows(ref uint32, kinds filter) bool {
	return slices.ContainsFunc(g.table.senses(ref), func(s Sense) bool { return kinds.allow(s.Kind) })
}

// bared returns key without its first describing word and what that word said
// of the kind of place, or "" if there is none.
func bared(key string) (string, filter) {
	head, tail, found := cutLast(key)
	if found {
		switch tail {
		case "province", "governorate", "region", "state", "county", "district", "oblast", "prefecture",
			"department", "municipality", "parish", "territory", "subdistrict", "emirate", "canton", "voivodeship", "krai", "division", "raion":
			return head, division
		case "city", "town", "village":
			return head, town
		case "area", "area's", "metropolitan", "proper", "suburbs", "republic", "peninsula", "borough", "township":
			return head, anyKind
		}
	}
	return bareOfPrefix(key)
}

// bareOfPrefix is bared for words before the name.
func bareOfPrefix(key string) (string, filter) {
	for _, p := range []struct {
		words string
		kinds filter
	}{
		{"city of ", town},
		{"town of ", town},
		{"village of ", town},
		{"port of ", town},
		{"state of ", anyKind},
		{"republic of ", anyKind},
		{"kingdom of ", anyKind},
		{"island of ", anyKind},
		{"province of ", division},
		{"county of ", division},
		{"governorate of ", division},
		{"northern ", anyKind},
		{"southern ", anyKind},
		{"eastern ", anyKind},
		{"western ", anyKind},
		{"northeastern ", anyKind},
		{"northwestern ", anyKind},
		{"southeastern ", anyKind},
		{"southwestern ", anyKind},
		{"central ", anyKind},
		{"north ", part},
		{"south ", part},
		{"east ", part},
		{"west ", part},
		{"greater ", anyKind},
		{"downtown ", anyKind},
		{"upstate ", anyKind},
		{"rural ", anyKind},
		{"metro ", anyKind},
		{"al ", anyKind},
		{"el ", anyKind},
	} {
		if rest, found := strings.CutPrefix(key, p.words); found {
			return rest, p.kinds
		}
	}
	return "", anyKind
}

// cutLast parts s before its last word.
func cutLast(s string) (head, tail string, found bool) {
	i := strings.LastIndexByte(s, ' ')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

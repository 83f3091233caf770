package query

import (
	"context"
	"errors"
	"math"
	"strconv"
	"strings"

	"readout/model"
)

const (
	// usualDistance is how far near: reaches if it does not say, in kilometres.
	usualDistance = 50
	// maxDistance is from one pole to the other, in kilometres.
	maxDistance = 20038
	mile        = 1.609344 // kilometres
	league      = 1.852    // a nautical mile, in kilometres
)

// A Near is a circle on the map: near:Erbil~100km.
type Near struct {
	Name     string  // of its centre; "" where coordinates are given
	Lat, Lon float64 // of its centre where they are given, in degrees
	Distance float64 // its radius, in kilometres
	Open     bool    // the name may go on: it is still being typed
	offset   int     // of the value in the query
}

// ErrNoPlace is what finds places returns for a name that it does not know.
var ErrNoPlace = errors.New("no such place")

// nearby is near:. It matches articles that mention one of its places, which
// are known once it is resolved.
type nearby struct {
	Near
	places []Fact
}

// Resolve returns q with the places that each near: in it stands for, as find
// tells them: the facts of articles that mention one. A name find returns
// [ErrNoPlace] for is a [*model.QueryError], or is left out if it is still being
// typed. Before, near: matches nothing.
func (q *Query) Resolve(ctx context.Context, find func(context.Context, Near) ([]Fact, error)) (*Query, error) {
	root, err := resolved(q.root, func(n nearby) (tree, error) {
		places, err := find(ctx, n.Near)
		if errors.Is(err, ErrNoPlace) && n.Open {
			return nil, nil
		}
		if errors.Is(err, ErrNoPlace) {
			reason := "no place of that name is known: write near: with latitude and longitude, as near:36.19,44.01~100km"
			return nil, &model.QueryError{Offset: n.offset, Reason: reason}
		}
		return nearby{n.Near, places}, err
	})
	return &Query{root: root, order: q.order}, err
}

// resolved returns t with what change makes of each near: in it, nil if nothing
// is left.
func resolved(t tree, change func(nearby) (tree, error)) (tree, error) {
	kids := func(of []tree, make func([]tree) tree) (tree, error) {
		var changed []tree
		for _, kid := range of {
			kid, err := resolved(kid, change)
			if err != nil {
				return nil, err
			}
			changed = append(changed, kid)
		}
		return join(changed, make), nil
	}
	switch t := t.(type) {
	case all:
		return kids(t, func(of []tree) tree { return all(of) })
	case some:
		return kids(t, func(of []tree) tree { return some(of) })
	case not:
		of, err := resolved(t.of, change)
		if of == nil || err != nil {
			return nil, err
		}
		return not{of}, nil
	case nearby:
		return change(t)
	}
	return t, nil
}

// maxEither is how many places are looked up at once. Beyond, each row would be
// compared with too many lists.
const maxEither = 16

// filter implements tree.
func (t nearby) filter(in scope) piece {
	if len(t.places) == 0 {
		return piece{match: quoted(nowhere)}
	}
	if len(t.places) <= maxEither {
		match := make([]string, len(t.places))
		for i, place := range t.places {
			match[i] = quoted(place)
		}
		return in.ofArticle(strings.Join(match, " OR "))
	}
	var list strings.Builder // as JSON, one after the other
	for i, place := range t.places {
		list.WriteString(map[bool]string{true: "[", false: ","}[i == 0])
		list.WriteString(strconv.Quote(quoted(place)))
	}
	list.WriteString("]")
	return in.within("SELECT mentions.rowid FROM json_each(?) AS places, article_index(places.value) AS mentions", list.String())
}

// near reads the value of near:, a place and a distance.
func (p *parser) near(start int) tree {
	at := p.at
	raw, inside := p.raw()
	if p.err != nil {
		return nil
	}
	quoted := inside > at
	far := ""
	if quoted && strings.HasPrefix(p.text[p.at:], "~") {
		far, _ = p.raw()
	} else if i := strings.LastIndexByte(raw, '~'); i >= 0 && !quoted {
		raw, far = raw[:i], raw[i:]
	}
	if strings.TrimSpace(raw) == "" && p.open() {
		return nil
	}
	if strings.TrimSpace(raw) == "" {
		p.fail(start, "near: needs a place, say near:Erbil~100km or near:36.19,44.01~50mi")
		return nil
	}
	n := Near{offset: at, Distance: usualDistance, Open: p.open() && far == ""}
	if far != "" {
		var ok bool
		if n.Distance, ok = distanceOf(far[1:]); !ok && p.open() && p.beginsDistance(far[1:]) {
			n.Distance = usualDistance
		} else if !ok {
			p.fail(p.at-len(far)+1, "not a distance: write ~100km or ~60mi")
			return nil
		}
	}
	return p.around(n, raw)
}

// around completes the circle with its centre, a name or coordinates.
func (p *parser) around(n Near, centre string) tree {
	lat, lon, both := strings.Cut(centre, ",")
	y, err1 := strconv.ParseFloat(strings.TrimSpace(lat), 64)
	x, err2 := strconv.ParseFloat(strings.TrimSpace(lon), 64)
	switch {
	case both && err1 == nil && err2 == nil:
		if !(math.Abs(y) <= 90 && math.Abs(x) <= 180) {
			p.fail(n.offset, "not on the map: latitudes are from -90 to 90, longitudes from -180 to 180")
			return nil
		}
		n.Lat, n.Lon = y, x
	case Fold(centre) == "" && n.Open:
		return nil
	case Fold(centre) == "":
		p.fail(n.offset, "near: needs a place, say near:Erbil~100km or near:36.19,44.01~50mi")
		return nil
	default:
		n.Name = strings.TrimRight(centre, "*") // it is there while the query is typed
	}
	return nearby{Near: n}
}

// beginsDistance reports whether more letters may make a distance of s.
func (p *parser) beginsDistance(s string) bool {
	unit := strings.TrimLeft(strings.ToLower(s), "0123456789.")
	return p.begins(unit, []string{"km", "miles", "nmi"})
}

// distanceOf returns how many kilometres s says: 100, 100km, 60mi, 20nmi. The
// letter m alone is no unit: it may be meant for miles or for metres.
func distanceOf(s string) (float64, bool) {
	s = strings.ToLower(s)
	number := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz")
	unit, ok := map[string]float64{
		"": 1, "k": 1, "km": 1, "kms": 1, "mi": mile, "mile": mile, "miles": mile, "nm": league, "nmi": league,
	}[s[len(number):]]
	n, err := strconv.ParseFloat(number, 64)
	n *= unit
	return n, ok && err == nil && n > 0 && n <= maxDistance
}

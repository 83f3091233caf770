package archive

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"slices"
	"sync"

	"readout/briefings/query"
	"readout/model"
)

// moreSchema makes the tables of the files' tags, and of where figures are, both
// small enough to be read whole. The latter goes with that of figures.
const moreSchema = `
CREATE TABLE label(name TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE spot(figure INTEGER PRIMARY KEY, kind INTEGER NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL);
`

// earth is the mean radius of the earth, in kilometres (IUGG).
const earth = 6371.0088

// extents are how far places of a kind reach from their middle, more or less, in
// kilometres. One that reaches further than a circle does is not near its
// centre, wherever its middle lies: a country is not within 50 km of a town.
var extents = map[model.PlaceKind]float64{
	model.City: 0, model.District: 25, model.Region: 100, model.Water: 100, model.Country: 300, model.Continent: 3000,
}

// spot writes down where a figure is.
func (b *Batch) spot(figure int64, p *model.Place) error {
	if p == nil {
		return nil
	}
	return b.exec("INSERT OR REPLACE INTO spot VALUES(?, ?, ?, ?)", figure, int(p.Kind), p.Lat, p.Lon)
}

// parse reads what a search asks as of now and resolves what it says of the
// archive.
func (a *Archive) parse(ctx context.Context, s model.Search) (*query.Query, error) {
	q, err := query.Of(s, a.options.Now())
	if err != nil {
		return nil, err
	}
	if q.Unpacks() {
		if err := a.ready(ctx); err != nil {
			return nil, err
		}
	}
	return q.Resolve(ctx, a.near)
}

// ready sees to it that SQL can unpack articles: it cannot ask for the dictionary
// when it meets what was packed with it.
func (a *Archive) ready(ctx context.Context) error {
	number, err := a.learned(ctx)
	if err != nil || number == a.packer.number() {
		return err
	}
	return a.recall(ctx)
}

// near returns the facts of the articles that mention a place in a circle. Its
// centre is the place of that name mentioned most, which is near itself whatever
// its size, or one that is located otherwise.
func (a *Archive) near(ctx context.Context, n query.Near) ([]query.Fact, error) {
	changes, err := a.read.changes(ctx)
	if err != nil {
		return nil, err
	}
	if facts, ok := a.circles.find(changes, n); ok {
		return facts, nil
	}
	centre, own, err := a.centre(ctx, n)
	if err != nil {
		return nil, err
	}
	facts, err := a.within(ctx, centre, n.Distance, own)
	if err == nil {
		a.circles.keep(changes, n, facts)
	}
	return facts, err
}

// A point is a place on the map, in degrees.
type point struct{ lat, lon float64 }

// distance returns the great-circle distance in kilometres (haversine formula).
func (p point) distance(q point) float64 {
	const degree = math.Pi / 180
	lat, lon := math.Sin((q.lat-p.lat)*degree/2), math.Sin((q.lon-p.lon)*degree/2)
	h := lat*lat + math.Cos(p.lat*degree)*math.Cos(q.lat*degree)*lon*lon
	return 2 * earth * math.Asin(math.Sqrt(min(1, h)))
}

// centre returns the centre of n and, if it is one of the archive's figures,
// its number; or [query.ErrNoPlace].
func (a *Archive) centre(ctx context.Context, n query.Near) (centre point, own int64, err error) {
	if n.Name == "" {
		return point{n.Lat, n.Lon}, 0, nil
	}
	// Names are two spaces apart, see foldedNames.
	names := []string{"  " + query.Fold(n.Name) + "  "}
	if n.Open {
		names = append(names, "  "+query.Fold(n.Name))
	}
	for _, name := range names {
		err = a.read.one(ctx, `SELECT number, lat, lon FROM figure JOIN spot ON spot.figure = number
			WHERE figure.kind = ? AND instr(' ' || folded || ' ', ?) > 0 ORDER BY articles DESC, number LIMIT 1`,
			[]any{int(model.Location), name}, &own, &centre.lat, &centre.lon)
		if !errors.Is(err, sql.ErrNoRows) {
			return centre, own, err
		}
	}
	if a.options.Locate == nil {
		return point{}, 0, query.ErrNoPlace
	}
	place, ok, err := a.options.Locate(ctx, n.Name)
	if err == nil && !ok {
		err = query.ErrNoPlace
	}
	return point{place.Lat, place.Lon}, 0, err
}

// within returns the facts of the places in a circle, and of the one in its
// centre if that is a figure.
func (a *Archive) within(ctx context.Context, centre point, distance float64, own int64) ([]query.Fact, error) {
	const degree = 2 * math.Pi * earth / 360
	var numbers []int64
	var number int64
	var kind model.PlaceKind
	var at point
	err := a.read.each(ctx, "SELECT spot.figure, spot.kind, lat, lon FROM spot WHERE lat BETWEEN ? AND ?",
		[]any{centre.lat - distance/degree - .01, centre.lat + distance/degree + .01}, func() {
			if number == own || extents[kind] <= distance && centre.distance(at) <= distance {
				numbers = append(numbers, number)
			}
		}, &number, &kind, &at.lat, &at.lon)
	facts := make([]query.Fact, 0, len(numbers))
	for _, n := range numbers {
		facts = append(facts, figureFact(n))
	}
	return facts, err
}

// maxCircles is how many circles are remembered.
const maxCircles = 8

// circles keeps what was near in the circles asked for last. They are asked for
// with every page.
type circles struct {
	mu   sync.Mutex
	kept []circle // the one asked for last is last
}

// A circle has its places, as of a state of the archive.
type circle struct {
	changes int64
	near    query.Near
	facts   []query.Fact
}

// find returns the facts kept of n.
func (c *circles) find(changes int64, n query.Near) ([]query.Fact, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	i := slices.IndexFunc(c.kept, func(k circle) bool { return k.changes == changes && k.near == n })
	if i < 0 {
		return nil, false
	}
	return c.kept[i].facts, true
}

// keep remembers the facts of n.
func (c *circles) keep(changes int64, n query.Near, facts []query.Fact) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kept = append(c.kept, circle{changes, n, facts})
	c.kept = slices.Delete(c.kept, 0, max(0, len(c.kept)-maxCircles))
}

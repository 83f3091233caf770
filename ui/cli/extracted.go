package cli

import (
	"cmp"
	"math"
	"slices"

	"readout/model"
)

// An articleJSON is what extract prints of an article. Offsets are code points.
type articleJSON struct {
	ID        string       `json:"id"`
	Path      string       `json:"path"`
	Title     model.Line   `json:"title"`
	Source    model.Line   `json:"source"`
	Published string       `json:"published"`
	Text      string       `json:"text"`
	Quotes    []quoteJSON  `json:"quotes"`
	Entities  []entityJSON `json:"entities"`
}

// A quoteJSON is a quotation in an articleJSON.
type quoteJSON struct {
	ID         string       `json:"id"`
	Start      int          `json:"start"`
	End        int          `json:"end"`
	Text       string       `json:"text"`
	Fragments  [][2]int     `json:"fragments"`
	Kind       string       `json:"kind"`
	Speaker    *speakerJSON `json:"speaker"`
	Cue        *spanJSON    `json:"cue"`
	Speech     bool         `json:"speech"`
	Grounds    string       `json:"grounds"`
	Confidence float64      `json:"confidence"`
}

// A spanJSON is a stretch of an article's text.
type spanJSON struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// A speakerJSON is who is credited with a quotation. Entity and Name are empty
// if it could not be told who that is.
type speakerJSON struct {
	spanJSON
	Entity string     `json:"entity,omitempty"`
	Name   model.Line `json:"name"`
}

// An entityJSON is an entity in an articleJSON, or a toponym.
type entityJSON struct {
	ID       string       `json:"id"`
	Kind     string       `json:"kind"`
	Name     model.Line   `json:"name"`
	Aliases  []model.Line `json:"aliases"`
	Role     string       `json:"role,omitempty"`
	Mentions [][2]int     `json:"mentions"`
	Place    *placeJSON   `json:"place,omitempty"`
	Toponym  bool         `json:"toponym,omitempty"` // a place that a longer name or a dateline names
}

// A placeJSON is where a place is.
type placeJSON struct {
	Name      model.Line `json:"name"`
	Country   string     `json:"country"`
	Lat       float64    `json:"lat"`
	Lon       float64    `json:"lon"`
	GeoNames  string     `json:"geonames"`
	Ambiguous bool       `json:"ambiguous"`
}

// extracted returns what extract prints of e.
func extracted(e model.Entry) articleJSON {
	a := e.Article
	out := articleJSON{
		ID: cmp.Or(a.Origin.Given.String(), string(a.ID)), Path: model.NewLine(a.Origin.Path).String(),
		Title: a.Title, Source: a.Source, Published: a.Published.String(), Text: a.Text.String(),
		Quotes: []quoteJSON{}, Entities: []entityJSON{},
	}
	for i, q := range e.Found.Quotations {
		out.Quotes = append(out.Quotes, quoted(e, i, q))
	}
	mentions := map[model.EntityID][][2]int{}
	for _, m := range e.Found.Mentions {
		mentions[m.Entity] = append(mentions[m.Entity], points(a.Text, m.Span))
	}
	for _, entity := range e.Found.Entities {
		out.Entities = append(out.Entities, known(entity, mentions[entity.ID]))
	}
	for i, t := range e.Found.Toponyms {
		out.Entities = append(out.Entities, named(a.Text, i, t))
	}
	slices.SortStableFunc(out.Entities, func(a, b entityJSON) int {
		return cmp.Compare(a.Mentions[0][0], b.Mentions[0][0])
	})
	return out
}

// named returns the i-th toponym. Its kind is not that of a place, so that who
// wants no name inside another can leave it out.
func named(t model.Text, i int, p model.Toponym) entityJSON {
	return entityJSON{
		ID: number("t", i+1), Kind: model.Other.String(), Toponym: true, Name: model.NewLine(t.Slice(p.Span)), Aliases: []model.Line{},
		Mentions: [][2]int{points(t, p.Span)}, Place: placed(p.Place, p.Others),
	}
}

// quoted returns the i-th quotation of e.
func quoted(e model.Entry, i int, q model.Quotation) quoteJSON {
	t := e.Article.Text
	hull := at(t, q.Span)
	out := quoteJSON{
		ID: number("q", i+1), Start: hull.Start, End: hull.End, Text: hull.Text,
		Kind: q.Kind.String(), Speech: !q.Belief, Grounds: q.Speaker.Describe(t), Confidence: rounded(q.Speaker.Confidence),
	}
	for _, f := range q.Fragments {
		out.Fragments = append(out.Fragments, points(t, f))
	}
	if !q.Speaker.Cue.Empty() {
		cue := at(t, q.Speaker.Cue)
		out.Cue = &cue
	}
	if q.Speaker.Known() {
		out.Speaker = &speakerJSON{spanJSON: at(t, q.Speaker.Words), Name: e.Found.SpeakerName(t, q)}
		if q.Speaker.Entity != 0 {
			out.Speaker.Entity = number("e", int(q.Speaker.Entity))
		}
	}
	return out
}

// known returns an entity and where it is mentioned.
func known(e model.Entity, mentions [][2]int) entityJSON {
	out := entityJSON{
		ID: number("e", int(e.ID)), Kind: e.Kind.String(), Name: e.Name, Role: e.Role.String(),
		Aliases: append([]model.Line{}, e.Aliases...), Mentions: append([][2]int{}, mentions...),
	}
	if e.Place != nil {
		out.Place = placed(*e.Place, e.Others)
	}
	return out
}

// placed returns where p is, which might have been others.
func placed(p model.Place, others []model.Place) *placeJSON {
	out := &placeJSON{Name: p.Name, Country: p.Country, Lat: p.Lat, Lon: p.Lon, Ambiguous: len(others) > 0}
	if p.GeoNames != 0 {
		out.GeoNames = number("", p.GeoNames)
	}
	return out
}

// at returns s of t in code points, with its words.
func at(t model.Text, s model.Span) spanJSON {
	return spanJSON{t.Point(s.Start), t.Point(s.End), t.Slice(s)}
}

// points returns s of t in code points.
func points(t model.Text, s model.Span) [2]int { return [2]int{t.Point(s.Start), t.Point(s.End)} }

// rounded returns a confidence with as many digits as mean something.
func rounded(confidence float64) float64 { return math.Round(confidence*1000) / 1000 }

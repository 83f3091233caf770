package model

// EntityID names an entity within one article: 1 for the first mentioned, and
// so on. The zero EntityID is no entity.
type EntityID int

// An Entity is somebody or something that an article speaks of, under whatever
// names it uses.
type Entity struct {
	ID      EntityID
	Kind    EntityKind
	Name    Line    // the fullest name: "Bashar Al-Kiki"
	Aliases []Line  // the other names seen, sorted: "al-Kiki"
	Role    Line    // "Member of the Council of Representatives"; empty if none is given
	Place   *Place  // nil unless Kind is [Location] and the name was resolved
	Others  []Place // other places of that name it might have been, likeliest first, at most four
}

// An EntityKind says what sort of thing an entity is.
type EntityKind int

// The kinds of entity. Other is what has a name but is none of the rest: an
// event, a work, a nationality's festival.
const (
	Other EntityKind = iota
	Person
	Organisation
	Location
)

// String returns "other", "person", "organisation" or "place".
func (k EntityKind) String() string {
	return [...]string{"other", "person", "organisation", "place"}[k]
}

// A Mention is one appearance of an entity's name in an article. Pronouns and
// roles are not mentions.
type Mention struct {
	Span   Span
	Entity EntityID
}

// A Place is a point on the map with a name.
type Place struct {
	Name       Line
	Kind       PlaceKind
	Country    string  // ISO 3166-1 alpha-2, "IQ"; "" if in none
	Region     Line    // the first administrative division it lies in; empty if none or unknown
	Lat, Lon   float64 // degrees, WGS 84; north and east are positive
	Population int     // 0 if unknown
	GeoNames   int     // identifier at geonames.org; 0 if unknown
}

// A Toponym is a place named where no [Location] is mentioned: inside the name
// of something else, as the "Athens" of "Athens Police Department", or in words
// that were taken for no name, as the "Ill." of "Springfield, Ill.".
type Toponym struct {
	Span   Span
	Place  Place
	Others []Place // as of an [Entity]
}

// A PlaceKind says what sort of place a place is.
type PlaceKind int

// The kinds of place.
const (
	City PlaceKind = iota
	Country
	Region    // a first administrative division
	District  // a division below that
	Continent // or a part of the world
	Water     // a river, lake or sea
)

// Annotations are what was found in one article. Every span is into that
// article's Text.
type Annotations struct {
	Sentences  []Span      // by Span.Compare, disjoint
	Quotations []Quotation // by Span.Compare
	Entities   []Entity    // by first mention; Entities[i].ID is i+1
	Mentions   []Mention   // by Span.Compare, disjoint
	Toponyms   []Toponym   // by Span.Compare, disjoint; an archive does not keep them
}

// Entity returns the entity with the given ID, or nil for 0.
func (a *Annotations) Entity(id EntityID) *Entity {
	if id == 0 {
		return nil
	}
	return &a.Entities[id-1]
}

// SpeakerName returns the fullest name of who said q, the words that credit
// them where they are not identified, or an empty Line if nobody is credited.
func (a *Annotations) SpeakerName(t Text, q Quotation) Line {
	if e := a.Entity(q.Speaker.Entity); e != nil {
		return e.Name
	}
	return NewLine(t.Slice(q.Speaker.Words))
}

// An Entry is an article together with what was found in it.
type Entry struct {
	Article *Article
	Found   *Annotations
}

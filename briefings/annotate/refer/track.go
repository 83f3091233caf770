package refer

import (
	"slices"

	"readout/briefings/annotate/names"
	"readout/model"
)

// A track is what the reader of an article knows of an entity so far.
type track struct {
	standing
	count     int    // references so far
	last      place  // of the latest reference
	named     int    // index of the latest mention, -1 if there is none yet
	introduce bool   // the latest mention is its first
	turn      int    // at which it last spoke, counted from 1; 0 if never
	spoke     place  // where it last spoke
	he        [3]int // how often it was meant by a he or she
}

// A standing is what is known of an entity from the article as a whole.
type standing struct {
	kind   model.EntityKind
	gender names.Gender // by title, first name or role
	total  int          // mentions
	first  int          // index of the first mention, -1 if there is none
	full   model.Span   // where the fullest name first stands, zero if nowhere
	sought bool         // full was looked for
}

// newTracks returns what is known of the entities of cast before reading, and
// for each mention the index of the next one of the same entity, -1 for the last.
func newTracks(cast names.Result) (tracks []track, next []int) {
	tracks = make([]track, len(cast.Entities))
	for i, e := range cast.Entities {
		gender := cast.Genders[i]
		if e.Kind == model.Person && gender == names.Unknown {
			gender = genderOfRole(e.Role.String())
		}
		tracks[i] = track{standing: standing{kind: e.Kind, gender: gender, first: -1}, named: -1}
	}
	next = make([]int, len(cast.Mentions))
	latest := make([]int, len(tracks))
	for i, m := range cast.Mentions {
		t := &tracks[m.Entity-1]
		next[i] = -1
		if t.total++; t.first < 0 {
			t.first = i
		} else {
			next[latest[m.Entity-1]] = i
		}
		latest[m.Entity-1] = i
	}
	return tracks, next
}

// maxRecent is how many entities are remembered, those spoken of last.
const maxRecent = 24

// A memory is what a reader remembers of the article so far, besides the tracks.
type memory struct {
	recent []model.EntityID // spoken of last, the latest last, at most maxRecent
	turn   int              // how often somebody spoke
	he     [3]model.EntityID
	heads  map[string]model.EntityID // whom a description with that head last meant
}

// note makes an entity the one spoken of last, at p.
func (r *reader) note(id model.EntityID, p place) {
	t := &r.tracks[id-1]
	t.count++
	if p.manner == withinQuotes && t.count > 1 && t.last.manner != withinQuotes && p.sentence-t.last.sentence < 4 {
		return // what is said of somebody does not make them the topic
	}
	t.last = p
	if i := slices.Index(r.recent, id); i >= 0 {
		r.recent = slices.Delete(r.recent, i, i+1)
	} else if len(r.recent) == maxRecent {
		r.recent = slices.Delete(r.recent, 0, 1)
	}
	r.recent = append(r.recent, id)
}

// advance reads the mentions that end at or before offset.
func (r *reader) advance(offset int) {
	for r.unread < len(r.cast.Mentions) && r.cast.Mentions[r.unread].Span.End <= offset {
		m := r.cast.Mentions[r.unread]
		t := &r.tracks[m.Entity-1]
		t.introduce = t.named < 0
		t.named = r.unread
		r.note(m.Entity, r.places[r.unread])
		r.unread++
	}
}

// take notes that x means an entity.
func (r *reader) take(x reference, id model.EntityID) {
	t := &r.tracks[id-1]
	p := r.at(x.words.Start)
	if x.class != Name {
		p.manner = asHe
		if x.object {
			p.manner = asHim
		}
		r.note(id, p)
	}
	if x.head != "" {
		r.heads[x.head] = id
	}
	if x.class == Personal {
		t.he[x.gender]++
		r.he[x.gender] = id
	}
	if x.spoken != nil {
		r.turn++
		t.turn, t.spoke = r.turn, p
	}
}

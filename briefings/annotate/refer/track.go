package refer

import (
	"slices"

	"readout/briefings/annotate/names"
	"readout/model"
)

// A track is what the reader of an article knows of an entity so far.
type track struct {
	entity    model.Entity
	gender    names.Gender // by title, first name or role
	total     int          // mentions in the whole article
	first     int          // index of the first mention, -1 if there is none
	count     int          // references so far
	last      place        // of the latest reference
	named     int          // index of the latest mention
	turn      int          // at which it last spoke, counted from 1; 0 if never
	spoke     place        // where it last spoke
	he        [3]int       // how often it was he or she
	introduce bool         // the latest mention is its first
	full      model.Span   // see [reader.fullName]
	sought    bool         // whether full is filled
}

// newTracks returns what is known of the entities of cast before reading.
func newTracks(cast names.Result) []track {
	tracks := make([]track, len(cast.Entities))
	for i, e := range cast.Entities {
		tracks[i] = track{entity: e, gender: cast.Genders[i], first: -1, named: -1}
		if e.Kind == model.Person && tracks[i].gender == names.Unknown {
			tracks[i].gender = genderOfRole(e.Role.String())
		}
	}
	for i, m := range cast.Mentions {
		t := &tracks[m.Entity-1]
		if t.total++; t.first < 0 {
			t.first = i
		}
	}
	return tracks
}

// maxRecent is how many entities are remembered, those spoken of last.
const maxRecent = 24

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
	for r.next < len(r.cast.Mentions) && r.cast.Mentions[r.next].Span.End <= offset {
		m := r.cast.Mentions[r.next]
		t := &r.tracks[m.Entity-1]
		t.introduce = t.named < 0
		t.named = r.next
		r.note(m.Entity, r.places[r.next])
		r.next++
	}
}

// quote notes that an entity spoke at p.
func (r *reader) quote(id model.EntityID, p place) {
	t := &r.tracks[id-1]
	r.turn++
	t.turn, t.spoke = r.turn, p
}

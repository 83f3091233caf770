package refer

import "readout/model"

// A view is a reference as its reader sees it, with what is common to all it
// may mean.
type view struct {
	*reader
	x        reference
	at       place
	fit      []model.EntityID // the latest first
	turns    [maxRecent]int   // of fit, by who spoke last: 0 is the latest; 3 for the rest
	shares   [maxRecent]int   // of fit, by mentions in the whole article
	stands   int
	inQuotes bool
}

// viewOf returns the view of x.
func (r *reader) viewOf(x reference) *view {
	v := &view{reader: r, x: x, at: r.at(x.words.Start), fit: r.scratch.fit[:0]}
	for i := len(r.recent) - 1; i >= 0; i-- {
		if r.fits(x, r.recent[i]) {
			v.fit = append(v.fit, r.recent[i])
		}
	}
	r.scratch.fit = v.fit
	_, v.inQuotes = r.page.quotes.seek(x.words.Start)
	for i, id := range v.fit {
		v.turns[i], v.shares[i] = v.ranks(&r.tracks[id-1])
	}
	v.stands = v.standing()
	return v
}

// ranks returns how many of those it may mean spoke after the entity of t, 3
// for more or if it never spoke, and how many are mentioned more often.
func (v *view) ranks(t *track) (turn, share int) {
	for _, other := range v.fit {
		o := &v.tracks[other-1]
		if o.turn > t.turn {
			turn++
		}
		if o.total > t.total || o.total == t.total && o.first < t.first {
			share++
		}
	}
	if t.turn == 0 {
		turn = 3
	}
	return min(turn, 3), share
}

// standing says how the words stand to their sentence and quotation: 0 at the
// start of a paragraph, 1 at that of another sentence, 2 behind quoted words, 3
// elsewhere, 4 within quotation marks.
func (v *view) standing() int {
	start := v.x.words.Start
	switch {
	case v.inQuotes:
		return 4
	case v.at.paragraph >= 0 && v.page.paragraphs.spans[v.at.paragraph].Start == start:
		return 0
	case v.at.sentence >= 0 && v.page.sentences.spans[v.at.sentence].Start == start:
		return 1
	case v.x.spoken != nil && v.x.spoken.Fragments[0].End <= start:
		return 2
	}
	return 3
}

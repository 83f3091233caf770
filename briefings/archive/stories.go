package archive

import (
	"cmp"
	"slices"

	"readout/briefings/versions"
	"readout/model"
)

// storySchema makes the tables of the stories that were filed more than once.
// By the keys of its sketch an article is found; those of a story stand under the
// lowest of their rows, and articles without versions do not stand there at all.
// The bits of the sketch stand with the article.
const storySchema = `
CREATE TABLE band(
	key INTEGER NOT NULL, article INTEGER NOT NULL,
	PRIMARY KEY(key, article)) WITHOUT ROWID;
CREATE TABLE version(article INTEGER PRIMARY KEY, story INTEGER NOT NULL);
CREATE INDEX version_story ON version(story);
`

// Which articles are one story does not depend on the order they came in, but
// for these bounds, which keep boilerplate from costing more than it is worth.
const (
	// maxBand is how many articles with a key in common are looked at, those
	// with the highest rows.
	maxBand = 64
	// maxCompared is how many of them are compared, the most promising first.
	maxCompared = 16
	// maxRegrouped is up to how many articles a story is put together anew when
	// one of them is removed. A larger one stays together.
	maxRegrouped = 32
)

// A relative is an article that may tell the same story as another.
type relative struct {
	row    int64
	bits   uint64
	shared int // keys in common
}

// relate puts an article that was inserted beside the others of its story.
func (b *Batch) relate(row int64, a *model.Article, s versions.Sketch) error {
	keys := s.Keys()
	if len(keys) == 0 {
		return nil
	}
	others, err := b.relatives(s)
	if err != nil {
		return err
	}
	if err := b.exec("INSERT OR IGNORE INTO band VALUES(?1, ?4), (?2, ?4), (?3, ?4)",
		keys[0], keys[1%len(keys)], keys[len(keys)-1], row); err != nil {
		return err
	}
	var mine *versions.Story
	story := row
	for _, other := range others {
		its, err := b.storyOf(other.row)
		if err != nil {
			return err
		}
		if its == story {
			continue
		}
		if mine == nil {
			mine = versions.Read(a)
		}
		theirs, err := b.text(other.row)
		if err != nil {
			return err
		}
		if !mine.Same(versions.Read(theirs)) {
			continue
		}
		if err := b.merge(story, its); err != nil {
			return err
		}
		story = min(story, its)
	}
	return nil
}

// relatives returns what is worth comparing with an article, the most promising
// first.
func (b *Batch) relatives(s versions.Sketch) ([]relative, error) {
	keys := s.Keys()
	const one = "SELECT row, bits FROM (SELECT article FROM band WHERE key = ? ORDER BY article DESC LIMIT ?) JOIN article ON row = article"
	query, err := b.statement(one + " UNION ALL " + one + " UNION ALL " + one)
	if err != nil {
		return nil, explained(err)
	}
	args := make([]any, 0, 6)
	for i := range 3 {
		limit := maxBand
		if i >= len(keys) {
			limit = 0
		}
		args = append(args, keys[i%len(keys)], limit)
	}
	rows, err := query.Query(args...)
	if err != nil {
		return nil, explained(err)
	}
	defer rows.Close()
	var all []relative
	for rows.Next() {
		var row, bits int64
		if err := rows.Scan(&row, &bits); err != nil {
			return nil, explained(err)
		}
		all = append(all, relative{row, uint64(bits), 1})
	}
	return promising(all, s), explained(rows.Err())
}

// promising returns those of all that are worth comparing, the most promising
// first, and of each row one.
func promising(all []relative, s versions.Sketch) []relative {
	slices.SortFunc(all, func(a, b relative) int { return cmp.Compare(a.row, b.row) })
	near := all[:0]
	for i := 0; i < len(all); {
		r := all[i]
		for i++; i < len(all) && all[i].row == r.row; i++ {
			r.shared++
		}
		if s.Near(r.bits, r.shared) {
			near = append(near, r)
		}
	}
	slices.SortStableFunc(near, func(a, b relative) int { return cmp.Compare(b.shared, a.shared) })
	return near[:min(len(near), maxCompared)]
}

// storyOf returns the story of an article: its own row if it has no versions.
func (b *Batch) storyOf(row int64) (int64, error) {
	found, err := b.rows("SELECT story FROM version WHERE article = ?", row)
	if err != nil || len(found) == 0 {
		return row, err
	}
	return found[0], nil
}

// merge makes two stories one.
func (b *Batch) merge(one, other int64) error {
	low, high := min(one, other), max(one, other)
	return firstError(
		func() error { return b.exec("UPDATE version SET story = ? WHERE story = ?", low, high) },
		func() error { return b.exec("INSERT OR IGNORE INTO version VALUES(?1, ?1)", low) },
		func() error { return b.exec("INSERT OR IGNORE INTO version VALUES(?, ?)", high, low) },
	)
}

// text returns an article of the archive without what was found in it.
func (b *Batch) text(row int64) (*model.Article, error) {
	var raw []byte
	s, err := b.statement("SELECT entry FROM article JOIN body ON number = body WHERE row = ?")
	if err == nil {
		err = s.QueryRow(row).Scan(&raw)
	}
	if err != nil {
		return nil, explained(err)
	}
	return b.archive.articleOf(b.ctx, raw)
}

// unrelate takes an article that is about to be removed away from the others of
// its story, which falls apart if that held it together.
func (b *Batch) unrelate(row int64, a *model.Article) error {
	for _, key := range versions.Of(a).Keys() {
		if err := b.exec("DELETE FROM band WHERE key = ? AND article = ?", key, row); err != nil {
			return err
		}
	}
	story, err := b.storyOf(row)
	if err != nil {
		return err
	}
	members, err := b.rows("SELECT article FROM version WHERE story = ? AND article <> ? ORDER BY article", story, row)
	if err != nil || len(members) == 0 {
		return err
	}
	if err := b.exec("DELETE FROM version WHERE story = ?", story); err != nil {
		return err
	}
	return b.regroup(members)
}

// regroup makes stories of articles that were one, in ascending order.
func (b *Batch) regroup(members []int64) error {
	if len(members) > maxRegrouped {
		for _, row := range members[1:] {
			if err := b.merge(members[0], row); err != nil {
				return err
			}
		}
		return nil
	}
	var before []teller
	for _, row := range members {
		a, err := b.text(row)
		if err != nil {
			return err
		}
		next := teller{versions.Read(a), versions.Of(a), row}
		if err := b.join(&next, before); err != nil {
			return err
		}
		before = append(before, next)
	}
	return nil
}

// join puts an article into one story with those before it that tell it, and
// these with one another.
func (b *Batch) join(next *teller, before []teller) error {
	for _, other := range before {
		if other.story == next.story || !next.tells(other) {
			continue
		}
		low, high := min(next.story, other.story), max(next.story, other.story)
		if err := b.merge(low, high); err != nil {
			return err
		}
		next.story = low
		for j := range before {
			if before[j].story == high {
				before[j].story = low
			}
		}
	}
	return nil
}

// A teller is an article whose story is being found.
type teller struct {
	text   *versions.Story
	sketch versions.Sketch
	story  int64
}

// tells reports whether relate would have put two articles into one story.
func (k teller) tells(other teller) bool {
	return k.sketch.Meets(other.sketch) && k.text.Same(other.text)
}

package archive

import (
	"context"
	"math"

	"readout/briefings/query"
	"readout/model"
)

// A glance looks for the first rows of a list by reading the newest articles, in
// place of asking the index: to put together all words that begin with three
// letters takes that tens of milliseconds, and most articles have one.
type glance struct {
	archive *Archive
	query   query.Glance
	folded  bool    // articles of which a newer version matches are left out
	read    int     // bytes
	rows    []int64 // that match, of whole days
}

// How many articles a glance fetches at a time, and how many bytes of text it
// reads: before it judges how many match, and in all if it goes on. A kilobyte
// takes some 100 µs, the index up to 40 ms.
const (
	glanceAtOnce = 32
	firstGlance  = 24 << 10
	maxGlance    = 192 << 10
)

// A glimpse is what is read of an article: its row, whether it has versions, and
// itself as stored.
type glimpse struct {
	row       int64
	versioned bool
	packed    []byte
}

// glance returns the first rows of what is wanted, in order; ok is false if that
// is a question for the index. All that match are returned with ended.
func (a *Archive) glance(ctx context.Context, w wanted, n int) (rows []int64, ended, ok bool, err error) {
	if w.query == nil || w.table != articleTable || w.unfiltered().Where != "" {
		return nil, false, false, nil
	}
	q, ok := w.query.Glance()
	if !ok {
		return nil, false, false, nil
	}
	g := glance{archive: a, query: q, folded: w.unfolded != nil}
	ended, ok, err = g.look(ctx, n)
	if err != nil || !ok {
		return nil, false, false, ctx.Err() // what cannot be read is still in the index
	}
	return g.rows, ended, true, a.read.inOrder(ctx, articleTable, g.rows, false)
}

// look reads articles until n match and the day of the last of them is over; ok
// is false if that would take too long.
func (g *glance) look(ctx context.Context, n int) (ended, ok bool, err error) {
	below := int64(math.MaxInt64)
	for {
		batch, err := g.next(ctx, below)
		if err != nil {
			return false, false, err
		}
		for _, s := range batch {
			if k := len(g.rows); k >= n && articleTable.day(s.row) != articleTable.day(g.rows[k-1]) {
				return false, true, nil
			}
			if err := g.take(ctx, s); err != nil {
				return false, false, err
			}
			if g.hopeless(n) {
				return false, false, nil
			}
			below = s.row
		}
		if len(batch) < glanceAtOnce {
			return true, true, nil
		}
	}
}

// next returns the newest articles below a row that may match.
func (g *glance) next(ctx context.Context, below int64) ([]glimpse, error) {
	if g.query.Rest.Everything() {
		return g.archive.glimpses(ctx, "row < ? ORDER BY row DESC LIMIT ?", below, glanceAtOnce)
	}
	return g.archive.glimpses(ctx, "row IN (SELECT rowid FROM article_index(?) WHERE rowid < ? ORDER BY rowid DESC LIMIT ?) ORDER BY row DESC",
		g.query.Rest.Articles(false).Match, below, glanceAtOnce)
}

// hopeless reports whether it would take too long to find n rows at the rate at
// which they were found so far, or to go on to the end of a day after that.
func (g *glance) hopeless(n int) bool {
	found := len(g.rows)
	return g.read > firstGlance && g.read*max(n, found) > maxGlance*found || g.read > 2*maxGlance
}

// take adds an article to the rows if it matches.
func (g *glance) take(ctx context.Context, s glimpse) error {
	holds, err := g.holds(ctx, s)
	if err != nil || !holds {
		return err
	}
	if g.folded && s.versioned {
		superseded, err := g.superseded(ctx, s.row)
		if err != nil || superseded {
			return err
		}
	}
	g.rows = append(g.rows, s.row)
	return nil
}

// superseded reports whether a newer version of an article matches.
func (g *glance) superseded(ctx context.Context, row int64) (bool, error) {
	others, err := g.archive.glimpses(ctx, `row IN (SELECT its.row FROM version AS this JOIN version AS other ON other.story = this.story
		JOIN article AS mine ON mine.row = this.article JOIN article AS its ON its.row = other.article
		WHERE this.article = ? AND `+newer("its", "mine")+")", row)
	for _, other := range others {
		if holds, err := g.holds(ctx, other); holds || err != nil {
			return holds, err
		}
	}
	return false, err
}

// holds reports whether an article matches, its versions apart.
func (g *glance) holds(ctx context.Context, s glimpse) (bool, error) {
	head, err := readStored(ctx, g.archive, s.packed, decodeHead)
	if err != nil {
		return false, err
	}
	g.read += head.Text.Len()
	return g.query.Holds(head.Text.String(), head.Title.String(), head.Source.String(), head.Byline.String()), ctx.Err()
}

// glimpses reads the articles that a condition holds for.
func (a *Archive) glimpses(ctx context.Context, where string, args ...any) ([]glimpse, error) {
	var all []glimpse
	var s glimpse
	err := a.read.each(ctx, `SELECT row, EXISTS (SELECT 1 FROM version WHERE version.article = row), entry
		FROM article JOIN body ON body.number = body WHERE `+where, args, func() { all = append(all, s) },
		&s.row, &s.versioned, &s.packed)
	return all, err
}

// glanced returns the rows of a stretch at the beginning of a list that a glance
// finds; ok is false if it does not.
func (a *Archive) glanced(ctx context.Context, w wanted, l *listing, at model.Range) (rows []int64, ok bool, err error) {
	if !l.open || at.Offset != 0 || at.Limit == 0 || l.counted || len(l.head) > 0 {
		return nil, false, nil
	}
	look := a.glance
	if w.table == quotationTable {
		look = a.listen
	}
	rows, ended, ok, err := look(ctx, w, at.Limit)
	if err != nil || !ok {
		return nil, false, err
	}
	l.total = max(l.total, min(len(rows), at.Limit))
	if ended {
		l.total, l.counted = len(rows), true
	}
	return rows[:min(len(rows), at.Limit)], true, nil
}

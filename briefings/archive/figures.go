package archive

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strconv"
	"strings"

	"readout/briefings/query"
	"readout/model"
)

// ErrNobody is that there is no figure with the key asked for.
var ErrNobody = errors.New("there is no such person, organisation or place in the archive")

// Figures lists the figures of some kinds, of all if none is given: those
// credited with most quotations first, beliefs counted if they are wanted, then those mentioned in most articles.
// Every word of the query must begin a word of one of a figure's names;
// everything else in it is about the articles the figure is mentioned in.
func (a *Archive) Figures(ctx context.Context, kinds []model.EntityKind, s model.Search, at model.Range) (model.Page[model.Figure], error) {
	q, err := a.parse(ctx, s)
	if err != nil {
		return model.Page[model.Figure]{}, err
	}
	c, err := a.choose(ctx, kinds, q, s.Beliefs)
	if err != nil {
		return model.Page[model.Figure]{}, err
	}
	page := model.Page[model.Figure]{}
	if page.Total, err = a.count(ctx, c.search); err != nil {
		return page, err
	}
	page.From = max(0, min(at.Offset, page.Total))
	rows, err := a.read.numbers(ctx, "SELECT listed.number FROM "+c.from+" ORDER BY "+c.order+" LIMIT ? OFFSET ?",
		append(slices.Clone(c.args), max(0, at.Limit), page.From)...)
	if err != nil {
		return page, err
	}
	found, err := a.figuresIn(ctx, rows)
	for _, row := range rows {
		if f, ok := found[row]; ok {
			page.Rows = append(page.Rows, f)
		}
	}
	return page, err
}

// A cast is the search for figures, in their order.
type cast struct {
	search
	order string
}

// choose returns the search for the figures that q is for.
func (a *Archive) choose(ctx context.Context, kinds []model.EntityKind, q *query.Query, beliefs bool) (cast, error) {
	names, articles, filtered := q.Figures(beliefs)
	c := named(kinds, names)
	if beliefs {
		c.order = "quotations + beliefs DESC, articles DESC, number"
	}
	if !filtered {
		return c, nil
	}
	mentioned, err := a.mentionedIn(ctx, articles)
	c.search = c.and("number IN (SELECT value FROM json_each(?))", list(mentioned))
	return c, err
}

// named returns the search for figures of some kinds with some names. Of those
// alike the one met first comes first: by name they would all have to be read.
func named(kinds []model.EntityKind, names []query.Name) cast {
	s := search{from: "figure AS listed WHERE 1"}
	if len(kinds) > 0 {
		s.from += " AND kind IN (" + strings.TrimSuffix(strings.Repeat("?, ", len(kinds)), ", ") + ")"
		for _, k := range kinds {
			s.args = append(s.args, int(k))
		}
	}
	for _, n := range names {
		s.from += map[bool]string{false: " AND instr(folded, ?) > 0", true: " AND instr(folded, ?) = 0"}[n.Not]
		s.args = append(s.args, n.Words)
	}
	return cast{s, "quotations DESC, articles DESC, number"}
}

// mentionedIn returns the figures mentioned in the articles that match f.
func (a *Archive) mentionedIn(ctx context.Context, f query.Filter) ([]int64, error) {
	s := articleTable.searchOf(f)
	seen := map[int64]bool{}
	numbers := []int64{}
	var raw sql.RawBytes
	err := a.read.each(ctx, "SELECT figures FROM article WHERE row IN (SELECT listed.rowid FROM "+s.from+")", s.args, func() {
		for _, n := range unpacked(raw) {
			if !seen[n] {
				seen[n], numbers = true, append(numbers, n)
			}
		}
	}, &raw)
	return numbers, err
}

// Figure returns the figure with the given key, or [ErrNobody].
func (a *Archive) Figure(ctx context.Context, key string) (model.Figure, error) {
	number, err := a.numberOf(ctx, key)
	if err != nil {
		return model.Figure{}, err
	}
	found, err := a.figuresIn(ctx, []int64{number})
	return found[number], err
}

// KeyOf returns the key of the figure that an entity of an article is.
func (a *Archive) KeyOf(ctx context.Context, article model.ArticleID, id model.EntityID) (string, error) {
	e, err := a.Entry(ctx, article)
	if err != nil {
		return "", err
	}
	if id < 1 || int(id) > len(e.Found.Entities) {
		return "", ErrNobody
	}
	return keyOf(hashed(a.options.KeyOf(*e.Found.Entity(id)))), nil
}

// keyOf returns the key of a figure as the world outside knows it.
func keyOf(hash int64) string { return strconv.FormatInt(hash, 36) }

// numberOf returns the number of the figure with the given key.
func (a *Archive) numberOf(ctx context.Context, key string) (number int64, err error) {
	hash, err := strconv.ParseInt(key, 36, 64)
	if err != nil {
		return 0, ErrNobody
	}
	err = a.read.one(ctx, "SELECT number FROM figure WHERE key = ?", []any{hash}, &number)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, ErrNobody
	}
	return number, err
}

// ofFigure returns the filter for what a figure is mentioned in or credited with.
func (a *Archive) ofFigure(ctx context.Context, key string) (query.Filter, error) {
	number, err := a.numberOf(ctx, key)
	return query.Filter{Match: `"` + string(figureFact(number)) + `"`}, err
}

// figuresIn returns the figures with the given numbers.
func (a *Archive) figuresIn(ctx context.Context, numbers []int64) (map[int64]model.Figure, error) {
	found := make(map[int64]model.Figure, len(numbers))
	var number, key int64
	var f model.Figure
	var kind int
	var name string
	var forms, places []byte
	err := a.read.each(ctx, `SELECT number, key, kind, articles, quotations, beliefs, name, forms, places FROM figure
		WHERE number IN (SELECT value FROM json_each(?))`, []any{list(numbers)}, func() {
		f.Key = keyOf(key)
		found[number] = figureOf(f, kind, name, forms, places)
	}, &number, &key, &kind, &f.Articles, &f.Quotations, &f.Beliefs, &name, &forms, &places)
	return found, err
}

// figureOf fills in f from what is stored of it.
func figureOf(f model.Figure, kind int, name string, forms, places []byte) model.Figure {
	if model.Other <= model.EntityKind(kind) && model.EntityKind(kind) <= model.Location {
		f.Kind = model.EntityKind(kind)
	}
	ranked := rank(decodeForms(forms, name, f.Articles))
	f.Name = model.NewLine(name)
	f.Aliases = aliasesOf(ranked, name)
	f.Role = model.NewLine(first(ranked, asRole))
	r := decoder{b: places}
	f.Place, f.Others = r.places()
	c := checker{}
	c.entity(0, model.Entity{ID: 1, Place: f.Place, Others: f.Others})
	if r.err != nil || c.err != nil {
		f.Place, f.Others = nil, nil
	}
	return f
}

package archive

import (
	"context"

	"readout/model"
)

// A Source is an outlet with how many articles of the archive are from it.
type Source struct {
	Name     model.Line
	Articles int
}

// Sources lists up to n outlets, those with most articles first.
func (a *Archive) Sources(ctx context.Context, n int) ([]Source, error) {
	var sources []Source
	var name string
	var s Source
	err := a.read.each(ctx, "SELECT name, articles FROM source WHERE name <> '' ORDER BY articles DESC, name LIMIT ?", []any{n}, func() {
		s.Name = model.NewLine(name)
		sources = append(sources, s)
	}, &name, &s.Articles)
	return sources, err
}

// MostMentioned lists up to n figures of a kind, those first that most articles
// mention.
func (a *Archive) MostMentioned(ctx context.Context, kind model.EntityKind, n int) ([]model.Figure, error) {
	numbers, err := a.read.numbers(ctx, "SELECT number FROM figure WHERE kind = ? ORDER BY articles DESC, number LIMIT ?", int(kind), n)
	if err != nil {
		return nil, err
	}
	found, err := a.figuresIn(ctx, numbers)
	var figures []model.Figure
	for _, number := range numbers {
		if f, ok := found[number]; ok {
			figures = append(figures, f)
		}
	}
	return figures, err
}

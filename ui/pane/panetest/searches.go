package panetest

import (
	"context"
	"slices"
	"strings"

	"readout/model"
)

// Searches implements [pane.Searches].
func (s *Store) Searches(ctx context.Context) ([]model.SavedSearch, error) {
	return slices.Clone(s.Saved), s.refuse(ctx, "")
}

// SaveSearch implements [pane.Searches].
func (s *Store) SaveSearch(_ context.Context, search model.SavedSearch) error {
	if s.Err != nil {
		return s.Err
	}
	s.Saved = append(s.without(search.Name), search)
	slices.SortFunc(s.Saved, func(a, b model.SavedSearch) int { return strings.Compare(a.Name.String(), b.Name.String()) })
	return nil
}

// RemoveSearch implements [pane.Searches].
func (s *Store) RemoveSearch(_ context.Context, name model.Line) error {
	s.Saved = s.without(name)
	return s.Err
}

// without returns the saved searches of other names.
func (s *Store) without(name model.Line) []model.SavedSearch {
	return slices.DeleteFunc(slices.Clone(s.Saved), func(k model.SavedSearch) bool { return k.Name == name })
}

// Asked implements [pane.Searches].
func (s *Store) Asked(ctx context.Context) ([]string, error) {
	return slices.Clone(s.Past), s.refuse(ctx, "")
}

// Remember implements [pane.Searches].
func (s *Store) Remember(_ context.Context, query string) error {
	s.Past = slices.Insert(slices.DeleteFunc(s.Past, func(q string) bool { return q == query }), 0, query)
	return s.Err
}

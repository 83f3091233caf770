package ui

import (
	"context"
	"slices"
	"testing"

	"readout/model"
)

// Versions takes the first two articles for versions of one story.
func (s *fakeStore) Versions(_ context.Context, id model.ArticleID) ([]model.Summary, error) {
	var found []model.Summary
	for i, e := range s.matching("") {
		if i < 2 {
			found = append(found, s.summary(e))
		} else if e.Article.ID == id {
			return []model.Summary{s.summary(e)}, nil
		}
	}
	return found, nil
}

func (s *fakeStore) Compare(ctx context.Context, older, newer model.ArticleID) (model.Comparison, error) {
	before, err := s.Entry(ctx, older)
	if err != nil {
		return model.Comparison{}, err
	}
	after, err := s.Entry(ctx, newer)
	words := model.NewLine("entirely new words")
	return model.Comparison{Older: before.Article, Newer: after.Article, Passages: []model.Passage{
		{Change: model.Added, Runs: []model.Run{{Change: model.Added, Words: words, Count: 3}}},
	}}, err
}

// Elsewhere finds the same words in other articles.
func (s *fakeStore) Elsewhere(ctx context.Context, said model.Said) ([]model.Said, error) {
	page, err := s.Quotations(ctx, model.Search{}, model.Range{Limit: 100})
	return slices.DeleteFunc(page.Rows, func(q model.Said) bool {
		return q.Words != said.Words || q.Ref.Article == said.Ref.Article
	}), err
}

func TestVersionsLieOverThePanes(t *testing.T) {
	s := newScreen(t, 120, 30)
	s.press("enter")
	first := s.app.desk.open
	s.press("V").shows("2 versions of this story").shows("first").shows("1 paragraph added").shows("+ entirely new words").shows("changed since")
	s.press("j").shows("the first version in the archive").press("enter").hides("versions of this story")
	if s.app.desk.open == first || s.app.stage.focus != articleSlot {
		t.Errorf("open %s, as before %s", s.app.desk.open, first)
	}
	s.press("backspace")
	if s.app.desk.open != first {
		t.Errorf("open %s, want %s back", s.app.desk.open, first)
	}
}

func TestFoldingIsSaid(t *testing.T) {
	s := newScreen(t, 120, 30)
	s.press("z").shows("all versions of a story are listed")
	if s.app.desk.search.Fold {
		t.Error("still folded")
	}
	s.press("z").shows("the newest version of each story is listed")
}

package archive

import (
	"context"

	"readout/briefings/versions"
	"readout/model"
)

// Versions returns the articles that tell the same story as one, and itself,
// newest first: one alone if it has no versions, none if it is not there.
func (a *Archive) Versions(ctx context.Context, id model.ArticleID) ([]model.Summary, error) {
	rows, err := a.read.numbers(ctx, `SELECT other.article FROM article JOIN version AS this ON this.article = row
		JOIN version AS other ON other.story = this.story WHERE id = ?1
		UNION SELECT row FROM article WHERE id = ?1`, storedID(string(id)))
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	if err := a.read.inOrder(ctx, articleTable, rows, false); err != nil {
		return nil, err
	}
	found, err := a.summaries(ctx, rows)
	var all []model.Summary
	for _, row := range rows {
		if s, ok := found[row]; ok {
			all = append(all, s)
		}
	}
	return all, err
}

// Compare returns what the newer of two articles changed, or [ErrUnknown].
func (a *Archive) Compare(ctx context.Context, older, newer model.ArticleID) (model.Comparison, error) {
	before, err := a.Entry(ctx, older)
	if err != nil {
		return model.Comparison{}, err
	}
	after, err := a.Entry(ctx, newer)
	if err != nil {
		return model.Comparison{}, err
	}
	return versions.Changes(before.Article, after.Article), nil
}

// countVersions adds to summaries, which are by row, how many other versions
// each article has.
func (a *Archive) countVersions(ctx context.Context, summaries map[int64]model.Summary, rows []int64) error {
	var row int64
	var n int
	return a.read.each(ctx, `WITH these AS (SELECT article, story FROM version WHERE article IN (SELECT value FROM json_each(?))),
		sizes AS (SELECT story, count(*) AS size FROM version WHERE story IN (SELECT story FROM these) GROUP BY story)
		SELECT these.article, size - 1 FROM these JOIN sizes ON sizes.story = these.story`, []any{list(rows)}, func() {
		if s, ok := summaries[row]; ok {
			s.Versions = n
			summaries[row] = s
		}
	}, &row, &n)
}

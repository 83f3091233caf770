package notebook

import (
	"context"
	"database/sql"
	"encoding/json"

	"readout/model"
)

// A Change is what to change of the marks on an article. What is nil stays.
type Change struct {
	Read, Starred       *bool
	AddTags, RemoveTags []model.Line // added first, so that a tag in both is gone
}

// Mark changes the marks on an article.
func (n *Notebook) Mark(ctx context.Context, article model.ArticleID, change Change) error {
	return n.write(ctx, func(tx *sql.Tx) error {
		const marks = `INSERT INTO marks (article, read, starred) VALUES (?1, coalesce(?2, 0), coalesce(?3, 0))
			ON CONFLICT (article) DO UPDATE SET read = coalesce(?2, read), starred = coalesce(?3, starred)`
		if _, err := tx.ExecContext(ctx, marks, string(article), change.Read, change.Starred); err != nil {
			return err
		}
		for _, tag := range sorted(change.AddTags) {
			if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO article_tags (article, tag) VALUES (?, ?)", string(article), tag.String()); err != nil {
				return err
			}
		}
		for _, tag := range change.RemoveTags {
			if _, err := tx.ExecContext(ctx, "DELETE FROM article_tags WHERE article = ? AND tag = ?", string(article), tag.String()); err != nil {
				return err
			}
		}
		return nil
	})
}

// Marks returns the marks on an article. Tags are those of the article itself,
// without those of its notes.
func (n *Notebook) Marks(ctx context.Context, article model.ArticleID) (model.Marks, error) {
	var m model.Marks
	var tags string
	err := n.db.QueryRowContext(ctx, `SELECT
		EXISTS (SELECT 1 FROM marks WHERE article = ?1 AND read),
		EXISTS (SELECT 1 FROM marks WHERE article = ?1 AND starred),
		(SELECT json_group_array(tag) FROM article_tags WHERE article = ?1),
		(SELECT count(*) FROM notes WHERE article = ?1 AND removed = 0)`, string(article)).Scan(&m.Read, &m.Starred, &tags, &m.Notes)
	if err != nil {
		return model.Marks{}, err
	}
	var names []string
	if err := json.Unmarshal([]byte(tags), &names); err != nil {
		return model.Marks{}, err
	}
	m.Tags = sorted(model.NewLines(names))
	return m, nil
}

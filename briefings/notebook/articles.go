package notebook

import (
	"context"
	"database/sql"
	"slices"

	"readout/model"
)

// NotesOf returns the notes on an article, those on earlier words of its file
// among them, the last changed first. Each is anchored in the article as it is
// now by the rules of [Reanchor], or marked as an orphan, and remembered so.
func (n *Notebook) NotesOf(ctx context.Context, article *model.Article) ([]model.Note, error) {
	notes, err := load(ctx, n.db, "AND (article = ? OR path = ? AND path NOT IN ('', '-'))", string(article.ID), article.Origin.Path)
	if err != nil {
		return nil, err
	}
	notes = slices.DeleteFunc(notes, func(note model.Note) bool { return !belongs(note.Anchor, article) })
	var moved []model.Note
	for i, note := range notes {
		if anchor := follow(note.Anchor, article); anchor != note.Anchor {
			notes[i].Anchor = anchor
			moved = append(moved, notes[i])
		}
	}
	if len(moved) == 0 {
		return notes, nil
	}
	return notes, n.remember(ctx, moved)
}

// belongs reports whether an anchor in some article of a file may be meant for
// this one. Of several articles in one file, only one of the same title is.
func belongs(anchor model.Anchor, article *model.Article) bool {
	return anchor.Article == article.ID || article.Origin.Line == 0 || anchor.Title == article.Title
}

// follow returns the anchor in the article as it is now.
func follow(anchor model.Anchor, article *model.Article) model.Anchor {
	span, ok := Reanchor(article, anchor)
	if !ok {
		anchor.Orphan = true
		return anchor
	}
	if anchor.Article == article.ID && anchor.Span == span {
		anchor.Orphan = false
		return anchor
	}
	cited := anchor.Cited
	anchor = Anchor(article, span)
	if anchor.Cited = cited; cited.Paragraph > 0 {
		anchor.Cited.Paragraph = article.ParagraphAt(span.Start) + 1
	}
	return anchor
}

// remember keeps the anchors of notes, but of those that were not changed
// meanwhile only: the words of the reader go before.
func (n *Notebook) remember(ctx context.Context, notes []model.Note) error {
	return n.write(ctx, func(tx *sql.Tx) error {
		for _, note := range notes {
			now, err := one(ctx, tx, note.ID)
			if err != nil || !now.Changed.Equal(note.Changed) {
				continue // removed or changed elsewhere; the next look will tell
			}
			if err := insert(ctx, tx, note); err != nil {
				return err
			}
		}
		return nil
	})
}

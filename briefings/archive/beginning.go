package archive

import (
	"context"
	"fmt"

	"readout/briefings/query"
)

// wordsSchema makes tables of the words of the indexes, which take no room: they
// are read from the indexes.
const wordsSchema = `
CREATE VIRTUAL TABLE article_word USING fts5vocab(article_index, instance);
CREATE VIRTUAL TABLE quotation_word USING fts5vocab(quotation_index, instance);
`

// words returns the table of the words of the index of t.
func (t table) words() string { return t.index[:len(t.index)-len("index")] + "word" }

// maxBeginning is how many words a beginning is taken for at most.
const maxBeginning = 300

// opened returns f, of t, with the beginnings of words in it replaced by the words
// there are.
func (a *Archive) opened(ctx context.Context, t table, f query.Filter) (query.Filter, error) {
	return f.Opened(func(beginning string) ([]string, bool, error) {
		found, err := a.wordsOf(ctx, t, beginning)
		return found, len(found) <= maxBeginning, err
	})
}

// wordsOf returns the words of the index of t that begin so, one more than are
// wanted at most. From one word to the next the index is asked for what follows
// the one: a table of words alone would pass over all rows of each.
func (a *Archive) wordsOf(ctx context.Context, t table, beginning string) (found []string, err error) {
	sql := fmt.Sprintf(`WITH RECURSIVE word(term) AS (
			SELECT (SELECT term FROM %[1]s WHERE term >= ?1 LIMIT 1)
			UNION ALL
			SELECT (SELECT term FROM %[1]s WHERE term >= word.term || char(1) LIMIT 1) FROM word WHERE term < ?2 LIMIT ?3)
		SELECT term FROM word WHERE term < ?2`, t.words())
	var term string
	err = a.read.each(ctx, sql, []any{beginning, beginning + "\U0010ffff", maxBeginning + 1}, func() { found = append(found, term) }, &term)
	return found, err
}

package pane

import (
	"context"

	"readout/model"
	"readout/ui/intent"
)

// The screen reads and writes only through these interfaces. Every method may
// touch the disk, so it is called in a command, with a context that ends when
// the answer is not wanted any more. Queries are in the query language; one
// that cannot be understood gives a [*model.QueryError]. Lists are newest first.

// Shelf is where articles are.
type Shelf interface {
	// Articles lists the articles that match s. A page may come before all of
	// them are counted, and says so.
	Articles(ctx context.Context, s model.Search, at model.Range) (model.Page[model.Summary], error)
	Entry(ctx context.Context, id model.ArticleID) (model.Entry, error)
	// Next returns the article by rows further in the listing of s; ok is false
	// past its ends.
	Next(ctx context.Context, id model.ArticleID, s model.Search, by int) (next model.ArticleID, ok bool, err error)
	// Locate returns the index of an article in the listing of s; ok is false if
	// it is not listed.
	Locate(ctx context.Context, s model.Search, id model.ArticleID) (index int, ok bool, err error)
}

// Counts is how much there is of what matches, to the last.
type Counts interface {
	CountArticles(ctx context.Context, s model.Search) (int, error)
	CountQuotations(ctx context.Context, s model.Search) (int, error)
	Totals(ctx context.Context, s model.Search) (Totals, error)
	// Versions returns the articles that tell the same story, this one too.
	Versions(ctx context.Context, id model.ArticleID) ([]model.Summary, error)
	// Compare returns what the newer of two articles changed.
	Compare(ctx context.Context, older, newer model.ArticleID) (model.Comparison, error)
}

// Words tells what it is in an article that matches.
type Words interface {
	// Hits returns where s matches in an article's text, sorted and disjoint: its
	// words, the names it asks for, and quotations where it asks for such.
	Hits(ctx context.Context, id model.ArticleID, s model.Search) ([]model.Span, error)
	// Snippets returns stretches of articles around what the words of s match in
	// their texts. There is none of an article in which they match nothing.
	Snippets(ctx context.Context, s model.Search, ids []model.ArticleID) (map[model.ArticleID]model.Snippet, error)
	// Highlight returns what of s is marked. It touches no disk.
	Highlight(s model.Search) (Highlight, error)
}

// A Highlight is what of a search is marked where it matches. The zero Highlight
// is nothing.
type Highlight struct {
	// Line finds it in a title or the words of a quotation; nil for nothing.
	Line func(model.Line) []model.Span
	Text bool // something is marked in texts, so that there are snippets
}

// Follow has h mark what a filter asks for. One that cannot be understood leaves
// it as it is, as it does the lists.
func (h *Highlight) Follow(store Words, f intent.Filter) {
	if mark, err := store.Highlight(model.Search{Query: f.Query, Typing: f.Typing}); err == nil {
		*h = mark
	}
}

// In returns what is marked in a line.
func (h Highlight) In(l model.Line) []model.Span {
	if h.Line == nil {
		return nil
	}
	return h.Line(l)
}

// Totals are the numbers in the title bar.
type Totals struct {
	Articles, Unread, Quotations, People, Places, Notes int
	Problems                                            []string // a clean line each
	Beliefs                                             bool     // the query itself asks for beliefs and intentions
}

// Voices is where quotations and those who are credited with them are.
type Voices interface {
	// Quotations lists the quotations that match s, as Articles does articles.
	Quotations(ctx context.Context, s model.Search, at model.Range) (model.Page[model.Said], error)
	// SaidBy lists the statements credited to a figure, and if they are wanted
	// its beliefs and intentions.
	SaidBy(ctx context.Context, figure string, beliefs bool, at model.Range) (model.Page[model.Said], error)
	// Elsewhere lists the quotations with the same words in other articles,
	// oldest first.
	Elsewhere(ctx context.Context, said model.Said) ([]model.Said, error)
}

// Figures is where people, organisations and places are, most quoted first.
type Figures interface {
	// Figures lists the figures of some kinds; words of the query filter by
	// name, its qualifiers by the articles they appear in.
	Figures(ctx context.Context, kinds []model.EntityKind, s model.Search, at model.Range) (model.Page[model.Figure], error)
	Figure(ctx context.Context, figure string) (model.Figure, error)
	// ArticlesOf lists the articles that mention a figure.
	ArticlesOf(ctx context.Context, figure string, at model.Range) (model.Page[model.Summary], error)
	// KeyOf returns the key of an article's entity.
	KeyOf(ctx context.Context, article model.ArticleID, entity model.EntityID) (string, error)
}

// Desk is where notes are.
type Desk interface {
	// Notes lists the notes that match, the last changed first unless the query
	// says otherwise.
	Notes(ctx context.Context, s model.Search) ([]model.Note, error)
	// NotesOf lists the notes on an article, each anchored in its present words
	// or marked an orphan.
	NotesOf(ctx context.Context, article *model.Article) ([]model.Note, error)
	Save(ctx context.Context, note model.Note) (model.Note, error)
	Remove(ctx context.Context, id string) error
	// Anchor ties a note to a stretch of an article, and to what is cited there.
	Anchor(entry model.Entry, span model.Span) model.Anchor
}

// Drafts keeps what is typed and not yet saved. Keys name where it belongs.
type Drafts interface {
	Draft(ctx context.Context, key string) (string, error)
	SaveDraft(ctx context.Context, key, body string) error
	DropDraft(ctx context.Context, key string) error
}

// Marks keeps the reader's marks on articles.
type Marks interface {
	Marks(ctx context.Context, id model.ArticleID) (model.Marks, error)
	SetRead(ctx context.Context, id model.ArticleID, read bool) error
	SetStarred(ctx context.Context, id model.ArticleID, starred bool) error
	SetTags(ctx context.Context, id model.ArticleID, tags []model.Line) error
}

// Positions keeps where reading stopped.
type Positions interface {
	Position(ctx context.Context, id model.ArticleID) (offset int, ok bool, err error)
	SetPosition(ctx context.Context, id model.ArticleID, offset int) error
}

// Hints is what completes a query.
type Hints interface {
	// Suggest returns what may stand in place of the word before the cursor, an
	// offset in bytes into text, best first: qualifiers, and their values.
	Suggest(ctx context.Context, text string, cursor int) ([]model.Suggestion, error)
	// Closed returns a query that was typed with what is open at its end closed,
	// if it is understood then. It touches no disk.
	Closed(query string) string
}

// Searches keeps queries, saved ones and those that were asked.
type Searches interface {
	// Searches lists the saved searches by name.
	Searches(ctx context.Context) ([]model.SavedSearch, error)
	// SaveSearch keeps a search, in place of one of that name.
	SaveSearch(ctx context.Context, s model.SavedSearch) error
	RemoveSearch(ctx context.Context, name model.Line) error
	// Asked lists the queries that were accepted, each once, the latest first.
	Asked(ctx context.Context) ([]string, error)
	// Remember makes a query the latest of those.
	Remember(ctx context.Context, query string) error
}

// Calendar is when things were published.
type Calendar interface {
	// Timeline counts what matches s by when it was published, newest first.
	Timeline(ctx context.Context, s model.Search, by model.Period) (model.Timeline, error)
}

// Archive is what was found in the briefings.
type Archive interface {
	Shelf
	Counts
	Voices
	Figures
	Queries
}

// Queries is what is known of a query beside what it finds.
type Queries interface {
	Words
	Hints
	Calendar
}

// Diary is what the reader left on them.
type Diary interface {
	Desk
	Drafts
	Marks
	Positions
	Searches
}

// Outlet is what leaves the program.
type Outlet interface {
	// Cite returns a quotation with its citation, for the clipboard.
	Cite(said model.Said) string
	// Export writes the quotations (or, in the view of notes, the notes) that
	// match s to a new file in the working folder, and returns its path and how
	// many it wrote.
	Export(ctx context.Context, notes bool, s model.Search, format string) (path string, n int, err error)
}

// Store is all of it, as one value.
type Store interface {
	Archive
	Diary
	Outlet
}

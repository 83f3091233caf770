package model

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// A Summary is an article as lists show it.
type Summary struct {
	ID         ArticleID
	Title      Line
	Source     Line
	Published  Date
	Path       string // raw
	Quotations int    // statements
	Beliefs    int    // beliefs and intentions
	Words      int
	Marks      Marks
	Snippet    Snippet // what of it matched; zero if only its qualifiers did
	Versions   int     // other articles that tell the same story
}

// A Snippet is a stretch of an article around what matched in it.
type Snippet struct {
	Words Line
	Hits  []Span // in bytes of Words, sorted and disjoint; none is cut
}

// A Said is a quotation as lists show it, apart from its article.
type Said struct {
	ID         string // see [QuotationID]
	Ref        Ref    // Ref.Span is the hull
	Words      Line   // of all fragments, joined by " … "
	Kind       QuotationKind
	Belief     bool
	Speaker    Line // fullest name, else the words that credit; empty if unattributed
	Named      bool // Speaker is the name of an entity
	Role       Line
	Cue        Line
	Confidence float64
	Paragraph  int // from 1
	Article    Summary
}

// A Figure is an entity of the whole archive as lists show it: a person, an
// organisation, a place.
type Figure struct {
	Key        string // names it in the archive, stable between runs
	Kind       EntityKind
	Name       Line
	Aliases    []Line // sorted
	Role       Line   // the one given most often
	Articles   int    // that mention it
	Quotations int    // statements it is credited with
	Beliefs    int    // beliefs and intentions it is credited with
	Place      *Place // of a place that was resolved, else nil
	Others     []Place
}

// A Search is what a list of the archive is narrowed to. The zero Search is all
// articles, all figures, and all statements.
type Search struct {
	Query   string // in the query language
	Beliefs bool   // beliefs and intentions count as quotations; a query that names them decides itself
	Typing  bool   // the query is still being typed: its last word may go on
	Bare    bool   // articles come without snippets, which take most of the time
	Alone   bool   // articles come without how many versions of them there are
	Fold    bool   // of the versions of a story that match, list the newest alone; counts stay as they are
}

// A Suggestion completes what stands before the cursor in a query.
type Suggestion struct {
	Span  Span   // of the query, in bytes, that Text replaces
	Text  string // "speaker:", "unread" or "speaker:\"Bashar Al-Kiki\""
	Help  string // what it finds; "" for a value
	Count int    // how many articles or quotations it would find; 0 if that is not known
}

// A SavedSearch is a query the reader kept under a name.
type SavedSearch struct {
	Name  Line // no two are alike
	Query string
}

// QuotationID names a quotation for as long as its words and those of its
// article stay the same: 12 hexadecimal digits.
func QuotationID(article ArticleID, t Text, q Quotation) string {
	var b strings.Builder
	b.WriteString(string(article))
	for _, f := range q.Fragments {
		b.WriteByte(0)
		b.WriteString(t.Slice(f))
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:6])
}

// A Range is a stretch of a list.
type Range struct{ Offset, Limit int }

// A Page is a stretch of a list that was asked for.
type Page[T any] struct {
	Rows   []T
	From   int  // index of Rows[0] in the whole list
	Total  int  // length of the whole list, as far as it was counted
	More   bool // the list is longer than Total says: it was not counted to its end
	Folded int  // older versions that match too and are left out, as [Search.Fold] asks
}

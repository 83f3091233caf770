package intent

import "readout/model"

// Filter sets the query that every list of the archive is narrowed to. An
// empty one shows all. While it is being typed only what is seen follows.
type Filter struct {
	Query  string
	Typing bool // its last word may go on
}

// Hit tells that the reader stands on a hit of the query in the open article,
// the At-th from 1 of so many. The zero Hit is that the text has none.
type Hit struct{ At, Of int }

// Keep asks for a query to be saved under a name.
type Keep struct {
	Query string
	Name  model.Line // the name it has and is to lose, "" for none
}

// Kept tells that the saved searches have changed.
type Kept struct{}

// Order puts the lists in the next order there is.
type Order struct{}

// Stored tells how many saved searches there are.
type Stored struct{ Searches int }

// Sidebar brings the saved searches up and the focus to them, or takes them away
// if it is there.
type Sidebar struct{}

// Fold says whether lists of articles show the newest version of a story alone
// from now on.
type Fold struct{ Fold bool }

// Versions asks for the versions of the story that an article tells. Found is
// nil until the application has found them.
type Versions struct {
	Article model.ArticleID
	Found   []model.Summary // newest first
}

// Elsewhere asks for the other quotations with the same words. Found is nil until
// the application has found them.
type Elsewhere struct {
	Said  model.Said
	Found []model.Said // oldest first
}

func (Filter) intent()    {}
func (Hit) intent()       {}
func (Keep) intent()      {}
func (Kept) intent()      {}
func (Order) intent()     {}
func (Stored) intent()    {}
func (Sidebar) intent()   {}
func (Fold) intent()      {}
func (Versions) intent()  {}
func (Elsewhere) intent() {}

package cli

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
)

// A fault is an error with the query it is in.
type fault struct {
	query string
	*model.QueryError
}

// inQuery returns err with the query it is in, if it is one of a query.
func inQuery(query string, err error) error {
	var known fault
	var bad *model.QueryError
	if errors.As(err, &known) || !errors.As(err, &bad) {
		return err
	}
	return fault{query, bad}
}

// Error returns the reason with the place of the error: its character, from 1.
func (f fault) Error() string {
	return fmt.Sprintf("%s (at character %d)", f.Reason, utf8.RuneCountInString(f.query[:f.at()])+1)
}

// Unwrap returns the error without the query.
func (f fault) Unwrap() error { return f.QueryError }

// at returns the offset of the error within the query.
func (f fault) at() int { return max(0, min(f.Offset, len(f.query))) }

// reach is how many cells of a query are shown before an error, at most, and
// after it.
const reach = 50

// pointed returns two lines, the query as it may be shown, and a mark below it
// at the place of the error.
func (f fault) pointed() string {
	before, after := shown(f.query[:f.at()]), shown(f.query[f.at():])
	if cells := ansi.StringWidth(before); cells > reach {
		before = ansi.TruncateLeft(before, cells-reach, "…")
	}
	after = ansi.Truncate(after, reach, "…")
	return "    " + before + after + "\n    " + strings.Repeat(" ", ansi.StringWidth(before)) + "^"
}

// shown returns raw as it may be shown on one row, rune for rune.
func shown(raw string) string {
	return strings.ReplaceAll(model.NewText(raw).String(), "\n", " ")
}

// isFault reports whether err is one of a query.
func isFault(err error) bool {
	var at fault
	return errors.As(err, &at)
}

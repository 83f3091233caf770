package model

import "fmt"

// A Problem is something wrong with one briefing file that did not stop the
// others from being read. Its message is one clean line: what, and what to do.
type Problem struct {
	Path string // as the user gave it, raw
	Line int    // from 1; 0 for the file as a whole
	Err  error
}

// Error returns the problem as file:line: message, cleaned.
func (p *Problem) Error() string {
	file, what := NewLine(p.Path), NewLine(p.Err.Error())
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", file, what)
	}
	return fmt.Sprintf("%s:%d: %s", file, p.Line, what)
}

// Unwrap returns the underlying error.
func (p *Problem) Unwrap() error { return p.Err }

// A QueryError says where a query cannot be understood.
type QueryError struct {
	Offset int    // in bytes into the query, of what cannot be understood
	Reason string // "no such qualifier", clean
}

// Error returns the reason with the place of the error, counted from 1.
func (e *QueryError) Error() string {
	return fmt.Sprintf("%s (at character %d)", e.Reason, e.Offset+1)
}

package export

import (
	"fmt"
	"io"
	"strings"

	"readout/model"
)

// A Format is a way to write rows.
type Format int

// The formats.
const (
	Markdown Format = iota
	JSON            // an object a line
	CSV
)

// ParseFormat returns the format of a name: "markdown" or "md", "json" or
// "jsonl", "csv", in any case.
func ParseFormat(s string) (Format, error) {
	switch strings.ToLower(s) {
	case "markdown", "md":
		return Markdown, nil
	case "json", "jsonl":
		return JSON, nil
	case "csv":
		return CSV, nil
	}
	return 0, fmt.Errorf("%q is not a format: choose markdown, json or csv", model.NewLine(s))
}

// String returns "markdown", "json" or "csv".
func (f Format) String() string { return [...]string{"markdown", "json", "csv"}[f] }

// Extension returns what names of files in the format end in: ".md", ".jsonl" or ".csv".
func (f Format) Extension() string { return [...]string{".md", ".jsonl", ".csv"}[f] }

// Notes writes notes in their order.
func Notes(w io.Writer, f Format, notes []model.Note) error {
	rows := make([]note, len(notes))
	for i, n := range notes {
		rows[i] = newNote(n)
	}
	return write(w, f, "Notes", rows)
}

// Quotations writes quotations in their order, under a title that says whether
// they are statements, beliefs and intentions, or both.
func Quotations(w io.Writer, f Format, said []model.Said) error {
	rows := make([]quotation, len(said))
	for i, s := range said {
		rows[i] = newQuotation(s)
	}
	return write(w, f, titleOf(rows), rows)
}

// titleOf says what rows are.
func titleOf(rows []quotation) string {
	beliefs := 0
	for _, q := range rows {
		if q.Belief {
			beliefs++
		}
	}
	switch {
	case beliefs == 0:
		return "Statements"
	case beliefs < len(rows):
		return "Statements, beliefs and intentions"
	}
	return "Beliefs and intentions"
}

// A row can be written in every format; JSON is up to its fields' tags.
type row interface {
	markdown() string
	headings() []string // of the zero row too
	cells() []string
}

// write writes rows under a title, where the format has titles.
func write[R row](w io.Writer, f Format, title string, rows []R) error {
	switch f {
	case JSON:
		return writeJSON(w, rows)
	case CSV:
		return writeCSV(w, rows)
	default:
		return writeMarkdown(w, title, rows)
	}
}

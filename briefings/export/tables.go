package export

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"
	"unicode/utf8"
)

// writeJSON writes an object a line.
func writeJSON[R row](w io.Writer, rows []R) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, r := range rows {
		if err := e.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

// writeCSV writes a row of headings, and a row for each of rows.
func writeCSV[R row](w io.Writer, rows []R) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	var any R
	if err := c.Write(any.headings()); err != nil {
		return err
	}
	for _, r := range rows {
		cells := r.cells()
		for i := range cells {
			cells[i] = guard(cells[i])
		}
		if err := c.Write(cells); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// guard keeps spreadsheets from running a cell.
func guard(cell string) string {
	const formula = "=+-@\t\r＝＋－＠"
	if first, _ := utf8.DecodeRuneInString(cell); cell != "" && strings.ContainsRune(formula, first) {
		return "'" + cell
	}
	return cell
}

package cli

import (
	"math"
	"os"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"readout/briefings/query"
	"readout/model"
)

// A pageOf is where rows are printed: the width of the terminal, 0 if it is
// none, where rows are as long as they are and nothing is marked.
type pageOf struct{ width int }

// page returns where p prints.
func (p *program) page() pageOf {
	f, ok := p.out.(*os.File)
	if !ok || !p.terminal {
		return pageOf{}
	}
	width, _, err := term.GetSize(f.Fd())
	if err != nil {
		return pageOf{}
	}
	return pageOf{width}
}

// around is how many cells of text are printed around what matched where the
// rows have no width.
const around = 160

// cut returns a row, on a terminal no more of it than fits.
func (o pageOf) cut(row string) string {
	if o.width == 0 {
		return row
	}
	return ansi.Truncate(row, o.width, "…")
}

// short returns a name in front of a row, on a terminal a quarter of it at most.
func (o pageOf) short(name string) string {
	if o.width == 0 {
		return name
	}
	return ansi.Truncate(name, o.width/4, "…")
}

// marked returns a snippet for a row that has so many cells taken already. On a
// terminal it fits the row, and what matched is bold and underlined.
func (o pageOf) marked(s model.Snippet, taken int) string {
	width := around
	if o.width > 0 {
		width = max(20, o.width-taken)
	}
	if cut := query.Snippet(s.Words.String(), s.Hits, width); !cut.Words.Empty() {
		s = cut
	}
	words := s.Words.String()
	if o.width == 0 {
		return words
	}
	if len(s.Hits) == 0 {
		return ansi.Truncate(words, width, "…")
	}
	var b strings.Builder
	at := 0
	for _, h := range s.Hits {
		b.WriteString(words[at:h.Start] + "\x1b[1;4m" + words[h.Start:h.End] + "\x1b[0m")
		at = h.End
	}
	return b.String() + words[at:]
}

// pages calls do with the rows of a list, fetched page by page, up to a limit
// if it is above 0.
func pages[T any](limit int, fetch func(model.Range) (model.Page[T], error), do func(T) error) error {
	const page = 1000
	if limit <= 0 {
		limit = math.MaxInt
	}
	for from := 0; from < limit; {
		rows, err := fetch(model.Range{Offset: from, Limit: min(page, limit-from)})
		if err != nil {
			return err
		}
		for _, row := range rows.Rows {
			if err := do(row); err != nil {
				return err
			}
		}
		if from += len(rows.Rows); len(rows.Rows) == 0 || !rows.More && from >= rows.Total {
			return nil
		}
	}
	return nil
}

package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/briefings"
	"readout/briefings/query"
	"readout/model"
)

// An asking is a line of a file of queries.
type asking struct {
	line  int // from 1
	text  string
	query *query.Query
}

// maxLine is the longest line of a file of queries, in bytes.
const maxLine = 64 << 10

// batch asks every query of a file and prints for each how much it finds, and
// what matched in its context. A query that is not understood is reported with
// its line, and the others go on.
func (p *program) batch(ctx context.Context, f searching) error {
	queries, wrong, err := p.queries(ctx, f.file)
	if err != nil {
		return err
	}
	open := briefings.OpenArchive
	for _, q := range queries {
		if p.json || q.query.Articles(p.beliefs).Live || q.query.Quotations(p.beliefs).Live {
			open = briefings.Open
		}
	}
	found := 0
	s, err := open(ctx, p.where())
	err = with(s, err, func(s *briefings.Store) error {
		b := newBatch(p, s, f)
		for _, q := range queries {
			n, err := b.ask(ctx, q)
			var bad *model.QueryError
			switch {
			case errors.As(err, &bad): // a place that is not known
				p.wrong(f.file, q.line, inQuery(q.text, err))
				wrong++
			case err != nil:
				return errors.Join(err, b.out.Flush())
			}
			found += n
		}
		return b.out.Flush()
	})
	switch {
	case err != nil:
		return err
	case wrong > 0:
		return fmt.Errorf("%w%w", silent{errReported}, silent{errUsage})
	case found == 0:
		return errNothing
	}
	return nil
}

// queries reads a file of queries, - for standard input: one a line. Empty lines
// and those that begin with # are left out. It returns how many were wrong.
func (p *program) queries(ctx context.Context, file string) (queries []asking, wrong int, err error) {
	in := io.Reader(p.in)
	if file != briefings.Stdin {
		f, err := os.Open(file)
		if err != nil {
			return nil, 0, err
		}
		defer f.Close()
		in = f
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		text := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if text == "" || text[0] == '#' {
			continue
		}
		q, err := understood(text)
		if err != nil {
			p.wrong(file, n, err)
			wrong++
			continue
		}
		queries = append(queries, asking{n, text, q})
	}
	if err := lines.Err(); err != nil {
		return nil, wrong, fmt.Errorf("%s: %w", line(file), err)
	}
	return queries, wrong, ctx.Err()
}

// wrong reports a line of a file.
func (p *program) wrong(file string, n int, err error) {
	fmt.Fprintf(p.err, "readout: %s:%d: %s\n", line(file), n, line(err.Error()))
	var at fault
	if errors.As(err, &at) {
		fmt.Fprintln(p.err, at.pointed())
	}
}

// A batch prints what queries find.
type batch struct {
	*searching
	archive *briefings.Store
	beliefs bool
	json    bool
	lines   pageOf
	out     *bufio.Writer
	data    *json.Encoder
}

// newBatch returns a batch that prints what p is to print.
func newBatch(p *program, s *briefings.Store, f searching) *batch {
	out := bufio.NewWriter(p.out)
	data := json.NewEncoder(out)
	data.SetEscapeHTML(false)
	return &batch{searching: &f, archive: s, beliefs: p.beliefs, json: p.json, lines: p.page(), out: out, data: data}
}

// A resultJSON is a query with how much it finds, or, where there is no count,
// something that it found.
type resultJSON struct {
	Line      int          `json:"line"`
	Query     string       `json:"query"`
	Count     *int         `json:"count,omitempty"`
	Article   *summaryJSON `json:"article,omitempty"`
	Quotation *saidJSON    `json:"quote,omitempty"`
}

// ask prints what q finds and returns how many that are.
func (b *batch) ask(ctx context.Context, q asking) (int, error) {
	wanted := model.Search{Query: q.text, Beliefs: b.beliefs}
	n, err := count(ctx, b.archive, wanted, b.quotes)
	if err != nil {
		return 0, err
	}
	switch {
	case b.json:
		err = b.data.Encode(resultJSON{Line: q.line, Query: q.text, Count: &n})
	case b.count:
		_, err = fmt.Fprintf(b.out, "%d\t%s\n", n, shown(q.text))
	default:
		_, err = fmt.Fprintf(b.out, "%s: %s\n", shown(q.text), grouped(n))
	}
	if err != nil || b.count || n == 0 {
		return n, err
	}
	if b.quotes {
		return n, pages(b.limit, func(at model.Range) (model.Page[model.Said], error) {
			return b.archive.Archive.Quotations(ctx, wanted, at)
		}, func(s model.Said) error { return b.said(q, s) })
	}
	return n, pages(b.limit, func(at model.Range) (model.Page[model.Summary], error) {
		return b.archive.Archive.Articles(ctx, wanted, at)
	}, func(a model.Summary) error { return b.article(q, a) })
}

// article prints an article that q finds, with what matched in it, else its title.
func (b *batch) article(q asking, a model.Summary) error {
	if b.json {
		row := summaryOf(a)
		return b.data.Encode(resultJSON{Line: q.line, Query: q.text, Article: &row})
	}
	words, who := a.Snippet, a.Source.Or(a.Title)
	if words.Words.Empty() {
		words, who = model.Snippet{Words: a.Title, Hits: q.query.HitsLine(a.Title)}, a.Source
	}
	return b.row(a, who.String(), words)
}

// said prints a quotation that q finds.
func (b *batch) said(q asking, s model.Said) error {
	if b.json {
		row := saidOf(s)
		return b.data.Encode(resultJSON{Line: q.line, Query: q.text, Quotation: &row})
	}
	words := model.Snippet{Words: s.Words, Hits: q.query.Hits(model.NewText(s.Words.String()))}
	return b.row(s.Article, s.Credit(), words)
}

// row prints where words stand and whose they are.
func (b *batch) row(a model.Summary, who string, words model.Snippet) error {
	day := a.Published.String()
	where := fmt.Sprintf("  %s  %-10s  ", a.ID, day[:min(len(day), len("2006-01-02"))])
	if who != "" {
		where += b.lines.short(who) + ": "
	}
	_, err := fmt.Fprintln(b.out, where+b.lines.marked(words, ansi.StringWidth(where)))
	return err
}

package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"readout/briefings"
	"readout/briefings/archive"
	"readout/model"
)

// topRows is how many sources, speakers and places the statistics name.
const topRows = 10

// statsCommand returns `readout stats`.
func (p *program) statsCommand() *cobra.Command {
	var by string
	c := &cobra.Command{
		Use:   "stats [QUERY]",
		Short: "Print how much is in the archive, or when what matches a query was published",
		RunE: func(c *cobra.Command, args []string) error {
			period, err := periodOf(by)
			if err != nil {
				return err
			}
			wanted, err := p.wanted(c.Context(), args)
			if err != nil {
				return err
			}
			return p.store(c.Context(), func(s *briefings.Store) error {
				if len(args) > 0 || by != "" {
					return p.timeline(c.Context(), s, wanted, period)
				}
				return p.stats(c.Context(), s)
			})
		},
	}
	c.Flags().BoolVar(&p.json, "json", false, "print JSON; by year, month or day JSON Lines")
	c.Flags().StringVar(&by, "by", "", "count by year, month or day (year, if there is a query)")
	p.believing(c)
	return c
}

// periodOf reads what --by was given.
func periodOf(by string) (model.Period, error) {
	for p := model.Years; p <= model.Days; p++ {
		if by == p.String() {
			return p, nil
		}
	}
	if by == "" {
		return model.Years, nil
	}
	return 0, usage(fmt.Errorf("--by takes year, month or day, not %s", model.NewLine(by)))
}

// A stretchJSON is how much was published in a period; of what is undated the
// period is "undated" and there are no days.
type stretchJSON struct {
	Period   string      `json:"period"`
	From     *model.Date `json:"from,omitempty"`
	To       *model.Date `json:"to,omitempty"`
	Articles int         `json:"briefings"`
	Quotes   *int        `json:"quotes,omitempty"`
}

// timeline prints how much of what matches was published when, newest first.
func (p *program) timeline(ctx context.Context, s *briefings.Store, wanted model.Search, by model.Period) error {
	found, err := s.Archive.Timeline(ctx, wanted, by)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(p.out)
	rows := json.NewEncoder(out)
	print := func(row stretchJSON, text string) error {
		if p.json {
			return rows.Encode(row)
		}
		_, err := fmt.Fprintln(out, text)
		return err
	}
	for _, t := range found.Stretches {
		name := by.Name(t.From)
		row := stretchJSON{name, &t.From, &t.To, t.Articles, &t.Quotations}
		if err := print(row, fmt.Sprintf("%-10s  %9s briefings  %9s quotations", name, grouped(t.Articles), grouped(t.Quotations))); err != nil {
			return err
		}
	}
	if found.Undated > 0 {
		row := stretchJSON{Period: "undated", Articles: found.Undated}
		if err := print(row, fmt.Sprintf("%-10s  %9s briefings", row.Period, grouped(found.Undated))); err != nil {
			return err
		}
	}
	return out.Flush()
}

// A namedCount is somebody or something with how often it was met.
type namedCount struct {
	Name  model.Line `json:"name"`
	Count int        `json:"count"`
}

// statistics are the numbers of the whole archive.
type statistics struct {
	archive.Totals
	from, to                  string // the first and the last day; "" if nothing is dated
	undated                   int
	size                      int64 // of the archive on disk, in bytes; 0 if it is in memory
	sources, speakers, places []namedCount
}

// statistics gathers the numbers of the whole archive.
func (p *program) statistics(ctx context.Context, s *briefings.Store) (st statistics, err error) {
	if st.Totals, err = s.Archive.Totals(ctx); err != nil {
		return st, err
	}
	days, err := s.Archive.Timeline(ctx, model.Search{}, model.Days)
	if err != nil {
		return st, err
	}
	st.undated = days.Undated
	if n := len(days.Stretches); n > 0 {
		st.from, st.to = days.Stretches[n-1].From.String(), days.Stretches[0].To.String()
	}
	sources, err := s.Archive.Sources(ctx, topRows)
	if err != nil {
		return st, err
	}
	for _, source := range sources {
		st.sources = append(st.sources, namedCount{source.Name, source.Articles})
	}
	if st.speakers, err = speakers(ctx, s); err != nil {
		return st, err
	}
	places, err := s.Archive.MostMentioned(ctx, model.Location, topRows)
	for _, f := range places {
		st.places = append(st.places, namedCount{f.Name, f.Articles})
	}
	if info, err := os.Stat(filepath.Join(p.where().Dir, "archive.db")); err == nil && !p.temporary {
		st.size = info.Size()
	}
	return st, err
}

// speakers lists those who are credited with most statements.
func speakers(ctx context.Context, s *briefings.Store) ([]namedCount, error) {
	page, err := s.Archive.Figures(ctx, []model.EntityKind{model.Person, model.Organisation}, model.Search{}, model.Range{Limit: topRows})
	var list []namedCount
	for _, f := range page.Rows {
		if f.Quotations > 0 {
			list = append(list, namedCount{f.Name, f.Quotations})
		}
	}
	return list, err
}

// stats prints how much is in the archive.
func (p *program) stats(ctx context.Context, s *briefings.Store) error {
	t, err := p.statistics(ctx, s)
	if err != nil {
		return err
	}
	if p.json {
		return encode(p.out, t.data())
	}
	out := bufio.NewWriter(p.out)
	fmt.Fprintf(out, "%s briefings, %s unread, %s quotations, %s beliefs and intentions, %s people and organisations, %s places, %s words, %d problems\n",
		grouped(t.Articles), grouped(t.Unread), grouped(t.Quotations), grouped(t.Beliefs), grouped(t.People), grouped(t.Places), grouped(t.Words), t.Problems)
	if t.from != "" {
		fmt.Fprintf(out, "published from %s to %s, %s undated\n", t.from, t.to, grouped(t.undated))
	}
	if t.size > 0 && t.Bytes > 0 {
		fmt.Fprintf(out, "archive %.1f MB for %.1f MB of text, %.2f times as much\n", float64(t.size)/1e6, float64(t.Bytes)/1e6, float64(t.size)/float64(t.Bytes))
	}
	for _, list := range []struct {
		title string
		rows  []namedCount
	}{{"briefings by source", t.sources}, {"quotations by speaker", t.speakers}, {"briefings by place", t.places}} {
		if len(list.rows) > 0 {
			fmt.Fprintf(out, "\n%s\n", list.title)
		}
		for _, row := range list.rows {
			fmt.Fprintf(out, "%9s  %s\n", grouped(row.Count), row.Name)
		}
	}
	return out.Flush()
}

// data returns t for machines. Lists are never null.
func (t statistics) data() any {
	list := func(rows []namedCount) []namedCount { return append([]namedCount{}, rows...) }
	return struct {
		Articles     int          `json:"briefings"`
		Unread       int          `json:"unread"`
		Quotations   int          `json:"quotes"`
		Beliefs      int          `json:"beliefs"`
		People       int          `json:"people"`
		Places       int          `json:"places"`
		Words        int          `json:"words"`
		Problems     int          `json:"problems"`
		From         string       `json:"from"`
		To           string       `json:"to"`
		Undated      int          `json:"undated"`
		ArchiveBytes int64        `json:"archiveBytes"`
		TextBytes    int          `json:"textBytes"`
		Sources      []namedCount `json:"topSources"`
		Speakers     []namedCount `json:"topSpeakers"`
		TopPlaces    []namedCount `json:"topPlaces"`
	}{
		t.Articles, t.Unread, t.Quotations, t.Beliefs, t.People, t.Places, t.Words, t.Problems, t.from, t.to, t.undated, t.size, t.Bytes,
		list(t.sources), list(t.speakers), list(t.places),
	}
}

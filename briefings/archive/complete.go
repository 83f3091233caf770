package archive

import (
	"context"
	"fmt"
	"strings"

	"readout/briefings/query"
	"readout/model"
)

// maxSuggested is how many names are suggested at once.
const maxSuggested = 10

// Suggest returns what may stand in place of the word at the cursor of a query,
// an offset in bytes into text: qualifiers, their values, and the names, outlets
// and tags there are, with how many quotations or articles they find. What
// begins so comes first, then what is found most; names spelt nearly so come
// last.
func (a *Archive) Suggest(ctx context.Context, text string, cursor int) ([]model.Suggestion, error) {
	g := query.GapAt(text, cursor)
	found := query.Suggest(text, cursor)
	var more []model.Suggestion
	var err error
	switch typed := query.Fold(g.Typed); g.Qualifier {
	case "":
		if len(typed) >= 2 && len(found) < maxSuggested && !strings.ContainsAny(text[g.Span.Start:g.Span.End], `"/`) {
			more, err = a.anybody(ctx, g, typed, maxSuggested-len(found))
		}
	case "speaker":
		more, err = a.called(ctx, g, sought{words: typed, kinds: []model.EntityKind{model.Person, model.Organisation, model.Other, model.Location}, quoted: true})
	case "person":
		more, err = a.called(ctx, g, sought{words: typed, kinds: []model.EntityKind{model.Person}})
	case "org":
		more, err = a.called(ctx, g, sought{words: typed, kinds: []model.EntityKind{model.Organisation}})
	case "place":
		more, err = a.called(ctx, g, sought{words: typed, kinds: []model.EntityKind{model.Location}})
	case "near":
		if !strings.Contains(g.Typed, "~") {
			more, err = a.called(ctx, g, sought{words: typed, kinds: []model.EntityKind{model.Location}})
		}
	case "source":
		more, err = a.outlets(ctx, g, typed)
	case "tag":
		more, err = a.labels(ctx, g, typed)
	}
	return append(found, more...), err
}

// anybody suggests names with the qualifier they go with.
func (a *Archive) anybody(ctx context.Context, g query.Gap, typed string, most int) ([]model.Suggestion, error) {
	figures, err := a.lookup(ctx, sought{words: typed, exact: true, kinds: []model.EntityKind{model.Person, model.Organisation, model.Location}})
	var found []model.Suggestion
	for _, f := range figures[:min(len(figures), most)] {
		name := map[model.EntityKind]string{model.Person: "person", model.Organisation: "org", model.Location: "place"}[f.Kind]
		s := suggestion(g, f, false)
		if f.Quotations > 0 && f.Kind != model.Location {
			name, s.Count = "speaker", f.Quotations
		}
		s.Text = name + ":" + s.Text
		found = append(found, s)
	}
	return found, err
}

// called suggests the names that w is for.
func (a *Archive) called(ctx context.Context, g query.Gap, w sought) ([]model.Suggestion, error) {
	figures, err := a.lookup(ctx, w)
	var found []model.Suggestion
	for _, f := range figures {
		if g.Qualifier == "near" && f.Place == nil {
			continue
		}
		found = append(found, suggestion(g, f, w.quoted))
	}
	return found, err
}

// suggestion suggests a figure's name, with how many quotations it finds or how
// many articles.
func suggestion(g query.Gap, f model.Figure, quoted bool) model.Suggestion {
	s := model.Suggestion{Span: g.Span, Text: query.Value(f.Name.String()), Count: f.Articles, Help: f.Role.String()}
	if quoted {
		s.Count = f.Quotations
	}
	if g.Qualifier == "near" {
		s.Text, s.Count = s.Text+"~50km", 0
	}
	if p := f.Place; p != nil {
		s.Help = strings.Join(strings.Fields(p.Region.String()+" "+p.Country), " ")
	}
	return s
}

// outlets suggests where articles appeared.
func (a *Archive) outlets(ctx context.Context, g query.Gap, typed string) ([]model.Suggestion, error) {
	return a.counted(ctx, g, "SELECT name, articles FROM source WHERE name <> ''", typed)
}

// labels suggests tags, of the files and those the reader gave.
func (a *Archive) labels(ctx context.Context, g query.Gap, typed string) ([]model.Suggestion, error) {
	return a.counted(ctx, g, `SELECT name, sum(n) AS articles FROM (
		SELECT name, articles AS n FROM label UNION ALL
		SELECT tag, count(DISTINCT article) FROM tagged GROUP BY tag) GROUP BY name`, typed)
}

// counted suggests the names that sql returns with their articles and that hold
// words that begin as typed, those first that themselves begin so.
func (a *Archive) counted(ctx context.Context, g query.Gap, sql, typed string) (found []model.Suggestion, err error) {
	sql = "SELECT name, articles FROM (" + sql + ") WHERE instr(' ' || fold(name), ?) > 0 ORDER BY instr(fold(name), ?) <> 1, articles DESC, name LIMIT ?"
	var name string
	var n int
	err = a.read.each(ctx, sql, []any{" " + typed, typed, maxSuggested}, func() {
		if value := model.NewLine(name); !value.Empty() {
			found = append(found, model.Suggestion{Span: g.Span, Text: query.Value(value.String()), Count: n})
		}
	}, &name, &n)
	return found, err
}

// lookup returns the figures that w is for, best first.
func (a *Archive) lookup(ctx context.Context, w sought) ([]model.Figure, error) {
	numbers, err := a.register.find(ctx, a.read, w)
	if err != nil {
		return nil, fmt.Errorf("looking names up: %w", err)
	}
	known, err := a.figuresIn(ctx, numbers)
	var found []model.Figure
	for _, n := range numbers {
		if f, ok := known[n]; ok && w.wants(f) {
			found = append(found, f)
		}
	}
	return found, err
}

package archive

import (
	"fmt"
	"testing"

	"readout/model"
)

// inShort writes a timeline in short: "2020-07 2/3 2019-01 1/0; 1".
func inShort(t model.Timeline, by model.Period) string {
	words := ""
	for _, s := range t.Stretches {
		words += fmt.Sprintf("%s %d/%d ", by.Name(s.From), s.Articles, s.Quotations)
	}
	return words + fmt.Sprintf("; %d", t.Undated)
}

// dated returns a draft on a day.
func dated(n int, date string) draft {
	return draft{id: fmt.Sprintf("b1b2c3d4e5f6%04d", n), title: "Report", text: fmt.Sprintf("Report %d of rain. [More rain.]", n), date: date, source: "Reuters"}
}

func TestTimeline(t *testing.T) {
	a := open(t, flood(), council(), match(), dated(1, "2019-12-31T23:59:59"), dated(2, "2020-07-22"), dated(3, "1969-12-31T12:00:00"), dated(4, "1970-01-01"))
	for _, c := range []struct {
		query string
		by    model.Period
		want  string
	}{
		{"", model.Years, "2020 3/4 2019 1/1 1970 1/1 1969 1/1 ; 1"},
		{"", model.Months, "2020-07 3/4 2019-12 1/1 1970-01 1/1 1969-12 1/1 ; 1"},
		{"", model.Days, "2020-07-23 1/1 2020-07-22 2/3 2019-12-31 1/1 1970-01-01 1/1 1969-12-31 1/1 ; 1"},
		{"rain", model.Years, "2020 1/1 2019 1/1 1970 1/1 1969 1/1 ; 0"},
		{"nobody", model.Months, "2020-07 1/1 ; 1"},
		{"speaker:wroe", model.Days, "2020-07-23 1/1 ; 0"},
		{"on:2020", model.Months, "2020-07 3/4 ; 0"},
		{"rain -on:2020", model.Years, "2019 1/1 1970 1/1 1969 1/1 ; 0"},
		{"nothing", model.Years, "; 0"},
	} {
		found, err := a.Timeline(t.Context(), model.Search{Query: c.query}, c.by)
		if got := inShort(found, c.by); err != nil || got != c.want {
			t.Errorf("%q by %v: %s, %v; want %s", c.query, c.by, got, err, c.want)
		}
	}
	if _, err := a.Timeline(t.Context(), model.Search{Query: "bad:x"}, model.Years); err == nil {
		t.Error("a query that cannot be understood was answered")
	}
}

// TestTimelineAgreesWithTheLists holds that what is counted for a stretch is
// what choosing it lists.
func TestTimelineAgreesWithTheLists(t *testing.T) {
	a := open(t, flood(), council(), match(), dated(1, "2019-12-31T23:59:59"), dated(2, "2020-07-22"), dated(3, "1969-12-31T12:00:00"))
	for _, query := range []string{"", "rain", "is:unread"} {
		for by := model.Years; by <= model.Days; by++ {
			found, err := a.Timeline(t.Context(), model.Search{Query: query}, by)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range found.Stretches {
				narrowed := model.Search{Query: query + " on:" + by.Name(s.From)}
				articles, err1 := a.Articles(t.Context(), narrowed, everything)
				quotations, err2 := a.Quotations(t.Context(), narrowed, everything)
				if err1 != nil || err2 != nil || articles.Total != s.Articles || quotations.Total != s.Quotations {
					t.Errorf("%q: %d and %d listed, %d and %d counted", narrowed.Query, articles.Total, quotations.Total, s.Articles, s.Quotations)
				}
			}
		}
	}
}

func TestTimelineFollowsChanges(t *testing.T) {
	a := open(t, flood(), dated(1, "2020-07-22"))
	replace(t, a, "/in/1.txt", dated(2, "2021-01-01"))
	replace(t, a, "/in/2.txt", dated(2, "2021-01-01"))
	check := func(want, sources string) {
		t.Helper()
		found, err := a.Timeline(t.Context(), model.Search{}, model.Days)
		if got := inShort(found, model.Days); err != nil || got != want {
			t.Errorf("%s, %v; want %s", got, err, want)
		}
		list, err := a.Sources(t.Context(), 5)
		got := ""
		for _, s := range list {
			got += fmt.Sprintf("%s %d ", s.Name, s.Articles)
		}
		if err != nil || got != sources {
			t.Errorf("sources %s, %v; want %s", got, err, sources)
		}
	}
	check("2021-01-01 1/1 2020-07-22 1/2 ; 0", "Reuters 1 Shafaq News 1 ")
	for _, path := range []string{"/in/1.txt", "/in/2.txt", "/in/0.txt"} {
		if _, err := a.Forget(t.Context(), path); err != nil {
			t.Fatal(err)
		}
	}
	check("; 0", "")
	if totals, err := a.Totals(t.Context()); err != nil || totals.Bytes != 0 {
		t.Errorf("%d bytes of text in an empty archive, %v", totals.Bytes, err)
	}
}

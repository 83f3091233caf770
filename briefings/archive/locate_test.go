package archive

import (
	"slices"
	"testing"

	"readout/model"
)

// TestPlaceInTheListing holds the places of articles, and the steps between
// them, to the listings they are in, in every order.
func TestPlaceInTheListing(t *testing.T) {
	a := open(t, flood(), council(), match())
	for _, query := range []string{"", "the", "sort:oldest", "the sort:oldest", "the sort:rank", "sort:source", "kiki", "the -flood sort:rank"} {
		t.Run(query, func(t *testing.T) {
			s := model.Search{Query: query}
			page, err := a.Articles(t.Context(), s, model.Range{Limit: 10})
			if err != nil {
				t.Fatal(err)
			}
			for i, row := range page.Rows {
				if at, ok, err := a.Locate(t.Context(), s, row.ID); at != i || !ok || err != nil {
					t.Errorf("row %d is at %d, %t, %v", i, at, ok, err)
				}
				for by := -2; by <= 2; by++ {
					next, ok, err := a.Next(t.Context(), row.ID, s, by)
					want := i+by >= 0 && i+by < len(page.Rows)
					if err != nil || ok != want || ok && next != page.Rows[i+by].ID {
						t.Errorf("%+d from %d is %s, %t, %v", by, i, next, ok, err)
					}
				}
			}
			all, err := a.Articles(t.Context(), model.Search{}, model.Range{Limit: 10})
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range all.Rows {
				listed := slices.ContainsFunc(page.Rows, func(r model.Summary) bool { return r.ID == row.ID })
				if _, ok, err := a.Locate(t.Context(), s, row.ID); ok != listed || err != nil {
					t.Errorf("%s is listed: %t, %v", row.Title, ok, err)
				}
			}
		})
	}
	if _, ok, err := a.Locate(t.Context(), model.Search{}, "none"); ok || err != nil {
		t.Errorf("none is listed: %t, %v", ok, err)
	}
}

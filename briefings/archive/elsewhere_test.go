package archive

import (
	"fmt"
	"strings"
	"testing"

	"readout/model"
)

func TestElsewhere(t *testing.T) {
	drafts := []draft{
		{date: "2020-07-22", text: "[We will rebuild every bridge the river took before the winter comes], he said."},
		{date: "2020-07-24", text: "He said: [“We will rebuild every bridge the river took — before the winter comes”]."},
		{date: "2020-07-20", text: "[We will rebuild every bridge the river took], he said."},
		{date: "2020-07-25", text: "[I promise you: we will rebuild every bridge the river took before the winter comes, and the mill too], he said."},
		{date: "2020-07-21", text: "[We will rebuild the mill before spring comes to the valley], he said."},
		{date: "2020-07-26", text: "[No comment], he said. [We will rebuild every bridge the river took before the winter comes.]"},
		{date: "2020-07-27", text: "[No comment], she said. [None at all], she said."},
		{date: "2020-07-28", text: "[No comment on that], she said."},
	}
	for i := range drafts {
		drafts[i].id, drafts[i].title = fmt.Sprintf("%016x", i+1), fmt.Sprint("Story ", i)
	}
	a := open(t, drafts...)
	for _, tt := range []struct{ query, want string }{
		{`"rebuild every" on:2020-07-22`, "2 1 3 5"},
		{`"rebuild every" on:2020-07-20`, "0 1 3 5"},
		{`"mill before" on:2020-07-21`, ""},
		{`"no comment" on:2020-07-26`, "6"},
		{`"no comment" on:2020-07-28`, ""},
	} {
		page, err := a.Quotations(t.Context(), model.Search{Query: tt.query}, everything)
		if err != nil || len(page.Rows) != 1 {
			t.Fatalf("%s: %d quotations, %v", tt.query, len(page.Rows), err)
		}
		others, err := a.Elsewhere(t.Context(), page.Rows[0])
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, o := range others {
			got = append(got, strings.TrimPrefix(o.Article.Title.String(), "Story "))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: also in %q, want %q", tt.query, strings.Join(got, " "), tt.want)
		}
	}
}

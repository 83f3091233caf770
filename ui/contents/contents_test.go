package contents

import (
	"strings"
	"testing"

	"readout/model"
	"readout/ui/flow"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/pane/panetest"
	"readout/ui/theme"
)

// shelf returns a bench with a list of n articles on it.
func shelf(t *testing.T, n int) (*panetest.Bench, *panetest.Store) {
	t.Helper()
	store := &panetest.Store{Rows: panetest.Summaries(n)}
	if n > 2 {
		store.Rows[0].Marks = model.Marks{Read: true, Starred: true, Notes: 2, Tags: model.NewLines([]string{"flood"})}
		store.Rows[2].Published = model.Date{}
	}
	return panetest.New(t, New(t.Context(), store, keys.Default())), store
}

func open(row int, stay bool) intent.Open {
	return intent.Open{Ref: model.Ref{Article: panetest.Summaries(row + 1)[row].ID}, Stay: stay}
}

func TestListShowsWhatAndHowMuch(t *testing.T) {
	b, store := shelf(t, 4)
	b.Shows("  22 Jul  Title 0", "★ Shafaq News   2✎ #flood", "● 21 Jul  Title 1", "  Shafaq News   1❝", "● undated  Title 2")
	store.Rows[3].Published.Time = store.Rows[3].Published.Time.AddDate(-1, 0, 0)
	b.Tell(pane.Refresh{}).Shows("● 19 Jul 19  Title 3")
	b.Tell(theme.New(true, true)).Shows("* 21 Jul  Title 1", "+ Shafaq News", "2n #flood")
}

func TestFirstArticleIsPreviewed(t *testing.T) {
	b, _ := shelf(t, 4)
	b.Wished(open(0, true))
}

func TestWhatIsOpenAlreadyIsNotLeft(t *testing.T) {
	store := &panetest.Store{Rows: panetest.Summaries(4)}
	b := panetest.Unseen(t, New(t.Context(), store, keys.Default()))
	b.Tell(open(2, false)).Size(40, 10)
	if len(b.Wishes) > 0 {
		t.Errorf("wished %v", b.Wishes)
	}
	b.Press("enter").Wished(open(2, false))
}

func TestMovingPreviewsAndEnterOpens(t *testing.T) {
	b, _ := shelf(t, 4)
	b.Press("j").Wished(open(1, true)).Press("enter").Wished(open(1, false))
}

func TestListFollowsTheReader(t *testing.T) {
	b, _ := shelf(t, 4)
	b.Tell(open(2, false)).Forget().Press("j").Wished(open(3, true))
}

func TestFilterNarrowsAndHighlights(t *testing.T) {
	b, _ := shelf(t, 15)
	b.Tell(intent.Filter{Query: "Title 12"}).Shows("Title 12").Hides("Title 0").Wished(open(12, true))
	hit := flow.NewPen(theme.New(true, false).Hit).Render("Title")
	b.Tell(intent.Filter{Query: "Title 1"})
	if got := b.Pane.View(true); !strings.Contains(got, hit) {
		t.Errorf("no hit is highlighted in %q", got)
	}
	b.Tell(intent.Filter{Query: "nothing"}).Shows("No briefing matches. F shows all", "again.")
}

func TestHiddenListDoesNotChangeWhatIsRead(t *testing.T) {
	b, _ := shelf(t, 15)
	b.Tell(intent.Show{View: intent.Quotes}).Forget().Tell(intent.Filter{Query: "Title 12"})
	if len(b.Wishes) > 0 {
		t.Errorf("wished %v", b.Wishes)
	}
}

func TestCursorIsOnWhatIsReadWhenTheListComesBack(t *testing.T) {
	b, _ := shelf(t, 15)
	b.Press("j j").Tell(intent.Show{View: intent.Quotes}, intent.Filter{Query: "Title 1"}, intent.Filter{})
	b.Tell(intent.Show{View: intent.Briefings}).Press("t").Wished(intent.Tag{Article: open(2, true).Ref.Article})
}

func TestActing(t *testing.T) {
	b, store := shelf(t, 4)
	id := store.Rows[0].ID
	yes, no := true, false
	article := &model.Article{ID: id, Title: store.Rows[0].Title, URL: model.NewLine("https://example.org")}
	store.Entries = map[model.ArticleID]model.Entry{id: {Article: article}}
	b.Press("t").Wished(intent.Tag{Article: id})
	b.Press("o").Wished(intent.Browse{URL: article.URL})
	b.Press("a").Wished(intent.Write{Note: model.Note{Anchor: store.Anchor(store.Entries[id], model.Span{})}, Quote: article.Title})
	b.Forget().Press("m r")
	star, read := b.Wishes[0].(intent.Mark), b.Wishes[1].(intent.Mark)
	if *star.Starred != no || *read.Read == yes {
		t.Errorf("marks %v %v", star, read)
	}
}

func TestWrongQueryKeepsTheRows(t *testing.T) {
	b, _ := shelf(t, 4)
	b.Tell(intent.Filter{Query: "bad:"}).Shows("Title 0")
	if _, ok := b.Wishes[len(b.Wishes)-1].(intent.Fail); !ok {
		t.Errorf("wished %v", b.Wishes)
	}
}

func TestSavedIsSeen(t *testing.T) {
	b, store := shelf(t, 4)
	store.Rows[1].Marks.Notes = 7
	b.Tell(intent.Saved{Article: store.Rows[1].ID}).Shows("7✎")
}

func TestGeometry(t *testing.T) {
	b, store := shelf(t, 4)
	store.Rows[0].Title, store.Rows[1].Source = panetest.Hostile(), panetest.Hostile()
	b.Tell(pane.Refresh{}).Geometry()
	b.Tell(intent.Filter{Query: "nothing"}).Geometry()
}

func TestSnippetsAreALineMore(t *testing.T) {
	b, store := shelf(t, 15)
	b.Shows("Title 5").Hides("Title 6")
	store.Cuts = map[model.ArticleID]model.Snippet{}
	for _, row := range store.Rows {
		store.Cuts[row.ID] = model.Snippet{Words: model.NewLine("all that day the sea rose"), Hits: []model.Span{{Start: 17, End: 20}}}
	}
	b.Tell(intent.Filter{Query: "Title"}).Shows("Title 3", "  all that day the sea rose").Hides("Title 4")
	if hit := flow.NewPen(theme.New(true, false).Hit).Render("sea"); !strings.Contains(b.Pane.View(true), hit) {
		t.Errorf("no hit is highlighted in %q", b.Pane.View(true))
	}
	b.Geometry().Size(15, 12).Shows("…the sea rose")
	b.Size(40, 12).Press("G").Shows("Title 14", "the sea rose")
	b.Press("g").Tell(intent.Filter{}).Shows("Title 5").Hides("the sea rose")
}

func TestListFollowsTheReaderOutOfSight(t *testing.T) {
	b, _ := shelf(t, 1000)
	b.Forget().Tell(open(700, false)).Shows("Title 700")
	if len(b.Wishes) > 0 {
		t.Errorf("wished %v", b.Wishes)
	}
}

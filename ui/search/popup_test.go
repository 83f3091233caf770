package search

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane"
	"readout/ui/pane/panetest"
)

// hints offers what a small language has for the word at the cursor.
type hints struct{ panetest.Store }

func (h *hints) Suggest(ctx context.Context, text string, cursor int) ([]model.Suggestion, error) {
	start := strings.LastIndexAny(text[:cursor], " (-") + 1
	word := text[start:cursor]
	var found []model.Suggestion
	for _, s := range []model.Suggestion{
		{Text: "speaker:", Help: "credited with a quotation"},
		{Text: "source:", Help: "the outlet"},
		{Text: "is:", Help: "a state"},
		{Text: "is:unread"},
		{Text: "is:unattributed"},
		{Text: `speaker:"Bashar Al-Kiki"`, Count: 1200},
		{Text: "speaker:Kikwete", Count: 3},
	} {
		if word != "" && strings.HasPrefix(s.Text, word) && strings.Contains(word, ":") == !strings.HasSuffix(s.Text, ":") {
			s.Span = model.Span{Start: start, End: cursor}
			found = append(found, s)
		}
	}
	return found, ctx.Err()
}

// hinting runs test with the bar up over hints.
func hinting(t *testing.T, test func(*panetest.Bench)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		b := panetest.New(t, NewBar(t.Context(), &hints{}, keys.Default())).Size(80, 1)
		test(b.Tell(pane.Screen{X: 80, Y: 24}, intent.Filter{}, intent.Overlay{Name: intent.SearchBar}))
	})
}

// offered returns what the popup shows, a row to a line, the chosen one with a
// mark before it.
func offered(b *panetest.Bench) string {
	bar := b.Pane.(*Bar)
	p := bar.Popup()
	for i, row := range p.Rows {
		p.Rows[i] = strings.TrimSpace(ansi.Strip(row))
		if i+1 == bar.popup.chosen {
			p.Rows[i] = ">" + p.Rows[i]
		}
	}
	return strings.Join(strings.Fields(p.Title+" | "+strings.Join(p.Rows, " | ")), " ")
}

func wantOffered(t *testing.T, b *panetest.Bench, want string) {
	t.Helper()
	if got := offered(b); got != want {
		t.Errorf("on offer is %q, want %q", got, want)
	}
}

func TestWhatFitsIsOffered(t *testing.T) {
	hinting(t, func(b *panetest.Bench) {
		wantOffered(t, b, "|")
		b.Press(`"s"`)
		wantOffered(t, b, "| speaker: credited with a quotation | source: the outlet")
		b.Press(`"p"`)
		wantOffered(t, b, "| speaker: credited with a quotation")
		b.Press(`"eaker:"`)
		wantOffered(t, b, "speaker: | Bashar Al-Kiki 1,200 | Kikwete 3")
		b.Press(`"zz"`)
		wantOffered(t, b, "|")
	})
}

func TestTabCompletes(t *testing.T) {
	hinting(t, func(b *panetest.Bench) {
		b.Press(`"flood`).Press("space").Press(`"sp"`).Press("tab").Wished(typed("flood speaker:"))
		wantOffered(t, b, "speaker: | Bashar Al-Kiki 1,200 | Kikwete 3")
		b.Press("tab").Wished(typed(`flood speaker:"Bashar Al-Kiki"`)).Press("tab").Wished(typed("flood speaker:Kikwete"))
		wantOffered(t, b, "speaker: | Bashar Al-Kiki 1,200 | >Kikwete 3")
		b.Press("tab").Shows("filter: flood speaker: ")
		b.Press("ctrl+u").Press(`"is:un"`).Press("tab").Wished(typed("is:unread"))
		b.Press("tab").Wished(typed("is:unattributed")).Press("shift+tab").Wished(typed("is:unread"))
		b.Press("enter").Wished(filter("is:unread"), intent.Close{})
	})
}

func TestTheArrowsChooseWhatIsSeen(t *testing.T) {
	hinting(t, func(b *panetest.Bench) {
		b.Press(`"is:un"`).Press("down").Shows("filter: is:unread").Press("down").Shows("is:unattributed")
		b.Press("down").Shows("filter: is:un ").Press("up").Shows("is:unattributed").Press("up up").Shows("filter: is:un ")
	})
}

func TestEnterAfterAQualifierGoesOnToItsValues(t *testing.T) {
	hinting(t, func(b *panetest.Bench) {
		b.Press(`"s"`).Press("tab").Forget().Press("enter")
		if len(b.Wishes) > 0 {
			t.Errorf("wished %v", b.Wishes)
		}
		wantOffered(t, b, "speaker: | Bashar Al-Kiki 1,200 | Kikwete 3")
	})
}

func TestEscapeLeavesAtOnceUnlessSomethingWasChosen(t *testing.T) {
	hinting(t, func(b *panetest.Bench) {
		b.Press(`"is:un"`).Press("tab").Press("esc").Shows("filter: is:un ").Wished(typed("is:un"))
		wantOffered(t, b, "|")
		b.Press("esc").Wished(filter(""), intent.Close{})
		b.Tell(intent.Overlay{Name: intent.SearchBar}).Press(`"is:un"`)
		b.Press("esc").Wished(intent.Close{})
	})
}

func TestTypingNeverWaitsForOffers(t *testing.T) {
	hinting(t, func(b *panetest.Bench) {
		b.Hold = true
		b.Press(`"is:un"`).Press("tab").Shows("filter: is:un ")
		var all []int
		for i := range b.Held {
			all = append(all, i)
		}
		b.Release(all...).Shows("filter: is:unread")
		b.Press("ctrl+u").Press(`"is"`)
		b.Hold = true
		b.Press(`":"`).Press("ctrl+u")
		all = nil
		for i := range b.Held {
			all = append(all, i)
		}
		b.Release(all...)
		wantOffered(t, b, "|")
	})
}

func TestClickChooses(t *testing.T) {
	hinting(t, func(b *panetest.Bench) {
		b.Press(`"is:un"`).Tell(tea.MouseClickMsg{X: 3, Y: -2}).Shows("filter: is:unattributed")
	})
}

func TestHistory(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &panetest.Store{Past: []string{"old flood", "older"}}
		b := up(t, store, "")
		for _, query := range []string{"one", "two"} {
			b.Press(`"`+query+`"`).Press("enter").Tell(filter(""), intent.Overlay{Name: intent.SearchBar})
		}
		b.Press(`"thr"`).Press("up").Shows("filter: two").Press("up").Shows("filter: one")
		b.Press("ctrl+p").Shows("filter: old flood").Press("up").Shows("filter: older").Press("up").Shows("filter: older")
		b.Press("down down ctrl+n down").Shows("filter: thr").Press("down").Shows("filter: thr")
		if got := strings.Join(store.Past, ","); got != "two,one,old flood,older" {
			t.Errorf("kept %s", got)
		}
	})
}

func TestSearchInTheHistory(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := up(t, &panetest.Store{Past: []string{"speaker:Rossi flood", "sea", "old flood"}}, "x")
		b.Press("ctrl+u").Press("ctrl+r").Shows("history: ")
		wantOffered(t, b, "asked before | >speaker:Rossi flood | sea | old flood")
		b.Forget().Press(`"flood"`).Press("ctrl+r")
		wantOffered(t, b, "asked before | speaker:Rossi flood | >old flood")
		if len(b.Wishes) > 0 {
			t.Errorf("the lists were asked: %v", b.Wishes)
		}
		b.Press("enter").Wished(filter("old flood"), intent.Close{})
		b.Tell(intent.Overlay{Name: intent.SearchBar}).Press("ctrl+r").Press(`"zz"`).Shows("nothing like that").Press("esc").Shows("filter: ")
	})
}

func TestSaveAsksForAName(t *testing.T) {
	hinting(t, func(b *panetest.Bench) {
		b.Press(`"sea"`).Forget().Press("ctrl+s").Wished(filter("sea"), intent.Keep{Query: "sea"})
	})
}

// TestPopupGeometry holds the popup to the screen's size, and its rows to one
// width.
func TestPopupGeometry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &panetest.Store{}
		for range 20 {
			store.Hinted = append(store.Hinted, model.Suggestion{Text: "speaker:" + panetest.Hostile().String(), Span: model.Span{End: 1}, Count: 1e9})
		}
		b := up(t, store, "").Press(`"s"`).Press("tab tab")
		bar := b.Pane.(*Bar)
		for _, width := range []int{1, 10, 14, 39, 40, 80, 250} {
			for height := range 30 {
				b.Tell(pane.Screen{X: width, Y: height})
				p := bar.Popup()
				if len(p.Rows) > 0 && len(p.Rows)+2 > height-1 {
					t.Errorf("%d rows on a screen of %d", len(p.Rows), height)
				}
				for _, row := range p.Rows {
					if got := ansi.StringWidth(row); got != ansi.StringWidth(p.Rows[0]) || got+2 > width {
						t.Errorf("%d×%d: a row of %d cells", width, height, got)
					}
				}
			}
		}
	})
}

func FuzzOffers(f *testing.F) {
	f.Add("is:un", 2, 5, "is:unread")
	f.Fuzz(func(t *testing.T, typed string, start, end int, text string) {
		typed = model.NewLine(typed).String()
		p := popup{}
		p.keep(typed, len(typed), []model.Suggestion{{Text: text, Span: model.Span{Start: start, End: end}}})
		p.step(1)
		if query, cursor := p.query(); cursor < 0 || cursor > len(query) {
			t.Errorf("cursor %d of %q", cursor, query)
		}
	})
}

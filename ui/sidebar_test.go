package ui

import (
	"testing"

	"readout/model"
)

// withSearches returns an archive with two saved searches.
func withSearches(t *testing.T) *fakeStore {
	t.Helper()
	s := archive()
	for _, k := range []model.SavedSearch{{Name: model.NewLine("Senders"), Query: "Sato"}, {Name: model.NewLine("Seas"), Query: "sea"}} {
		if err := s.SaveSearch(t.Context(), k); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestSearchesStandBesideOnWideScreens(t *testing.T) {
	s := startScreen(t, 200, 40, Options{Store: withSearches(t)}).shows("╭─ Searches").shows("Senders").shows("╭─ Briefings").shows("╭─ Quotes")
	if s.app.stage.focus != listSlot {
		t.Errorf("the focus is on %d", s.app.stage.focus)
	}
	s.press("h G enter").shows("▸ Sato").hides("Quiet day").shows("→ Senders")
	s.press("S S").hides("╭─ Searches").press("h").hides("╭─ Searches").press("S").shows("╭─ Searches")
	startScreen(t, 200, 40, Options{Store: archive()}).hides("╭─ Searches").press("S").shows("╭─ Searches").press("esc").shows("╭─ Searches")
}

func TestSearchesTakeThePlaceOfTheListOnOthers(t *testing.T) {
	for _, width := range []int{60, 80, 120} {
		s := startScreen(t, width, 30, Options{Store: withSearches(t)}).hides("Searches ─")
		s.press("S").shows("Searches ─").hides("Briefings ─").press("q").shows("Briefings ─").hides("Searches ─")
		s.press("S G enter").shows("Briefings ─").shows("▸ Sato").press("S esc").shows("Briefings ─")
		if s.quit {
			t.Error("it quit")
		}
	}
}

func TestTheCountIsThatOfTheList(t *testing.T) {
	s := startScreen(t, 200, 40, Options{Store: withSearches(t)}).press("h j j j j")
	s.shows("Seas                  1 ●1").press("enter").shows("1 of 1").press("enter").pause().shows("Seas                  1   ")
}

func TestFilterIsSavedUnderAName(t *testing.T) {
	s := newScreen(t, 120, 30).press("ctrl+s").shows("no filter to save")
	s.press("f Sato enter ctrl+s").shows("Save the filter").press("who enter").shows("saved as “who”")
	s.press("S").shows("who  ").press("G R").shows("Rename").press("le enter").shows("whole").hides("Rename")
	s.press("D D").hides("whole  ")
}

func TestFilterIsSavedFromTheBar(t *testing.T) {
	s := newScreen(t, 120, 30).press("f Sato ctrl+s").shows("Save the filter").shows("▸ Sato").press("who enter S").shows("who  ")
	if found, err := s.store.Searches(t.Context()); err != nil || len(found) != 1 {
		t.Errorf("kept %v, %v", found, err)
	}
}

func TestTheOrderIsPartOfTheQuery(t *testing.T) {
	s := newScreen(t, 120, 30).press("O").shows("best match first").shows("▸ sort:rank").shows("Briefings, best match")
	s.press("O").shows("▸ sort:source").press("O").shows("▸ sort:oldest").press("O").shows("newest first").shows("▸ all")
}

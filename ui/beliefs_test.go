package ui

import (
	"strings"
	"testing"
)

// doubtful returns an article with two statements, the second credited
// uncertainly, and a belief between them, and an article with a belief alone.
func doubtful() *fakeStore {
	return newStore(
		"Flood on the coast\n“The water rose,” said [Ann Rossi].\n\n“~It may rise again,” thinks [Ann Rossi].\n\n“?Nobody came,” said [Bo Kite].",
		"Quiet day\n“~All is well,” hopes [Bo Kite].",
	)
}

func doubting(t *testing.T, width, height int) *screen {
	t.Helper()
	return startScreen(t, width, height, Options{Store: doubtful()})
}

// TestBeliefsAreShownOnRequest looks at every pane that counts or shows
// quotations, before and after.
func TestBeliefsAreShownOnRequest(t *testing.T) {
	s := doubting(t, 160, 30).press("enter")
	s.shows("2 quotes").shows("2 quotations").shows("2❝").shows("B: 1 belief more").hides("beliefs")
	s.press("B").shows("Briefings + beliefs ▸").shows("4 quotes").shows("3 quotations (1 belief)").shows("3❝")
	s.shows("beliefs and intentions are shown too").press("2").shows("1 of 4").shows("belief · Ann Rossi ·")
	s.press("3").shows("Rossi").shows("2❝").press("l l").shows("2 quotations (1 belief)")
	s.press("B").shows("1 quotation, 1 belief hidden").shows("statements alone").hides("+ beliefs").shows("1❝")
	s.press("2").shows("of 2").press("1").shows("2 quotations")
}

func TestSteppingPassesBeliefsOver(t *testing.T) {
	s := doubting(t, 160, 30).press("enter ]q ]q").shows("?▌ “?Nobody").shows("Bo Kite? · 100 %")
	s.press("]q").shows("no further quotation in this article; B shows beliefs too")
	s.press("B [q").shows("○▌ “~It may rise").shows("▌○“~It may rise").shows("belief · Ann Rossi · 100 %").press("[q").shows("▌ “The water")
}

// TestAFilterMayAskForBeliefs shows beliefs for as long as the filter does,
// without the key.
func TestAFilterMayAskForBeliefs(t *testing.T) {
	s := doubting(t, 160, 30).press("f is:belief enter").shows("Briefings + beliefs ▸ is:belief").shows("3 quotations (1 belief)")
	s.press("B B").shows("the filter asks for beliefs").shows("3 quotations (1 belief)")
	s.press("F").shows("Briefings ▸ all").shows("2 quotations")
}

func TestUncertainSpeakersAreMarkedInTheArticle(t *testing.T) {
	s := doubting(t, 160, 30).shows(" ? “?Nobody came").hides("? “The water").press("enter ]q ]q E")
	s.shows("40 %, uncertain")
	s = doubting(t, 20, 12).press("enter G")
	if all := s.all(); !strings.Contains(all, "?“?Nobody") {
		t.Errorf("a narrow pane does not mark who is uncertain:\n%s", all)
	}
}

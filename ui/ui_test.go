package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"readout/ui/intent"
)

// archive returns three articles, one of them long.
func archive() *fakeStore {
	var long strings.Builder
	for i := range 400 {
		fmt.Fprintf(&long, "word%d ", i)
		if i%40 == 39 {
			long.WriteString(".\n\n")
		}
	}
	return newStore(
		"Flood on the coast\nThe sea came in. “The water rose in an hour,” said [Ann Rossi]. “Nobody came,” she said, [Ann Rossi].\n\nIn [Port Said] it rained. “All is lost,” said [Bo Kite].\n\n"+long.String(),
		"日本の洪水 and a title that is too long for any list whatever its width\n“助けて,” said [Sato].",
		"Quiet day\nNothing happened anywhere.",
	)
}

func TestListPreviewsAndOpens(t *testing.T) {
	s := newScreen(t, 120, 30)
	s.shows("Flood on the coast").shows("The sea came in.").shows("3 briefings").shows("3 unread")
	s.press("j").shows("助けて").shows("3 unread")
	s.press("enter").shows("2 unread")
	if s.app.stage.focus != articleSlot {
		t.Error("the article has not the focus")
	}
}

func TestTwoKeysAreOneBinding(t *testing.T) {
	s := newScreen(t, 120, 30).press("enter ]")
	s.shows("] …")
	s.press("q")
	if got := s.app.trail.here.Span; got.Empty() {
		t.Error("no quotation was selected")
	}
	s.shows("▌")
	s.press("] esc")
	s.hides("] …").hides("quotation in this article")
}

func TestKeysReachThePaneJustOpened(t *testing.T) {
	s := newScreen(t, 120, 30).press("enter ]q ]q")
	q := s.store.entries[0].Found.Quotations[1].Span
	if got := s.app.trail.here.Span; got != q {
		t.Errorf("selected %v, want %v", got, q)
	}
}

func TestEscapeNeverQuits(t *testing.T) {
	s := newScreen(t, 120, 30).press("enter / s e a enter f r o enter esc esc esc esc esc esc esc")
	if s.quit {
		t.Error("esc quit")
	}
	s.press("q q q q")
	if !s.quit {
		t.Error("q at the top did not quit")
	}
}

func TestQuitGoesBackOneLevel(t *testing.T) {
	s := newScreen(t, 120, 30).press("enter l q")
	if s.quit || s.app.stage.focus != articleSlot {
		t.Errorf("q led from the context to %d", s.app.stage.focus)
	}
}

func TestBackReturnsToTheArticleBefore(t *testing.T) {
	s := newScreen(t, 120, 30).press("enter tab h h j enter")
	s.shows("助けて,")
	s.press("backspace").shows("The sea came in.")
}

func TestFindWalksHits(t *testing.T) {
	s := newScreen(t, 120, 30).press("enter / word12 enter")
	s.shows("1/11")
	s.press("n n").shows("3/11")
	s.press("N").shows("2/11")
	s.press("esc").hides("/11")
}

func TestPastTheLastHitComesTheNextArticle(t *testing.T) {
	s := newScreen(t, 120, 30).press("enter / Sato enter")
	s.shows("is not in this article")
	s.press("n").shows("n again: the next article")
	s.press("n").shows("助けて").shows("1/1")
}

func TestFindFoldsCaseAndAccents(t *testing.T) {
	store := newStore("A\nCafé ’68. CAFE.")
	s := startScreen(t, 120, 30, Options{Store: store}).press("enter / cafe enter")
	s.shows("1/2")
	s.press("/ CAFE enter").shows("1/1")
	s.press("/ '68 enter").shows("1/1")
}

func TestResizeKeepsThePlace(t *testing.T) {
	s := newScreen(t, 120, 24).press("enter pgdown pgdown pgdown")
	before := strings.Fields(ansi.Strip(s.app.article().View(true)))[0]
	s.send(tea.WindowSizeMsg{Width: 70, Height: 24})
	if !strings.Contains(strings.Join(s.rows()[2:4], " "), before) {
		t.Errorf("%q was on the top row, now it is %q", before, s.rows()[2])
	}
}

func TestPositionIsKept(t *testing.T) {
	s := newScreen(t, 120, 24).press("enter pgdown pgdown q j")
	if s.store.positions["0000000000000001"] == 0 {
		t.Fatal("the position was not stored")
	}
	s.press("k").hides("The sea came in.")
}

func TestSelectionIsCopied(t *testing.T) {
	s := newScreen(t, 120, 30).press("enter v j y")
	s.shows("copied selection")
	if len(s.sent) == 0 || !strings.Contains(s.sent[len(s.sent)-1], "“The water rose") {
		t.Errorf("sent %q", s.sent)
	}
}

func TestCopyPassesThroughTmux(t *testing.T) {
	s := newScreen(t, 120, 30)
	s.send(tea.EnvMsg{"TMUX=/tmp/tmux"})
	s.press("enter ]q y").shows("copied quotation, 28 characters")
	if last := s.sent[len(s.sent)-1]; !strings.Contains(last, "\x1bPtmux;") {
		t.Errorf("sent %q", last)
	}
}

func TestOnlySafeURLsOpen(t *testing.T) {
	for raw, safe := range map[string]bool{
		"https://example.org/a?b=c#d": true, "http://example.org": true, "ftp://example.org": false,
		"javascript:alert(1)": false, "https://user:pw@example.org": false, "https://exa mple.org": false,
		"https://example.org/\x1b]52;": false, "file:///etc/passwd": false, "https:///x": false,
		"https://example.org/" + strings.Repeat("a", 3000): false, "--help": false, "": false,
	} {
		if _, err := safeURL(raw); (err == nil) != safe {
			t.Errorf("safeURL(%q) = %v", raw, err)
		}
	}
}

func TestURLIsShownBeforeItIsOpened(t *testing.T) {
	var opened string
	s := startScreen(t, 120, 30, Options{Store: archive(), Browse: func(u string) error { opened = u; return nil }})
	s.press("enter o").shows("https://example.org")
	if opened != "" {
		t.Fatal("opened at once")
	}
	s.press("enter").hides("Stay here")
	if opened != "https://example.org/a/0" {
		t.Errorf("opened %q", opened)
	}
}

func TestHelpShowsWhatWorksHere(t *testing.T) {
	s := newScreen(t, 120, 60).press("?")
	s.shows("What works here").shows("next pane").hides("remove the note")
	s.press("star").shows("star").hides("next pane")
	s.press("esc").hides("What works here")
}

func TestPaletteRunsCommands(t *testing.T) {
	s := newScreen(t, 120, 40).press("ctrl+p").shows("Commands")
	s.press("peop enter").hides("Commands")
	if s.app.stage.view.String() != "People" {
		t.Errorf("view is %s", s.app.stage.view)
	}
}

func TestSpeakerLeadsToTheCard(t *testing.T) {
	s := newScreen(t, 120, 40).press("enter ]q s")
	if s.app.stage.view.String() != "People" || s.app.stage.focus != contextSlot {
		t.Errorf("view %s, focus %d", s.app.stage.view, s.app.stage.focus)
	}
	s.press("backspace")
	if s.app.stage.view.String() != "Briefings" {
		t.Errorf("back led to %s", s.app.stage.view)
	}
}

func TestGroundsAreShown(t *testing.T) {
	newScreen(t, 120, 40).press("enter ]q E").shows("name after the cue").shows("93 %")
}

func TestExport(t *testing.T) {
	s := newScreen(t, 120, 40).press("x").shows("Markdown")
	s.press("j enter").shows("exported 3 of 4 to quotes.json").hides("CSV")
}

func TestProblemsAreCounted(t *testing.T) {
	store := archive()
	store.problems = []string{"a.txt: unreadable", "b.txt: empty"}
	s := startScreen(t, 120, 30, Options{Store: store}).shows("2 problems !")
	s.press("!").shows("b.txt: empty").press("q").hides("b.txt")
}

func TestMouseFocusesAndScrolls(t *testing.T) {
	s := newScreen(t, 120, 30)
	s.send(tea.MouseClickMsg{X: 60, Y: 12, Button: tea.MouseLeft})
	if s.app.stage.focus != articleSlot {
		t.Error("a click did not focus")
	}
	s.send(tea.MouseWheelMsg{X: 60, Y: 12, Button: tea.MouseWheelDown})
	s.send(tea.MouseWheelMsg{X: 60, Y: 12, Button: tea.MouseWheelDown})
	s.hides("The sea came in.")
	if s.app.press(tea.KeyPressMsg{Code: tea.KeyF2}); s.app.View().MouseMode != tea.MouseModeNone {
		t.Error("F2 did not give the mouse back")
	}
}

func TestASCIIIsASCII(t *testing.T) {
	s := startScreen(t, 120, 30, Options{Store: archive(), ASCII: true}).press("enter ]q")
	for y, row := range s.rows() {
		for _, r := range row {
			if r >= 0x80 {
				t.Fatalf("row %d holds %q: %s", y, r, row)
			}
		}
		if len(row) != 120 {
			t.Errorf("row %d is %d cells", y, len(row))
		}
	}
}

func TestNoColour(t *testing.T) {
	s := newScreen(t, 120, 30)
	s.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	s.press("enter ]q")
	if drawn := s.app.render(); strings.Contains(drawn, "[38;") || strings.Contains(drawn, ";38;") || !strings.Contains(drawn, "\x1b[1") {
		t.Error("colours are left, or weight is lost")
	}
}

func TestFilterNarrowsAsOneTypes(t *testing.T) {
	s := newScreen(t, 120, 30).press("f Sato").pause()
	s.shows("助けて").hides("Quiet day").shows("▸ Sato").shows("1 briefing")
	s.press("enter n").shows("1/1")
	s.press("F").shows("Quiet day").shows("▸ all")
}

func TestEscapeInTheBarTakesTheQueryBack(t *testing.T) {
	s := newScreen(t, 120, 30).press("f Sato").pause().press("esc")
	s.shows("▸ all").shows("Quiet day").shows("? help")
}

func TestFilterIsAcceptedBeforeThePauseIsOver(t *testing.T) {
	s := newScreen(t, 120, 30).press("f Sato enter")
	s.shows("▸ Sato").shows("? help").hides("Quiet day")
}

func TestNoteIsWritten(t *testing.T) {
	s := newScreen(t, 120, 30).press("enter ]q a")
	s.press("important ctrl+s").shows("note saved")
	if len(s.store.notes) != 1 || s.store.notes[0].Body.String() != "important" {
		t.Fatalf("notes are %+v", s.store.notes)
	}
	s.shows("✎")
	s.press("5").shows("important")
}

func TestTagsAreSet(t *testing.T) {
	s := newScreen(t, 120, 30).press("enter t flood enter").shows("#flood")
	if got := s.store.marks["0000000000000001"].Tags; len(got) != 1 {
		t.Errorf("tags are %v", got)
	}
}

func TestFlushKeepsWhatIsTyped(t *testing.T) {
	s := newScreen(t, 120, 30).press("enter pgdown a half")
	if err := s.app.Flush(); err != nil {
		t.Fatal(err)
	}
	if s.store.draft != "half" || s.store.positions["0000000000000001"] == 0 {
		t.Errorf("draft %q, positions %v", s.store.draft, s.store.positions)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1204: "1,204", 1234567: "1,234,567"} {
		if got := thousands(n); got != want {
			t.Errorf("thousands(%d) = %s", n, got)
		}
	}
}

func TestQueriesOfBeforeComeBack(t *testing.T) {
	s := newScreen(t, 120, 30).press("f Sato enter F f up").pause().shows("filter: Sato")
	s.press("enter").shows("▸ Sato").hides("Quiet day")
	s.press("f Port").pause().press("esc").shows("▸ Sato")
}

func TestLongWordsNeverCoverWhatIsTyped(t *testing.T) {
	long := intent.Say{Text: strings.Repeat("many words ", 20)}
	s := newScreen(t, 80, 24).press("enter / wat")
	s.app.do(long)
	s.shows("many words").press("er enter").shows("1/1").hides("╭─────────────────────")
	s.press("a half")
	s.app.do(long)
	s.press("done ctrl+s").shows("note saved")
	if len(s.store.notes) != 1 || s.store.notes[0].Body.String() != "halfdone" {
		t.Errorf("notes are %+v", s.store.notes)
	}
}

func TestBoxGivesWayToOtherKeys(t *testing.T) {
	box := intent.Say{Text: strings.Repeat("many words ", 20)}
	for _, keys := range []string{"a", "]q a", "j a"} {
		s := newScreen(t, 80, 24).press("enter")
		s.app.do(box)
		s.shows("many words").press(keys).hides("many words").press("half ctrl+s").shows("note saved")
	}
	s := newScreen(t, 80, 24)
	s.app.do(box)
	s.press("q").hides("many words")
	if s.quit {
		t.Error("q quit from the box")
	}
}

func TestNoKeyIsSilent(t *testing.T) {
	s := newScreen(t, 120, 30)
	s.press("backspace").shows("nowhere to go back to").press("F").shows("all is shown already").press("!").shows("no problems")
	s.press("n").shows("nothing is looked for").press("enter y").shows("no quotation is chosen: ]q").press("5 F").shows("all is shown already").hides("F show all").press("1")
	s.press("h G enter s").shows("nothing here for s, speaker's card")
}

func TestTwoKeysNeverQuit(t *testing.T) {
	s := newScreen(t, 120, 30).press("G ]q").shows("nothing here for ]q, next quotation")
	if s.quit {
		t.Error("]q quit")
	}
}

func TestNextHitWhereThereIsNone(t *testing.T) {
	s := newScreen(t, 120, 30).press("f Flood enter n").shows("no further hit: this is the last article that matches")
	s.press("N").shows("no hit before: this is the first article that matches").shows("The sea came in.")
}

func TestHitsAreWalkedThroughTheResults(t *testing.T) {
	s := startScreen(t, 120, 30, Options{Store: newStore("A\nno", "B\nsea and sea", "C\nno", "D\nsea", "E sea\nno", "F\nsea")})
	s.press("f sea enter").shows("1/2").shows("▸ sea")
	s.press("n").shows("hit 2 of 2 · article 1 of 4").shows("B")
	s.press("n").shows("hit 1 of 1 · article 2 of 4").shows("Shafaq News · Sun 19 Jul")
	s.press("n").shows("no words to mark here · article 3 of 4").shows("Shafaq News · Sat 18 Jul")
	s.press("n").shows("hit 1 of 1 · article 4 of 4").shows("4 of 4 ─")
	s.press("n").shows("no further hit: this is the last article that matches").shows("Shafaq News · Fri 17 Jul")
	s.press("N N").shows("hit 1 of 1 · article 2 of 4")
	s.press("N").shows("hit 2 of 2 · article 1 of 4").shows("1 of 4 ─")
	s.press("j").hides("article 1 of 4")
}

// TestAHitThatIsAQuotationBecomesThePresentOne: what asks for quotations leads
// to them as [q and ]q do.
func TestAHitThatIsAQuotationBecomesThePresentOne(t *testing.T) {
	s := startScreen(t, 120, 30, Options{Store: newStore("A\nOne “yes” here.\n\nTwo “no” there.\n\nThree “yes” again.")})
	s.press("f “yes” enter").shows("▌ One").hides("▌ Three").shows("1/2")
	s.press("n").shows("hit 2 of 2").shows("▌ Three").hides("▌ One")
	s.press("/ yes enter").hides("▌ One").shows("▌ Three") // words, and no quotations
}

func TestFindStaysInTheArticle(t *testing.T) {
	s := newScreen(t, 120, 30).press("f e enter enter / rose enter").shows("1/1")
	s.press("n").shows("n again: the next article that matches").shows("Flood on the coast")
}

func TestTypingLandsOnTheFirstHit(t *testing.T) {
	s := newScreen(t, 120, 20).press("f word399").shows("word399").shows("1/1")
	s.press("backspace").shows("1/11").press("esc").shows("The sea came in.")
}

func TestOnlyWhatIsSeenIsAskedWhileTyping(t *testing.T) {
	s := newScreen(t, 120, 30).press("2 1")
	s.store.asked = nil
	s.press("f Sat")
	for _, asked := range s.store.asked {
		if !asked.Typing {
			t.Errorf("asked %v while typing", asked)
		}
	}
	if n := len(s.store.asked); n != 3 {
		t.Errorf("%d lists asked for three keys", n)
	}
	s.store.asked = nil
	s.press("o enter").hides("Quiet day")
	if n := len(s.store.asked); n != 2 || s.store.asked[1].Typing {
		t.Errorf("asked %v on accept", s.store.asked)
	}
	s.press("2").shows("助けて").hides("The water rose")
	if last := s.store.asked[len(s.store.asked)-1]; last.Query != "Sato" || last.Typing {
		t.Errorf("asked %v when seen", last)
	}
}

func TestFilteringShowsTheList(t *testing.T) {
	newScreen(t, 60, 20).press("enter f Sato").pause().shows("1 of 1").press("enter").shows("Briefings ─")
	newScreen(t, 120, 30).press("enter w f Sato").pause().shows("Briefings ─").shows("1 of 1")
}

func TestSteppingBringsTheArticleUp(t *testing.T) {
	newScreen(t, 60, 20).press("]q").shows("▌").shows("The water rose")
	newScreen(t, 120, 30).press("]q").shows("Briefings ─")
}

func TestPaletteSaysThatNothingMatches(t *testing.T) {
	newScreen(t, 80, 24).press(": zzz").shows("No command here does that.")
}

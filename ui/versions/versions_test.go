package versions

import (
	"testing"

	"readout/model"
	"readout/ui/intent"
	"readout/ui/keys"
	"readout/ui/pane/panetest"
	"readout/ui/theme"
)

// box returns a bench with n versions of a story, the second of which is open.
func box(t *testing.T, n int) *panetest.Bench {
	t.Helper()
	store := &panetest.Store{Rows: panetest.Summaries(n)}
	store.Rows[0].Source = model.NewLine("The Ledger")
	return panetest.New(t, New(t.Context(), store, keys.Default(), intent.Versions{Article: store.Rows[1].ID, Found: store.Rows}))
}

func open(row int) intent.Open {
	return intent.Open{Ref: model.Ref{Article: panetest.Summaries(row + 1)[row].ID}}
}

func TestVersionsSayWhatChanged(t *testing.T) {
	box(t, 3).Size(110, 20).Shows(
		"22 Jul 2020 11:11  The Ledger  title changed, 1 paragraph added, 1 word changed, other outlet",
		"● 21 Jul 2020 11:11  Shafaq News", "  first",
		"changed since 20 Jul 2020, Shafaq News:",
		"+ Talks broke up.", "~ The water rose by [-two-] {+three+} metres.", "… 1 paragraph unchanged",
	)
}

func TestMovingShowsAnotherVersion(t *testing.T) {
	b := box(t, 3).Size(80, 20)
	b.Press("j").Shows("the first version in the archive").Hides("Talks broke up.")
	b.Press("enter").Wished(open(2))
	b.Press("g enter").Wished(open(0))
}

func TestSignsInASCII(t *testing.T) {
	box(t, 3).Size(80, 20).Tell(theme.New(true, true)).Shows("* 21 Jul", "{+three+}", "... 1 paragraph unchanged")
}

func TestGeometry(t *testing.T) { box(t, 9).Geometry() }

func TestFailureIsReported(t *testing.T) {
	store := &panetest.Store{Rows: panetest.Summaries(2), Err: errBroken{}}
	b := panetest.New(t, New(t.Context(), store, keys.Default(), intent.Versions{Found: store.Rows}))
	b.Size(60, 10).Wished(intent.Fail{Err: errBroken{}})
}

type errBroken struct{}

func (errBroken) Error() string { return "broken" }

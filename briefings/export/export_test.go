package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"readout/model"
)

var update = flag.Bool("update", false, "write the golden files")

// date returns the date that s stands for.
func date(s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// notes are a plain note, and one that tries to break out of every format.
func notes() []model.Note {
	at := time.Date(2026, 3, 12, 7, 0, 0, 0, time.UTC)
	cited := model.Cited{Quotation: "0a1b2c3d4e5f", Speaker: model.NewLine("Sami Barzan"), Role: model.NewLine("director of the Zab River Authority"), Paragraph: 3}
	return []model.Note{
		{
			ID: "0123456789abcdef", Body: model.NewText("Ask him about the *gates*.\n\n- five\n- all open"), Tags: model.NewLines([]string{"dams", "to ask"}), Written: at, Changed: at.Add(time.Hour),
			Anchor: model.Anchor{
				Article: "aaaa", Path: "briefings/zab.txt", Title: model.NewLine("The Zab rises"), Source: model.NewLine("Rafidain Wire"),
				Date: date("2026-03-11T18:42:07"), Exact: "“The snow is melting three weeks early,” Barzan told", Prefix: "before ", Suffix: " after", Cited: cited,
			},
		},
		{
			ID: "fedcba9876543210", Body: model.NewText("Left open:\n```\ncode"), Written: at, Changed: at,
			Anchor: model.Anchor{
				Article: "bbbb", Path: "-", Title: model.NewLine("=HYPERLINK(\"x\") # [[link]] <b>"), Orphan: true,
				Exact: "# no heading\n---\n```\n[[page]] *x* _y_ <script>\n1. one\n- two\n$a$ %%c%% \x1b[2J",
			},
		},
		{ID: "00000000000000ff", Written: at, Changed: at, Anchor: model.Anchor{Article: "cccc", Title: model.NewLine("A whole article")}},
	}
}

// said are quotations of each kind.
func said() []model.Said {
	article := model.Summary{ID: "aaaa", Title: model.NewLine("The Zab rises"), Source: model.NewLine("Rafidain Wire"), Published: date("2026-03-11T18:42:07"), Path: "briefings/zab.txt"}
	return []model.Said{
		{
			ID: "0a1b2c3d4e5f", Ref: model.Ref{Article: "aaaa"}, Words: model.NewLine(`"The snow is melting," … "and into rain."`), Speaker: model.NewLine("Sami Barzan"),
			Role: model.NewLine("director"), Named: true, Cue: model.NewLine("told"), Confidence: 0.93, Paragraph: 3, Article: article,
		},
		{ID: "1a1b2c3d4e5f", Ref: model.Ref{Article: "aaaa"}, Words: model.NewLine("that the crest would reach Mosul by Friday"), Kind: model.Indirect, Belief: true, Paragraph: 4, Article: article},
		{ID: "2a1b2c3d4e5f", Ref: model.Ref{Article: "dddd"}, Words: model.NewLine(`+1 for "calm", he said | so`), Kind: model.Mixed, Speaker: model.NewLine("@minister"), Article: model.Summary{Title: model.NewLine("Talks")}},
	}
}

// written returns what write writes in a format.
func written(t *testing.T, what string, f Format) string {
	t.Helper()
	var b bytes.Buffer
	err := Notes(&b, f, notes())
	if what == "quotations" {
		b.Reset()
		err = Quotations(&b, f, said())
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFormats(t *testing.T) {
	for _, what := range []string{"notes", "quotations"} {
		for _, f := range []Format{Markdown, JSON, CSV} {
			t.Run(what+" as "+f.String(), func(t *testing.T) {
				got := written(t, what, f)
				wantGolden(t, filepath.Join("testdata", what+f.Extension()), got)
				if again := written(t, what, f); again != got {
					t.Error("the second time gave other bytes")
				}
				if strings.ContainsRune(got, '\x1b') {
					t.Error("an escape was let through")
				}
			})
		}
	}
}

// wantGolden checks that a golden file holds got.
func wantGolden(t *testing.T, golden, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || got != string(want) {
		t.Errorf("got\n%s\nwant\n%s\n%v", got, want, err)
	}
}

func TestParseFormat(t *testing.T) {
	for name, want := range map[string]Format{"markdown": Markdown, "MD": Markdown, "json": JSON, "jsonl": JSON, "csv": CSV} {
		if got, err := ParseFormat(name); got != want || err != nil {
			t.Errorf("ParseFormat(%q) = %v, %v", name, got, err)
		}
	}
	if _, err := ParseFormat("\x1bdocx"); err == nil || strings.ContainsRune(err.Error(), '\x1b') {
		t.Errorf("error is %v", err)
	}
}

// decoded reads JSON lines back.
func decoded[T any](t *testing.T, raw string) []T {
	t.Helper()
	var all []T
	for d := json.NewDecoder(strings.NewReader(raw)); d.More(); {
		var row T
		if err := d.Decode(&row); err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	return all
}

func TestJSONHoldsEverything(t *testing.T) {
	var wantNotes []note
	for _, n := range notes() {
		wantNotes = append(wantNotes, newNote(n))
	}
	if got := decoded[note](t, written(t, "notes", JSON)); fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", wantNotes) {
		t.Errorf("got  %+v\nwant %+v", got, wantNotes)
	}
	var wantSaid []quotation
	for _, s := range said() {
		wantSaid = append(wantSaid, newQuotation(s))
	}
	if got := decoded[quotation](t, written(t, "quotations", JSON)); fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", wantSaid) {
		t.Errorf("got  %+v\nwant %+v", got, wantSaid)
	}
}

func TestSpreadsheetsRunNothing(t *testing.T) {
	for _, what := range []string{"notes", "quotations"} {
		rows, err := csv.NewReader(strings.NewReader(written(t, what, CSV))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		guarded := 0
		for _, cells := range rows {
			for _, cell := range cells {
				if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
					t.Errorf("%s: cell %q is a formula", what, cell)
				}
				if strings.HasPrefix(cell, "'") {
					guarded++
				}
			}
		}
		if guarded == 0 || len(rows) != 4 {
			t.Errorf("%s: %d rows, %d cells guarded", what, len(rows), guarded)
		}
	}
}

func TestCitation(t *testing.T) {
	want := []string{
		`"The snow is melting," … "and into rain." — Sami Barzan, director, Rafidain Wire, The Zab rises, 2026-03-11 (zab.txt, ¶3)`,
		"“that the crest would reach Mosul by Friday” (indirect belief) — unattributed, Rafidain Wire, The Zab rises, 2026-03-11 (zab.txt, ¶4)",
		`“+1 for "calm", he said | so” (mixed) — @minister?, Talks`,
	}
	var got []string
	for _, s := range said() {
		got = append(got, Citation(s))
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

package annotate

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"readout/model"
)

// scored is a quotation in the form the scorer reads: offsets in code points.
type scored struct {
	Start        int      `json:"start"`
	End          int      `json:"end"`
	Type         string   `json:"type"`
	Speech       bool     `json:"speech"`
	Fragments    [][2]int `json:"fragments"`
	SpeakerStart *int     `json:"speaker_start,omitempty"`
	SpeakerEnd   *int     `json:"speaker_end,omitempty"`
	CueStart     *int     `json:"cue_start,omitempty"`
	CueEnd       *int     `json:"cue_end,omitempty"`
	Rule         string   `json:"rule"`
}

// TestScores logs how the annotator does on labelled news. READOUT_DATA is the
// folder that holds data and eval; READOUT_SET the set, polnear_dev by default.
func TestScores(t *testing.T) {
	root := os.Getenv("READOUT_DATA")
	if root == "" {
		t.Skip("READOUT_DATA is not set")
	}
	set := os.Getenv("READOUT_SET")
	if set == "" {
		set = "polnear_dev"
	}
	gold := filepath.Join(root, "data/quotes", set+".jsonl")
	answers := os.Getenv("READOUT_ANSWERS")
	if answers == "" {
		answers = filepath.Join(t.TempDir(), "answers.jsonl")
	}
	predict(t, gold, answers)
	logScore(t, root, gold, answers, "--types", "direct")
	logScore(t, root, gold, answers, "--speech")
	if set == "polnear_dev" {
		logScore(t, root, gold, answers, "--cofenet", filepath.Join(root, "data/quotes/cofenet_polnear_dev.jsonl"))
	} else {
		logScore(t, root, gold, answers)
	}
}

// TestSharedStory holds the annotator to the kind, cue and speaker of every
// quotation in a real wire story, and to finding no more than these.
func TestSharedStory(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(os.Getenv("READOUT_DATA"), "briefings/*466d3275*.txt"))
	if os.Getenv("READOUT_DATA") == "" || len(files) != 1 {
		t.Skip("READOUT_DATA does not hold the story")
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	want := "indirect revealed, direct told, mixed added, direct explained, direct considered, indirect asserted"
	for _, text := range []string{string(raw), strings.Replace(string(raw), "Shafaq News / ", "", 1)} {
		a := plain(text)
		found := New().Article(a)
		var got []string
		for _, q := range found.Quotations {
			got = append(got, q.Kind.String()+" "+a.Text.Slice(q.Speaker.Cue))
			if name := found.SpeakerName(a.Text, q).String(); name != "Bashar Al-Kiki" {
				t.Errorf("%q is credited to %s", a.Text.Slice(q.Span), name)
			}
		}
		if got := strings.Join(got, ", "); got != want {
			t.Errorf("found %s, want %s", got, want)
		}
	}
}

// logScore runs the scorer and logs what it prints.
func logScore(t *testing.T, root, gold, answers string, options ...string) {
	t.Helper()
	arguments := append([]string{filepath.Join(root, "eval/score_quotes.py")}, options...)
	out, err := exec.Command("python3", append(arguments, gold, answers)...).CombinedOutput()
	t.Logf("%s\n%s", strings.Join(options, " "), out)
	if err != nil {
		t.Fatal(err)
	}
}

// predict annotates the articles in the file gold and writes what was found.
func predict(t *testing.T, gold, answers string) {
	t.Helper()
	in, err := os.Open(gold)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(answers)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	annotator := New()
	rows := bufio.NewScanner(in)
	rows.Buffer(nil, 16<<20)
	for rows.Scan() {
		var row struct{ ID, Text string }
		if err := json.Unmarshal(rows.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		if err := json.NewEncoder(out).Encode(answer(annotator, row.ID, row.Text)); err != nil {
			t.Fatal(err)
		}
	}
}

// answer returns one row for the scorer.
func answer(annotator *Annotator, id, raw string) any {
	a := plain(raw)
	found := []scored{}
	for _, q := range annotator.Article(a).Quotations {
		found = append(found, score(a.Text, q))
	}
	return struct {
		ID     string   `json:"id"`
		Quotes []scored `json:"quotes"`
	}{id, found}
}

// score returns q for the scorer.
func score(text model.Text, q model.Quotation) scored {
	s := scored{
		Start: text.Point(q.Span.Start), End: text.Point(q.Span.End),
		Type: q.Kind.String(), Speech: !q.Belief, Rule: string(q.Speaker.Grounds.Rule),
	}
	for _, f := range q.Fragments {
		s.Fragments = append(s.Fragments, [2]int{text.Point(f.Start), text.Point(f.End)})
	}
	s.SpeakerStart, s.SpeakerEnd = points(text, q.Speaker.Words)
	s.CueStart, s.CueEnd = points(text, q.Speaker.Cue)
	return s
}

// points returns a span in code points, nil for an empty one.
func points(text model.Text, s model.Span) (start, end *int) {
	if s.Empty() {
		return nil, nil
	}
	from, to := text.Point(s.Start), text.Point(s.End)
	return &from, &to
}

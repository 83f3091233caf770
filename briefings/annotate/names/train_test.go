package names

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/model"
)

var (
	train        = flag.Bool("train", false, "learn weights.bin anew from the folder READOUT_DATA")
	epochs       = flag.Int("epochs", 6, "how often each text is learned from")
	sets         = flag.String("sets", "conll,conll,silver,wikigold,crossner", "what is learned from")
	cut          = flag.Float64("cut", 2, "the least weight that is kept, of 127")
	levels       = flag.Float64("levels", 8, "how fine weights are")
	rate         = flag.Float64("rate", 0.2, "how far a step goes")
	silverWeight = flag.Float64("silver", 0.3, "how much machine labels weigh")
)

// ignored marks a token whose label cannot be told.
const ignored tag = numTags

// A lesson is a text with a tag for each token.
type lesson struct {
	text      string
	sentences []model.Span
	gold      []tag
	weight    float32 // of what it says
}

// newLesson lays the names of a labelled text over its tokens.
func newLesson(row labelled) lesson {
	text := model.NewText(row.Text)
	l := lesson{text: text.String(), sentences: sentencesOf(text.String())}
	f := newFinder(l.text, l.sentences)
	l.gold = make([]tag, len(f.tokens))
	names := row.gold(text)
	slices.SortFunc(names, func(a, b Name) int { return a.Span.Start - b.Span.Start })
	i := 0
	for _, n := range names {
		for i < len(f.tokens) && int(f.tokens[i].end) <= n.Span.Start {
			i++
		}
		from := i
		for i < len(f.tokens) && int(f.tokens[i].start) < n.Span.End {
			l.gold[i] = begins(n.Kind) + 1
			i++
		}
		if from == i {
			continue
		}
		l.gold[from] = begins(n.Kind)
		l.repair(f, n, from, i)
	}
	return l
}

// repair unlearns what is not a name to us: the rest of "US-led", and names
// that are not whole tokens.
func (l *lesson) repair(f *finder, n Name, from, to int) {
	whole := int(f.tokens[from].start) == n.Span.Start && int(f.tokens[to-1].end) == n.Span.End
	led := n.Kind == model.Other && to-from >= 3 && f.tokens[to-1].shape == lower && f.text[f.tokens[to-2].start] == '-'
	if !whole || led {
		for i := from; i < to; i++ {
			l.gold[i] = ignored
		}
	}
}

func TestTrain(t *testing.T) {
	if !*train {
		t.Skip("only with -train")
	}
	lessons := readLessons(t)
	l := learner{rows: map[feature]*row{}, rate: float32(*rate)}
	random := rand.New(rand.NewPCG(1, 2))
	for epoch := range *epochs {
		random.Shuffle(len(lessons), func(i, j int) { lessons[i], lessons[j] = lessons[j], lessons[i] })
		for _, text := range lessons {
			l.learn(text)
		}
		if epoch >= *epochs/2 {
			l.average()
		}
		fmt.Println("epoch", epoch, len(l.rows))
	}
	raw := l.pack()
	if err := os.WriteFile("weights.bin", raw, 0o644); err != nil {
		t.Fatal(err)
	}
	learned := newTable(int(binary.LittleEndian.Uint32(raw)))
	learned.unpack(raw[4:])
	t.Logf("%d features, %d bytes", binary.LittleEndian.Uint32(raw), len(raw))
	for _, name := range []string{"conll2003_dev", "uner_ewt_dev", "wikigold_all", "crossner_politics_dev"} {
		logScores(t, name, evaluate(readLabelled(t, "ner/"+name+".jsonl"), func(text model.Text, s []model.Span) []Name {
			f := newFinder(text.String(), s)
			f.tagAll(func(_ int, facts []feature, before tag) tag { return learned.best(facts, before) })
			f.settle()
			return f.names(nil)
		}))
	}
}

// readLessons reads the sets that were asked for.
func readLessons(t *testing.T) []lesson {
	t.Helper()
	var lessons []lesson
	for _, set := range strings.Split(*sets, ",") {
		var rows []labelled
		weight := 1.0
		switch set {
		case "conll":
			rows = readLabelled(t, "ner/conll2003_train.jsonl")
		case "wikigold":
			rows = readLabelled(t, "ner/wikigold_all.jsonl")
		case "crossner":
			rows = readLabelled(t, "ner/crossner_politics_train.jsonl")
		case "silver":
			rows, weight = readSilver(t), *silverWeight
		}
		for _, row := range rows {
			l := newLesson(row)
			l.weight = float32(weight)
			lessons = append(lessons, l)
		}
	}
	return lessons
}

// readSilver reads machine labels on texts on politics.
func readSilver(t *testing.T) []labelled {
	t.Helper()
	texts := map[string]string{}
	readJSON(t, "quotes/polnear_train.jsonl", func(raw []byte) error {
		var row struct{ ID, Text string }
		err := json.Unmarshal(raw, &row)
		texts[row.ID] = row.Text
		return err
	})
	var rows []labelled
	readJSON(t, "silver/corenlp_polnear_train.jsonl", func(raw []byte) error {
		var row struct {
			ID     string
			Tokens [][]any
		}
		err := json.Unmarshal(raw, &row)
		if texts[row.ID] != "" {
			rows = append(rows, silver(texts[row.ID], row.Tokens))
		}
		return err
	})
	return rows
}

// silver joins neighbouring tokens of a kind to names.
func silver(text string, tokens [][]any) labelled {
	l := labelled{Text: text}
	last := "O"
	for _, t := range tokens {
		start, end, kind := int(t[0].(float64)), int(t[1].(float64)), t[3].(string)
		switch {
		case kind == "O":
		case kind == last:
			l.Entities[len(l.Entities)-1].End = end
		default:
			l.Entities = append(l.Entities, entity{start, end, kind})
		}
		last = kind
	}
	return l
}

// readJSON calls each with every line of a file of the shared data.
func readJSON(t *testing.T, name string, each func([]byte) error) {
	t.Helper()
	file, err := os.Open(filepath.Join(os.Getenv("READOUT_DATA"), "data", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		if err := each(lines.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
}

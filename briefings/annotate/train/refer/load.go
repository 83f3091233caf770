package refer

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/briefings/annotate"
	"readout/briefings/annotate/names"
	"readout/briefings/annotate/token"
	"readout/model"
)

// readRows calls take with every line of a file of the data.
func readRows[T any](data, name string, take func(T)) error {
	file, err := os.Open(filepath.Join(data, name))
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var row T
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		take(row)
	}
	return lines.Err()
}

// A points turns offsets in code points into bytes.
type points []int

// newPoints returns the byte offset of every code point of text.
func newPoints(text string) points {
	p := make(points, 0, len(text)+1)
	for i := range text {
		p = append(p, i)
	}
	return append(p, len(text))
}

// span returns the bytes from one code point to before another.
func (p points) span(start, end int) model.Span { return model.Span{Start: p[start], End: p[end]} }

// newLesson returns an article of raw with a paragraph for every line, and what
// is named in it.
func newLesson(id, raw string) (*lesson, *model.Article) {
	a := &model.Article{Text: model.NewText(raw)}
	offset := 0
	for row := range strings.Lines(a.Text.String()) {
		if words := strings.TrimSpace(row); words != "" {
			start := offset + strings.Index(row, words)
			a.Paragraphs = append(a.Paragraphs, model.Paragraph{Span: model.Span{Start: start, End: start + len(words)}})
		}
		offset += len(row)
	}
	doc := token.Read(a.Text, a.Paragraphs)
	return &lesson{
		id: id, text: a.Text, paragraphs: a.Paragraphs, sentences: doc.Sentences,
		cast: names.Join(doc, names.Find(doc)),
	}, a
}

// A polnearRow is an article with its attributions.
type polnearRow struct {
	ID, Text string
	Quotes   []struct {
		Type         string
		Fragments    [][2]int
		SpeakerStart *int `json:"speaker_start"`
		SpeakerEnd   *int `json:"speaker_end"`
	}
}

// quotations returns the attributions of row.
func (row polnearRow) quotations() []model.Quotation {
	p := newPoints(row.Text)
	kinds := map[string]model.QuotationKind{"direct": model.Direct, "indirect": model.Indirect, "mixed": model.Mixed}
	var all []model.Quotation
	for _, q := range row.Quotes {
		var n model.Quotation
		for _, f := range q.Fragments {
			n.Fragments = append(n.Fragments, p.span(f[0], f[1]))
		}
		if len(n.Fragments) == 0 {
			continue
		}
		n.Span = model.Span{Start: n.Fragments[0].Start, End: n.Fragments[len(n.Fragments)-1].End}
		n.Kind = kinds[q.Type]
		if q.SpeakerStart != nil && q.SpeakerEnd != nil {
			n.Speaker.Words = p.span(*q.SpeakerStart, *q.SpeakerEnd)
		}
		all = append(all, n)
	}
	slices.SortStableFunc(all, func(a, b model.Quotation) int { return a.Span.Compare(b.Span) })
	return all
}

// readPolnear returns the lessons of a part of PolNeAR, train or dev.
func readPolnear(data, part string) ([]*lesson, error) {
	chains := map[string]silverRow{}
	if err := readRows(data, "silver/corenlp_polnear_"+part+".jsonl", func(row silverRow) { chains[row.ID] = row }); err != nil {
		return nil, err
	}
	hands := readHands()
	var lessons []*lesson
	err := readRows(data, "quotes/polnear_"+part+".jsonl", func(row polnearRow) {
		silver, ok := chains[row.ID]
		if !ok {
			return
		}
		l, _ := newLesson(row.ID, row.Text)
		l.quotations = row.quotations()
		p := newPoints(row.Text)
		l.meant = hands[row.ID].over(l, p, newSilver(l, silver, p).meant)
		lessons = append(lessons, l)
	})
	return lessons, err
}

// readGUM returns the lessons of a part of GUM, train or dev.
func readGUM(data, part string) ([]*lesson, error) {
	var lessons []*lesson
	annotator := annotate.New()
	err := readRows(data, "coref/gum_news_"+part+".jsonl", func(row gumRow) {
		l, a := newLesson(row.ID, row.Text)
		l.quotations = annotator.Article(a).Quotations
		l.meant = newGold(l, row).meant
		lessons = append(lessons, l)
	})
	return lessons, err
}

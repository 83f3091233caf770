package names

import (
	found "readout/briefings/annotate/names"
	"readout/briefings/annotate/tagger"
	"readout/briefings/annotate/tagger/learn"
	"readout/briefings/annotate/token"
	"readout/model"
)

// goldLabels returns the labels of the tokens of a sample, and which of them
// cannot be told, because a name ends inside a token.
func goldLabels(s sample) (labels []found.Label, unclear []bool) {
	labels, unclear = make([]found.Label, len(s.doc.Tokens)), make([]bool, len(s.doc.Tokens))
	i := 0
	for _, n := range s.names {
		for i < len(labels) && int(s.doc.Tokens[i].End) <= n.span.Start {
			i++
		}
		from := i
		for i < len(labels) && int(s.doc.Tokens[i].Start) < n.span.End {
			i++
		}
		for k := from; k < i; k++ {
			labels[k] = found.LabelOf(n.kind, k-from, i-from)
		}
		if from < i && (s.doc.Tokens[from].Span().Start != n.span.Start || s.doc.Tokens[i-1].Span().End != n.span.End || isLed(s.doc, from, i, n.kind)) {
			for k := from; k < i; k++ {
				unclear[k] = true
			}
		}
	}
	return labels, unclear
}

// isLed reports whether the tokens are those of "US-led", all of which is a name
// in some sets and only the first word of which is one to us.
func isLed(doc *token.Document, from, to int, k model.EntityKind) bool {
	return k == model.Other && to-from >= 3 && doc.Tokens[to-1].Shape == token.Lower && doc.Words(to-2) == "-"
}

// A lesson is a text to learn from.
type lesson struct {
	reading *found.Reading
	labels  []found.Label
	unclear []bool
	weight  float64
}

// newLesson returns the lesson of a sample.
func newLesson(s sample, weight float64) lesson {
	labels, unclear := goldLabels(s)
	return lesson{found.NewReading(s.doc), labels, unclear, weight}
}

// withoutOther makes unclear what is not marked in l but may be a name of a kind
// that the set does not mark.
func (l lesson) withoutOther() lesson {
	for i, label := range l.labels {
		if label == found.Outside && l.reading.MayBeOther(i) {
			l.unclear[i] = true
		}
	}
	return l
}

// sequences returns the runs of l that can be told as examples, and half of them
// once more with the names hidden, which count blind as much.
func (l lesson) sequences(to []learn.Sequence, blind float64) []learn.Sequence {
	for _, run := range l.reading.Runs() {
		if q, ok := l.sequence(run); ok {
			to = append(to, q)
		}
	}
	l.reading.Hide(true)
	for n, run := range l.reading.Runs() {
		if n%2 == 0 || l.reading.IsHeadline(run) {
			continue
		}
		if q, ok := l.sequence(run); ok {
			q.Weight *= blind
			to = append(to, q)
		}
	}
	l.reading.Hide(false)
	return to
}

// sequence returns run as an example.
func (l lesson) sequence(run found.Run) (learn.Sequence, bool) {
	q := learn.Sequence{Weight: l.weight}
	before := -1
	for i := run.From; i < run.To; i++ {
		if l.unclear[i] || !found.MayFollow(before, int(l.labels[i])) {
			return q, false
		}
		before = int(l.labels[i])
		q.Labels = append(q.Labels, l.labels[i])
		q.Facts = append(q.Facts, l.reading.Facts(run, i, make([]tagger.Feature, 0, 100)))
	}
	return q, found.MayFollow(before, learn.Edge)
}

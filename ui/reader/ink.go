package reader

import (
	"slices"
	"sort"

	"charm.land/lipgloss/v2"

	"readout/model"
	"readout/ui/flow"
	"readout/ui/pane"
	"readout/ui/theme"
)

// A look is the pens and signs the pane draws with.
type look struct {
	styles                    theme.Styles
	title, muted, note, input flow.Pen
	text                      textPens
	quoteBar, noteSign        string
	beliefSign, doubtSign     string
}

// textPens are what the article's words are drawn with.
type textPens struct {
	prose, heading, margin, current, selected, found, foundHere flow.Pen
}

// newLook makes the pens of styles.
func newLook(s theme.Styles) look {
	l := look{
		styles: s, title: flow.NewPen(s.Title), muted: flow.NewPen(s.Muted), note: flow.NewPen(s.Note), input: flow.NewPen(s.Text),
		text: textPens{
			prose: flow.NewPen(s.Reader.Prose), heading: flow.NewPen(s.Reader.Heading), margin: flow.NewPen(s.Reader.Margin),
			current: flow.NewPen(s.Reader.Current), selected: flow.NewPen(s.Reader.Selected),
			found: flow.NewPen(s.Reader.Found), foundHere: flow.NewPen(s.Reader.FoundHere),
		},
		quoteBar: "▌", noteSign: "✎", beliefSign: pane.Signs(pane.BeliefSign, s.ASCII), doubtSign: "?",
	}
	if s.ASCII {
		l.quoteBar, l.noteSign = "|", "n"
	}
	return l
}

// An ink is what is marked in an article for as long as it is open, in two
// layers: names show on top of quotations.
type ink struct {
	words, names layer
	doubts       []int // where quotations start whose speaker is uncertain, sorted
	beliefs      []int // where beliefs start, sorted
}

// newInk returns what is marked in an article, of the quotations those shown.
func newInk(entry model.Entry, s theme.Styles, shown func(model.Quotation) bool) ink {
	if entry.Article == nil {
		return ink{}
	}
	return ink{
		words: newLayer(words(entry, s.Reader, shown)), names: newLayer(names(entry.Found, s.Reader)),
		doubts:  starts(entry.Found, func(q model.Quotation) bool { return shown(q) && q.Speaker.Uncertain() }),
		beliefs: starts(entry.Found, func(q model.Quotation) bool { return shown(q) && q.Belief }),
	}
}

// words returns the strokes for quotations, emphasis and cues.
func words(entry model.Entry, s theme.Reader, shown func(model.Quotation) bool) []flow.Stroke {
	quote, belief, cue := flow.NewPen(s.Quote), flow.NewPen(s.Belief), flow.NewPen(s.Cue)
	marks := map[model.MarkKind]flow.Pen{
		model.Emphasis: flow.NewPen(s.Prose.Italic(true)),
		model.Strong:   flow.NewPen(s.Prose.Bold(true)),
		model.Code:     flow.NewPen(s.Code),
		model.Link:     flow.NewPen(s.Prose.Underline(true)),
	}
	var strokes []flow.Stroke
	for _, m := range entry.Article.Marks {
		strokes = append(strokes, flow.Stroke{Span: m.Span, Pen: marks[m.Kind]})
	}
	for _, q := range entry.Found.Quotations {
		if !shown(q) {
			continue
		}
		pen := quote
		if q.Belief {
			pen = belief
		}
		for _, f := range q.Fragments {
			strokes = append(strokes, flow.Stroke{Span: f, Pen: pen})
		}
		strokes = append(strokes, flow.Stroke{Span: q.Speaker.Cue, Pen: cue})
	}
	return strokes
}

// starts returns where those quotations start that will do, in order.
func starts(found *model.Annotations, will func(model.Quotation) bool) []int {
	var at []int
	for _, q := range found.Quotations {
		if will(q) {
			at = append(at, q.Span.Start)
		}
	}
	slices.Sort(at)
	return at
}

// inLine reports whether any of the offsets, which are in order, is in line.
func inLine(offsets []int, line model.Span) bool {
	i, _ := slices.BinarySearch(offsets, line.Start)
	return i < len(offsets) && offsets[i] < line.End
}

// names returns the strokes for mentions.
func names(found *model.Annotations, s theme.Reader) []flow.Stroke {
	pens := map[model.EntityKind]flow.Pen{
		model.Person:       flow.NewPen(s.Person),
		model.Organisation: flow.NewPen(s.Org),
		model.Location:     flow.NewPen(s.Place),
		model.Other:        flow.NewPen(lipgloss.NewStyle().Inherit(s.Prose)),
	}
	strokes := make([]flow.Stroke, 0, len(found.Mentions))
	for _, m := range found.Mentions {
		if e := found.Entity(m.Entity); e != nil && e.Kind != model.Other {
			strokes = append(strokes, flow.Stroke{Span: m.Span, Pen: pens[e.Kind]})
		}
	}
	return strokes
}

// A layer is strokes that can be asked quickly which of them touch a line: an
// article may have a hundred thousand.
type layer struct {
	strokes []flow.Stroke // by Span.Compare
	reach   []int         // the furthest end of any stroke up to and with each
}

// newLayer makes a layer of strokes.
func newLayer(strokes []flow.Stroke) layer {
	slices.SortStableFunc(strokes, func(a, b flow.Stroke) int { return a.Span.Compare(b.Span) })
	reach, furthest := make([]int, len(strokes)), 0
	for i, s := range strokes {
		furthest = max(furthest, s.Span.End)
		reach[i] = furthest
	}
	return layer{strokes, reach}
}

// appendTouching appends the strokes that touch line.
func (l layer) appendTouching(to []flow.Stroke, line model.Span) []flow.Stroke {
	i := sort.Search(len(l.reach), func(i int) bool { return l.reach[i] > line.Start })
	for ; i < len(l.strokes) && l.strokes[i].Span.Start < line.End; i++ {
		if l.strokes[i].Span.Overlaps(line) {
			to = append(to, l.strokes[i])
		}
	}
	return to
}

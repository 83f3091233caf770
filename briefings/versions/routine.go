package versions

import (
	"bytes"
	"slices"

	"readout/model"
)

// figure is the bit of a word's hash that says whether it is one.
const figure = 1

const (
	// others is how many figures each of two reports has that the other has
	// not: the day it is of, and what is new. A correction has one.
	others = 2
	// form is the share of figures among the words in which the reports differ.
	form = .5
)

// routine reports whether s and t, which have most words in common, are reports
// of the same form on different days: money markets, prices, the weather. What
// differs in them is figures, and days, which are figures here.
func (s *Story) routine(t *Story) bool {
	here, there := s.article.Published, t.article.Published
	if !here.Known() || !there.Known() || here.Time.Format(day) == there.Time.Format(day) {
		return false
	}
	least := others
	if !s.near(t) {
		least = 1
	}
	mine, yours := differing(counted(s.article), counted(t.article))
	return mine.routine(least) && yours.routine(least)
}

// day is how a date is compared.
const day = "2006-01-02"

// A difference is the words that one article has and another has not.
type difference struct{ words, figures int }

// routine reports whether they are mostly figures, and as many as least.
func (d difference) routine(least int) bool {
	return d.figures >= least && float64(d.figures) >= form*float64(d.words)
}

// add adds a word.
func (d *difference) add(word uint64) {
	d.words++
	d.figures += int(word & figure)
}

// counted returns the words of an article, sorted, each as often as it stands
// there, with the bit for figures.
func counted(a *model.Article) []uint64 {
	r := reader{marks: true}
	text := a.Text.String()
	for _, p := range a.Paragraphs {
		r.read(text[p.Span.Start:p.Span.End])
	}
	slices.Sort(r.words)
	return r.words
}

// differing returns in which words a and b, which are sorted, differ.
func differing(a, b []uint64) (inA, inB difference) {
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			inA.add(a[i])
			i++
		case i == len(a) || a[i] > b[j]:
			inB.add(b[j])
			j++
		default:
			i, j = i+1, j+1
		}
	}
	return inA, inB
}

// isFigure reports whether a folded word is a number, or a day or month by name.
func isFigure(word []byte) bool {
	if bytes.ContainsAny(word, "0123456789") {
		return true
	}
	switch string(word) {
	case "nil", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty",
		"fifty", "sixty", "seventy", "eighty", "ninety":
		return true
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return false
}

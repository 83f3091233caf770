package annotate

import (
	"strings"
	"unicode/utf8"

	"readout/briefings/annotate/names"
	"readout/model"
)

// A line is one sentence as attribution sees it: a quotation in marks is a
// single token, however many sentences it holds.
type line struct {
	tokens    []token
	stretches []stretch // of its paragraph; token.quote is an index into it
	text      string
	paragraph int
	starts    bool // first of its paragraph
	colon     bool // ends in a colon: introduces what follows
}

// longestParagraph is how long a paragraph may be, in bytes, to be read for
// quotations. One token takes sixty bytes, and no newspaper prints a book in
// one paragraph.
const longestParagraph = 1 << 20

// read cuts the paragraphs of a into lines.
func (l *lexicon) read(a *model.Article, sentences []model.Span, cast names.Result) []line {
	z := &tokenizer{words: l, text: a.Text.String(), mentions: cast.Mentions, entities: cast.Entities}
	m := newMarker(z.text)
	var lines []line
	for i, p := range a.Paragraphs {
		if p.Kind == model.Preformatted || p.Span.Len() > longestParagraph {
			continue
		}
		for len(sentences) > 0 && sentences[0].End <= p.Span.Start {
			sentences = sentences[1:]
		}
		var next model.Span
		if i+1 < len(a.Paragraphs) {
			next = a.Paragraphs[i+1].Span
		}
		stretches := m.paragraph(p.Span, next)
		tokens := fold(z.paragraph(p.Span, stretches), stretches, z.text)
		lines = appendLines(lines, line{tokens: tokens, stretches: stretches, text: z.text, paragraph: i}, sentences)
	}
	return lines
}

// paragraph returns the tokens of p with a token for every mark of stretches.
func (z *tokenizer) paragraph(p model.Span, stretches []stretch) []token {
	tokens := make([]token, 0, p.Len()/4)
	from := p.Start
	z.first, z.headline = true, isHeadline(z.text[p.Start:p.End])
	for i, s := range stretches {
		tokens = z.cut(tokens, model.Span{Start: from, End: s.span.Start})
		tokens = append(tokens, token{span: model.Span{Start: s.span.Start, End: s.inner.Start}, class: mark, quote: i})
		inside := len(tokens)
		z.first = true
		tokens = z.cut(tokens, s.inner)
		for k := range tokens[inside:] {
			tokens[inside+k].class |= embedded
		}
		if !s.open {
			tokens = append(tokens, token{span: model.Span{Start: s.inner.End, End: s.span.End}, class: mark, quote: i})
		}
		from = s.span.End
		z.first = endsInStop(z.text[s.inner.Start:s.inner.End])
	}
	return z.cut(tokens, model.Span{Start: from, End: p.End})
}

// isHeadline reports whether a paragraph is short and most of its words start
// with a capital.
func isHeadline(p string) bool {
	if len(p) > maxHeadline {
		return false
	}
	capitals, words := 0, 0
	for w := range strings.FieldsSeq(p) {
		if len(w) > 3 {
			words++
			if !startsLower(w) {
				capitals++
			}
		}
	}
	return capitals*10 > words*7
}

// maxHeadline is how long a headline may be, in bytes.
const maxHeadline = 200

// endsInStop reports whether s ends as a sentence does.
func endsInStop(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isStop(r)
}

// fold makes one token of every stretch that stands by itself. The rest are
// words within a sentence: "scare quotes", nicknames, titles, and the speaker's
// own words within the article's.
func fold(tokens []token, stretches []stretch, text string) []token {
	if len(stretches) == 0 {
		return tokens
	}
	folded := make([]token, 0, len(tokens))
	for i := 0; i < len(tokens); {
		t := tokens[i]
		if !t.is(mark) {
			folded = append(folded, t)
			i++
			continue
		}
		s := stretches[t.quote]
		end := i + 1
		for end < len(tokens) && tokens[end].span.Start < s.span.End {
			end++
		}
		if stands(context{folded, tokens[i:end], tokens[end:], s, text}) {
			folded = append(folded, token{span: s.span, class: quotation, quote: t.quote})
		} else {
			folded = append(folded, tokens[i:end]...)
		}
		i = end
	}
	return folded
}

// longest is how many tokens a line may have. Rules look at a line again for
// every quotation in it, so this bounds the work on a text without full stops.
const longest = 256

// appendLines cuts the tokens of a paragraph where a sentence ends outside a
// quotation, or with one.
func appendLines(lines []line, whole line, sentences []model.Span) []line {
	rest := whole.tokens[datelineLen(whole.tokens, whole.text):]
	whole.starts = true
	from, current := 0, 0
	for i, t := range rest {
		for current < len(sentences)-1 && sentences[current].End < t.span.End {
			current++
		}
		last := i == len(rest)-1
		if !last && i-from < longest && (t.is(embedded) || rest[i+1].span.Start < sentences[current].End || runsOn(rest[from:], i-from, whole.text)) {
			continue
		}
		whole.tokens = rest[from : i+1]
		whole.colon = t.is(colon)
		lines = append(lines, whole)
		whole.starts = false
		from = i + 1
	}
	return lines
}

// datelineLen returns how many tokens at the start of a paragraph only say
// where the report comes from: "BAGHDAD (AP) —", "Some News /".
func datelineLen(tokens []token, text string) int {
	sure := false
	for i, t := range tokens[:min(len(tokens), maxDateline)] {
		raw := text[t.span.Start:t.span.End]
		switch {
		case t.is(dash):
			for i+1 < len(tokens) && tokens[i+1].is(dash) {
				i++
			}
			if sure || raw == "/" {
				return i + 1
			}
			return 0
		case t.is(opens), i == 0 && len(raw) > 3 && raw == strings.ToUpper(raw):
			sure = true
		case !t.is(capital | name | number | comma | stop | closes):
			return 0
		}
	}
	return 0
}

// maxDateline is how many tokens a dateline may have.
const maxDateline = 14

// runsOn reports whether the quotation at i does not end its sentence although
// it ends one of its own: “Why?” Rossi asked.
func runsOn(tokens []token, i int, text string) bool {
	if !tokens[i].is(quotation) {
		return false
	}
	if after := tokens[i+1:]; len(after) > 1 && after[0].is(dash) && after[1].is(name|capital) {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[tokens[i].span.Start:tokens[i].span.End], `"”’'»`))
	if !strings.ContainsRune("?!…—–-.", r) {
		return false
	}
	after := tokens[i+1:]
	limit := farthest / 2
	if r == '.' {
		limit = 4
	}
	verb := firstReport(after, limit)
	return verb >= 0 && after[verb].is(takesQuote) && after[verb].is(finite) && endsAfterCue(after[verb+1:], r)
}

// firstReport returns the index of the first finite verb among the first
// tokens, past dots and marks within names, if it takes a quotation, or -1.
func firstReport(tokens []token, limit int) int {
	for i, t := range tokens[:min(limit, len(tokens))] {
		switch {
		case t.is(quotation | colon | dash), t.is(stop) && !isDotInName(tokens, i):
			return -1
		case t.is(finite) && t.is(takesQuote):
			return i
		case t.is(finite) && !t.is(noun|adjective|name), i == 0 && t.is(pronoun) && t.is(determiner):
			return -1
		}
	}
	return -1
}

// endsAfterCue reports whether nothing that could be said follows a cue that
// itself follows a quotation ending in r.
func endsAfterCue(after []token, r rune) bool {
	switch {
	case len(after) == 0:
		return true
	case r == '.':
		return after[0].is(stop)
	}
	return !after[0].is(colon|quotation) && (len(after) < 2 || !after[0].is(comma) || !after[1].is(quotation))
}

// firstVerb returns the index of the first finite verb among the first tokens,
// or -1 if there is none, or a mark before it.
func firstVerb(tokens []token, limit int) int {
	for i, t := range tokens[:min(limit, len(tokens))] {
		switch {
		case t.is(quotation | stop | colon | mark | dash):
			return -1
		case t.is(finite) && (!t.is(noun) || t.is(reports)):
			return i
		}
	}
	return -1
}

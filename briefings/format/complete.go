package format

import (
	"strings"
	"unicode/utf8"

	"readout/model"
)

// complete fills in what a's own words tell where its file did not: the place
// and agency it begins with, a title, and its identifier.
func complete(a *model.Article) {
	if a.Title.Empty() || a.Source.Empty() || a.Dateline.Empty() {
		lead := lead(a)
		if d, ok := readDateline(lead); ok {
			lead = lead[d.length:]
			a.Dateline = a.Dateline.Or(d.words)
			a.Source = a.Source.Or(d.agency)
		}
		if a.Title.Empty() {
			a.Title = opening(lead).Or(model.NewLine("Untitled"))
		}
	}
	a.ID = ID(a.Title, a.Text)
}

// lead returns the first paragraph of prose, or failing that the first of any
// kind.
func lead(a *model.Article) string {
	for _, p := range a.Paragraphs {
		if p.Kind == model.Prose {
			return a.Text.Slice(p.Span)
		}
	}
	if len(a.Paragraphs) == 0 {
		return ""
	}
	return a.Text.Slice(a.Paragraphs[0].Span)
}

// A dateline is the place and agency a report begins with.
type dateline struct {
	words  model.Line // "BAGHDAD (AP)"
	agency model.Line // "AP"; empty if none is given
	length int        // of all of it with the dash after it, in bytes
}

// What datelines are made of.
const (
	capitals = `\p{Lu}[\p{Lu}.'’-]+(?:[ /]\p{Lu}[\p{Lu}.'’-]+){0,3}`
	titled   = `\p{Lu}[\p{L}.'’-]+(?:[ /]\p{L}[\p{L}.'’-]*){0,3}`
	month    = `(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?`
	day      = `(?:` + month + ` \d{1,2}|\d{1,2} ` + month + `)(?:,? \d{4})?`
	region   = `\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+){0,2}`
	agency   = `\((\p{Lu}[\p{L}\d .&'’-]{0,30})\)`
	dash     = `\s*(?:—|–|--?)\s*`
)

// Datelines, in three degrees of certainty: an agency in brackets proves one, a
// date supports one, and capitals alone need a sentence of some length to follow.
var (
	byAgency = pattern(`^((?:` + titled + `)?(?:, ` + region + `)?(?:(?:^|,? )` + day + `)?(?:^| )` + agency + `)` + dash)
	byDate   = pattern(`^(` + capitals + `(?:, ` + region + `)?,? ` + day + `)` + dash)
	byRegion = pattern(`^((` + capitals + `(?:, ` + region + `)?)\s*(?:—|–|--?)\s+)["“‘'\p{Lu}\p{Lo}\d]`)
)

// slugs are set like places but are none.
var slugs = map[string]bool{"EXCLUSIVE": true, "UPDATE": true, "BREAKING": true, "BREAKING NEWS": true, "WATCH": true, "VIDEO": true, "OPINION": true, "ANALYSIS": true, "PRESS DIGEST": true, "FACTBOX": true, "CORRECTED": true, "RESEARCH ALERT": true}

// readDateline returns the dateline that the given paragraph begins with.
func readDateline(lead string) (dateline, bool) {
	const longest, least = 120, 80
	short := len(lead) < least
	if len(lead) > longest {
		lead = strings.ToValidUTF8(lead[:longest], "")
	}
	if !strings.ContainsAny(lead, "-–—") {
		return dateline{}, false
	}
	if strings.Contains(lead, "(") {
		if m := byAgency().FindStringSubmatch(lead); m != nil {
			return dateline{model.NewLine(m[1]), model.NewLine(m[2]), len(m[0])}, true
		}
	}
	if strings.ContainsAny(lead, "0123456789") {
		if m := byDate().FindStringSubmatch(lead); m != nil {
			return dateline{words: model.NewLine(m[1]), length: len(m[0])}, true
		}
	}
	if m := byRegion().FindStringSubmatch(lead); m != nil && !short && !slugs[m[2]] {
		return dateline{words: model.NewLine(m[2]), length: len(m[1])}, true
	}
	return dateline{}, false
}

// maxTitle is how many code points of its text may serve as an article's title.
const maxTitle = 90

// sentenceEnd is where a sentence may end within a paragraph.
var sentenceEnd = pattern(`[.!?…؟۔]["”’»)\]']*\s|[。！？]["”’»」』]?`)

// initials end in a full stop that ends no sentence.
var initials = pattern(`(?:^|[\s(“"])(?:\p{Lu}|(?:\p{Lu}\.)+\p{Lu}|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|Prof|Rev|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec|vs)\.$`)

// opening returns the first sentence of s, or as many of its words as make a
// title.
func opening(s string) model.Line {
	const enough = 4 * utf8.UTFMax * maxTitle
	if len(s) > enough {
		s = strings.ToValidUTF8(s[:enough], "")
	}
	s = strings.TrimPrefix(strings.Join(strings.Fields(s), " "), "• ")
	return model.NewLine(shorten(firstSentence(s)))
}

// firstSentence returns s up to where its first sentence ends, or all of it.
func firstSentence(s string) string {
	for at := 0; ; {
		m := sentenceEnd().FindStringIndex(s[at:])
		if m == nil {
			return s
		}
		from, end := at+m[0], at+m[1]
		if s[from] != '.' || !initials().MatchString(s[:from+1]) {
			return strings.TrimSpace(s[:end])
		}
		at = end
	}
}

// shorten returns s cut at a word so that it is short enough for a title.
func shorten(s string) string {
	points := 0
	for i := range s {
		if points++; points <= maxTitle {
			continue
		}
		if word := strings.LastIndexByte(s[:i], ' '); word > i/2 {
			i = word
		}
		return strings.TrimRight(s[:i], " ,;:–—-") + "…"
	}
	return s
}

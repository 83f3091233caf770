package link

import (
	"net/url"
	"strings"

	"readout/briefings/gazetteer"
	"readout/model"
)

// A clue is a place that an article is about or comes from, with how much that
// counts, from 0 to 1.
type clue struct {
	place  gazetteer.Sense
	weight float64
	at     spot
}

// What clues count that are not names.
const (
	weightDomain  = 0.8
	weightDemonym = 0.5
)

// evidence returns what an article says about places other than by its names:
// peoples, and the country of the outlet's domain.
func (r *reader) evidence() *evidence {
	a, g := r.article, r.world
	found := peoples(a, g)
	for _, outlet := range []string{a.Source.String(), hostOf(a.URL.String())} {
		if code := countryDomain(outlet); code != "" {
			if p, ok := g.Country(code); ok {
				found = append(found, clue{place: p, weight: weightDomain})
			}
		}
	}
	return &evidence{clues: found}
}

// peoples returns a clue for each country whose people the article names,
// counting every country once.
func peoples(a *model.Article, g *gazetteer.Gazetteer) []clue {
	var found []clue
	seen := map[string]bool{}
	note := func(word string) bool {
		code, ok := g.Demonym(word)
		if p, isCountry := g.Country(code); ok && isCountry && !seen[code] {
			seen[code] = true
			found = append(found, clue{place: p, weight: weightDemonym})
		}
		return ok
	}
	for _, text := range []string{a.Title.String(), a.Text.String()} {
		before := model.Span{}
		eachCapital(text, func(s model.Span) {
			isPair := before.End > 0 && before.End+1 == s.Start
			if !isPair || !note(text[before.Start:s.End]) {
				note(text[s.Start:s.End])
			}
			before = s
		})
	}
	return found
}

// eachCapital calls word with every word of text that begins with one of the
// letters A to Z. Few words do, and the rest is passed over fast.
func eachCapital(text string, word func(model.Span)) {
	for i := 0; i < len(text); i++ {
		if text[i] < 'A' || text[i] > 'Z' {
			continue
		}
		start := i
		for i < len(text) && isLetter(text[i]) {
			i++
		}
		if start == 0 || !isLetter(text[start-1]) {
			word(model.Span{Start: start, End: i})
		}
	}
}

// hostOf returns the host of an address, or "".
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// countryDomain returns the country whose domain host ends in, or "". The
// domains that outlets everywhere use as words do not count.
func countryDomain(host string) string {
	i := strings.LastIndexByte(host, '.')
	if i < 1 || strings.ContainsRune(host, ' ') || len(host)-i != 3 {
		return ""
	}
	switch code := strings.ToUpper(host[i+1:]); code {
	case "TV", "ME", "IO", "CO", "FM", "AI", "LY", "CC", "WS", "TO", "EU":
		return ""
	case "UK":
		return "GB"
	default:
		return code
	}
}

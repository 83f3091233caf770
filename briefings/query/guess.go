package query

import "strings"

// others are what the qualifiers are called elsewhere.
var others = map[string]string{
	"author": "speaker", "by": "speaker", "said": "speaker", "who": "speaker", "people": "person", "name": "person",
	"organisation": "org", "organization": "org", "company": "org", "location": "place", "city": "place", "country": "place", "where": "place",
	"feed": "source", "outlet": "source", "site": "source", "from": "source", "subject": "title", "headline": "title", "label": "tag", "tags": "tag",
	"date": "on", "day": "on", "when": "on", "since": "after", "newer": "after", "until": "before", "older": "before", "order": "sort",
	"regex": "re", "regexp": "re", "around": "near", "in": "place", "with": "has", "type": "kind",
}

// meant returns the qualifier that a name without meaning was likely meant for.
func meant(name string) (string, bool) {
	if other, ok := others[name]; ok {
		return other, true
	}
	var names []string
	for _, q := range Qualifiers() {
		names = append(names, q.Name)
	}
	return nearest(name, names)
}

// nearest returns the first of words that differs least from s: by a letter,
// or in longer ones by two.
func nearest(s string, words []string) (best string, ok bool) {
	least := min(2, len(s)/3) + 1
	for _, w := range words {
		if d := distance(s, w, least); d < least {
			best, least, ok = w, d, true
		}
	}
	for _, w := range words {
		if !ok && len(s) > 1 && strings.HasPrefix(w, s) {
			return w, true
		}
	}
	return best, ok
}

// distance returns how many letters must be put in, taken out, changed or
// swapped with the next to make b of a, or some number of at least limit
// (optimal string alignment).
func distance(a, b string, limit int) int {
	if abs(len(a)-len(b)) >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := last[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(last[j]+1, row[j-1]+1, change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// abs returns n without its sign.
func abs(n int) int { return max(n, -n) }

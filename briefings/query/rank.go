package query

import "strings"

// Exact returns the expression for what q's words name: an article whose title
// has them in a row, or in which such a speaker is quoted; of quotations, one by
// such a speaker. It is "" if q has no words.
func (q *Query) Exact(ofQuotations bool) string {
	var all pattern
	for _, p := range patterns(q.root, false) {
		all.words, all.prefix = append(all.words, p.words...), p.prefix
	}
	if all.empty() {
		return ""
	}
	columns := string(Speaker)
	if !ofQuotations {
		columns = strings.Join([]string{string(Title), string(Speaker)}, " ")
	}
	return all.in(columns)
}

package archive

import (
	"slices"
	"strconv"
	"strings"

	"readout/briefings/query"
	"readout/model"
)

// fed is what an index is given of an article or a quotation: for each column
// its folded words.
type fed []string

// folded returns the words of the parts, and how many there are.
func folded(parts ...string) (string, int) {
	var words []byte
	total := 0
	for _, part := range parts {
		var n int
		words, n = query.AppendWords(words, part)
		total += n
	}
	return string(words), total
}

// The columns of the indexes, in their order.
const (
	bodyOfArticle = iota
	titleOfArticle
	sourceOfArticle
	bylineOfArticle
	personOfArticle
	orgOfArticle
	placeOfArticle
	speakerOfArticle
	believerOfArticle
	tagOfArticle
	factsOfArticle
	columnsOfArticle
)

// articleFed returns the columns of an article, its figures apart, and how many
// words it has in its text.
func articleFed(e model.Entry) (fed, int) {
	a := e.Article
	columns := make(fed, columnsOfArticle)
	var words int
	columns[bodyOfArticle], words = folded(a.Text.String())
	columns[titleOfArticle], _ = folded(a.Title.String())
	columns[sourceOfArticle], _ = folded(a.Source.String())
	columns[bylineOfArticle] = names([]model.Line{a.Byline})
	columns[tagOfArticle] = names(a.Tags)
	for kind, column := range map[model.EntityKind]int{
		model.Person: personOfArticle, model.Organisation: orgOfArticle, model.Location: placeOfArticle,
	} {
		columns[column] = names(mentioned(e, kind))
	}
	statements, beliefs := speakers(e)
	columns[speakerOfArticle], columns[believerOfArticle] = names(statements), names(beliefs)
	columns[factsOfArticle] = articleFacts(e)
	return columns, words
}

// names returns names as words of a column, each once.
func names(lines []model.Line) string {
	var words []byte
	for i, name := range lines {
		if !name.Empty() && !slices.Contains(lines[:i], name) {
			words = query.AppendName(words, name.String())
		}
	}
	return string(words)
}

// mentioned returns what the entities of a kind are called in an article.
func mentioned(e model.Entry, kind model.EntityKind) (found []model.Line) {
	for _, n := range e.Found.Entities {
		if n.Kind == kind {
			found = append(found, namesOf(n)...)
		}
	}
	return found
}

// namesOf returns what n is called.
func namesOf(n model.Entity) []model.Line {
	names := append([]model.Line{n.Name}, n.Aliases...)
	if n.Place != nil {
		names = append(names, n.Place.Name, n.Place.Region)
	}
	return names
}

// speakers returns the names of who is credited with statements, and with
// beliefs and intentions.
func speakers(e model.Entry) (statements, beliefs []model.Line) {
	for _, q := range e.Found.Quotations {
		if q.Belief {
			beliefs = append(beliefs, credited(e, q)...)
		} else {
			statements = append(statements, credited(e, q)...)
		}
	}
	return statements, beliefs
}

// articleFacts returns the facts column of an article, its figures apart.
func articleFacts(e model.Entry) string {
	a := e.Article
	facts := query.AppendFact(nil, query.Always)
	add := func(f query.Fact, holds bool) {
		if holds {
			facts = query.AppendFact(facts, f)
		}
	}
	add(query.Undated, !a.Published.Known())
	add(query.Tagged, len(a.Tags) > 0)
	add(query.Linked, !a.URL.Empty())
	var holds []query.Fact
	for _, q := range e.Found.Quotations {
		for _, f := range manner(q) {
			if !slices.Contains(holds, f) {
				holds = append(holds, f)
				add(f, true)
			}
		}
	}
	return string(facts)
}

// manner returns what holds for an article with q in it. What holds for the sake
// of a belief is told from what does for that of a statement.
func manner(q model.Quotation) []query.Fact {
	given, whose := kindOf(q), query.Attributed
	if !isAttributed(q) {
		whose = query.Unattributed
	}
	facts := append(doubt(q), given, whose)
	if !q.Belief {
		return append(facts, query.Statement)
	}
	for i, f := range facts {
		facts[i] = f.Believed()
	}
	return append(facts, query.Belief)
}

// kindOf says how q is given.
func kindOf(q model.Quotation) query.Fact {
	return [...]query.Fact{query.Direct, query.Indirect, query.Mixed}[q.Kind]
}

// figureFact is the fact that a figure is mentioned in an article, or credited
// with a quotation.
func figureFact(number int64) query.Fact {
	return query.Fact("¶f" + strconv.FormatInt(number, 36))
}

// isAttributed reports whether anybody is credited with q.
func isAttributed(q model.Quotation) bool { return q.Speaker.Known() || q.Speaker.Entity != 0 }

// credited returns the names of who is credited with q.
func credited(e model.Entry, q model.Quotation) []model.Line {
	if !isAttributed(q) {
		return nil
	}
	names := []model.Line{e.Found.SpeakerName(e.Article.Text, q)}
	if n := e.Found.Entity(q.Speaker.Entity); n != nil {
		names = append(names, n.Aliases...)
	}
	return names
}

// quotationFed returns the one column of a quotation, its figure apart: its
// words, its speaker's names, and its facts. What else a speaker is called is
// fed only as far as it has words the name has not.
func quotationFed(e model.Entry, q model.Quotation) fed {
	words := wordsIn(nil, e.Article.Text, q)[1:]
	for _, name := range telling(credited(e, q)) {
		words = query.AppendSpeaker(words, name.String())
	}
	for _, f := range factsOf(q) {
		words = query.AppendFact(words, f)
	}
	if !e.Article.Published.Known() {
		words = query.AppendFact(words, query.Undated)
	}
	if isCut(e.Article.Text, q) {
		words = query.AppendFact(words, query.Cut)
	}
	return fed{string(words)}
}

// wordsIn appends the folded words of q to dst, with a space before the first.
func wordsIn(dst []byte, t model.Text, q model.Quotation) []byte {
	dst = append(dst, ' ')
	for _, f := range q.Fragments {
		dst, _ = query.AppendWords(dst, t.Slice(f))
	}
	return dst
}

// namesIn appends the names of who is credited with q to dst, likewise. They do
// not run into one another.
func namesIn(dst []byte, e model.Entry, q model.Quotation) []byte {
	dst = append(dst, ' ')
	for _, name := range telling(credited(e, q)) {
		dst = query.AppendName(dst, name.String())
	}
	return dst
}

// isCut reports whether words in a row of q may not be so in the text.
func isCut(t model.Text, q model.Quotation) bool {
	if len(q.Fragments) != 1 {
		return true
	}
	f := q.Fragments[0]
	return query.IsCut(t.String(), f.Start) || query.IsCut(t.String(), f.End)
}

// factsOf returns what holds for q that is in the index.
func factsOf(q model.Quotation) []query.Fact {
	facts := []query.Fact{kindOf(q)}
	if q.Belief {
		facts = append(facts, query.Belief)
	}
	if !isAttributed(q) {
		facts = append(facts, query.Unattributed)
	}
	return append(facts, doubt(q)...)
}

// telling returns those of names that have words those before them have not.
func telling(names []model.Line) (kept []model.Line) {
	known := map[string]bool{}
	for _, name := range names {
		tells := false
		for word := range strings.FieldsSeq(query.Fold(name.String())) {
			tells = tells || !known[word]
			known[word] = true
		}
		if tells {
			kept = append(kept, name)
		}
	}
	return kept
}

// fragments returns the words of q, piece by piece.
func fragments(t model.Text, q model.Quotation) []string {
	words := make([]string, len(q.Fragments))
	for i, f := range q.Fragments {
		words[i] = t.Slice(f)
	}
	return words
}

// quoted returns the words of q on one row.
func quoted(t model.Text, q model.Quotation) model.Line {
	return model.NewLine(strings.Join(fragments(t, q), " … "))
}

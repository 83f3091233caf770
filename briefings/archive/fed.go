package archive

import (
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

// articleFed returns the columns of an article, and how many words it has in
// its text. Figures are those it mentions.
func articleFed(e model.Entry, figures []int64) (fed, int) {
	a := e.Article
	title, _ := folded(a.Title.String())
	body, words := folded(a.Text.String())
	origin, _ := folded(a.Source.String(), a.Byline.String())
	return fed{title, body, origin, articleFacts(e, figures)}, words
}

// articleFacts returns the facts column of an article.
func articleFacts(e model.Entry, figures []int64) string {
	facts := dateFacts(e.Article)
	facts = query.AppendNames(facts, query.Source, e.Article.Source.String())
	for _, tag := range e.Article.Tags {
		facts = query.AppendNames(facts, query.Tag, tag.String())
	}
	if len(e.Article.Tags) > 0 {
		facts = query.AppendFact(facts, query.Tagged)
	}
	if !e.Article.URL.Empty() {
		facts = query.AppendFact(facts, query.Linked)
	}
	facts = setFacts(facts, e)
	for _, n := range e.Found.Entities {
		facts = appendMention(facts, n)
	}
	for _, number := range figures {
		facts = query.AppendFact(facts, figureFact(number))
	}
	seen := map[string]bool{}
	for _, q := range e.Found.Quotations {
		if said := string(articleFactsOf(e, q)); !seen[said] {
			seen[said] = true
			facts = append(facts, said...)
		}
	}
	return string(facts)
}

// dateFacts returns the facts that hold for articles and their quotations alike.
func dateFacts(a *model.Article) []byte {
	facts := query.AppendFact(nil, query.Always)
	if a.Published.Known() {
		facts = query.AppendFact(facts, query.Dated)
	}
	return facts
}

// appendMention appends the names of an entity an article mentions.
func appendMention(facts []byte, n model.Entity) []byte {
	field, ok := map[model.EntityKind]query.Field{
		model.Person: query.Person, model.Organisation: query.Organisation, model.Location: query.Place,
	}[n.Kind]
	if !ok {
		return facts
	}
	names := append([]model.Line{n.Name}, n.Aliases...)
	if n.Place != nil {
		names = append(names, n.Place.Name, n.Place.Region)
	}
	return appendNames(facts, field, names)
}

// appendNames appends names, each once.
func appendNames(facts []byte, field query.Field, names []model.Line) []byte {
	for i, name := range names {
		if !name.Empty() && !containsLine(names[:i], name) {
			facts = query.AppendNames(facts, field, name.String())
		}
	}
	return facts
}

// containsLine reports whether name is one of names.
func containsLine(names []model.Line, name model.Line) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

// figureFact is the fact that a figure is mentioned in an article, or credited
// with a quotation.
func figureFact(number int64) query.Fact {
	return query.Fact("¶figure" + strconv.FormatInt(number, 10))
}

// quotationFacts appends how q is given, and who is credited with it.
func quotationFacts(facts []byte, e model.Entry, q model.Quotation) []byte {
	facts = query.AppendFact(facts, stance(q))
	for _, f := range manner(q) {
		facts = query.AppendFact(facts, f)
	}
	return appendNames(facts, query.Speaker, credited(e, q))
}

// articleFactsOf returns what holds for an article because q is in it. What
// holds for the sake of a belief is told from what does for that of a statement.
func articleFactsOf(e model.Entry, q model.Quotation) []byte {
	if !q.Belief {
		return quotationFacts(nil, e, q)
	}
	facts := query.AppendFact(nil, stance(q))
	for _, f := range manner(q) {
		facts = query.AppendFact(facts, f.Believed())
	}
	return appendNames(facts, query.Believer, credited(e, q))
}

// stance says whether q is a statement or a belief.
func stance(q model.Quotation) query.Fact {
	if q.Belief {
		return query.Belief
	}
	return query.Statement
}

// manner says how q is given.
func manner(q model.Quotation) []query.Fact {
	how := [...]query.Fact{query.Direct, query.Indirect, query.Mixed}[q.Kind]
	if isAttributed(q) {
		return append(doubt(q), query.Quoting, how, query.Attributed)
	}
	return []query.Fact{query.Quoting, how, query.Unattributed}
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

// quotationFed returns the columns of a quotation. Figure is whom it is
// credited to, 0 for nobody known.
func quotationFed(e model.Entry, q model.Quotation, figure int64) fed {
	words, _ := folded(fragments(e.Article.Text, q)...)
	speaker, _ := folded(e.Found.SpeakerName(e.Article.Text, q).String())
	facts := query.AppendNames(dateFacts(e.Article), query.Source, e.Article.Source.String())
	facts = quotationFacts(facts, e, q)
	if figure != 0 {
		facts = query.AppendFact(facts, figureFact(figure))
	}
	return fed{words, speaker, string(facts)}
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

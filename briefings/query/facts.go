package query

import "strings"

// sign begins facts among the words of an index. No word of a text holds it, so
// the facts need no filter by column, which would cost time.
const sign = "¶"

// A Fact is something about an article or a quotation that holds or does not.
type Fact string

// The facts. Of quotations only those are in the index that hold for few, or
// for one of three: what is not a Belief is a Statement, what is not Unattributed
// is Attributed. Always is a fact of articles.
const (
	Always       Fact = sign + "any"
	Undated      Fact = sign + "undated"
	Dated        Fact = sign + "dated" // what is not Undated; not in the index
	Direct       Fact = sign + "direct"
	Indirect     Fact = sign + "indirect"
	Mixed        Fact = sign + "mixed"
	Attributed   Fact = sign + "attributed"
	Unattributed Fact = sign + "unattributed"
	Statement    Fact = sign + "statement"
	Belief       Fact = sign + "belief"  // or an intention
	Quoting      Fact = sign + "quoting" // Statement, or Belief where these count; not in the index
	Tagged       Fact = sign + "tagged"
	Linked       Fact = sign + "linked"

	nowhere Fact = sign + "nowhere" // not in the index
)

// Believed returns what holds for an article with a belief of which f holds. The
// index of articles tells it from f, so that beliefs can be left out.
func (f Fact) Believed() Fact { return sign + "believed" + f[len(sign):] }

// AppendFact appends a fact to the text of the facts column.
func AppendFact(dst []byte, f Fact) []byte {
	return append(append(dst, f...), ' ')
}

// AppendName appends a name to the text of a column of names. Names do not run
// into one another.
func AppendName(dst []byte, name string) []byte {
	dst, _ = AppendWords(dst, name)
	return append(append(dst, sign...), ' ')
}

// quoted returns the expression for a fact.
func quoted(f Fact) string { return `"` + string(f) + `"` }

// phrase returns p as an FTS5 phrase.
func (p pattern) phrase() string {
	s := `"` + strings.Join(p.words, " ") + `"`
	if p.prefix {
		s += " *"
	}
	return s
}

// in returns p as an FTS5 phrase in some columns.
func (p pattern) in(columns string) string { return "{" + columns + "} : " + p.phrase() }

// filter implements tree.
func (t fact) filter(in scope) piece { return piece{match: quoted(Fact(t))} }

// wordsOfArticles are the columns that words alone are looked for in.
const wordsOfArticles = "body title source byline"

// filter implements tree.
func (t words) filter(in scope) piece {
	if in.of == quotations {
		return t.said()
	}
	return piece{match: t.in(wordsOfArticles)}
}

// filter implements tree.
func (t named) filter(in scope) piece {
	switch t.field {
	case Speaker:
		if in.of == quotations {
			return t.pattern.bySpeaker()
		}
		columns := string(Speaker)
		if in.beliefs {
			columns += " " + string(Believer)
		}
		return piece{match: t.pattern.in(columns)}
	case Tag:
		return either(in, in.ofArticle(t.pattern.in(string(Tag))), t.tagged(in))
	default:
		return in.ofArticle(t.pattern.in(string(t.field)))
	}
}

// tagged finds what the reader gave the tag that t names.
func (t named) tagged(in scope) piece {
	wanted := " " + strings.Join(t.pattern.words, " ")
	if !t.pattern.prefix {
		wanted += " "
	}
	p := in.within("SELECT a.row FROM tagged g JOIN article a ON a.id = "+Identifier+"(g.article) WHERE instr(' ' || fold(g.tag) || ' ', ?) > 0", wanted)
	p.live = true
	return p
}

// filter implements tree.
func (t dated) filter(in scope) piece { return all{t}.filter(in) }

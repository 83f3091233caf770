package query

import "strings"

// sign begins the words of the facts column. No word of a text holds it, so the
// facts need no filter by column, which would cost time.
const sign = "¶"

// A Fact is something about an article or a quotation that holds or does not.
type Fact string

// The facts. Always holds for everything, Dated where the date is known.
const (
	Always       Fact = sign + "any"
	Dated        Fact = sign + "dated"
	Direct       Fact = sign + "direct"
	Indirect     Fact = sign + "indirect"
	Mixed        Fact = sign + "mixed"
	Attributed   Fact = sign + "attributed"
	Unattributed Fact = sign + "unattributed"
	Statement    Fact = sign + "statement"
	Belief       Fact = sign + "belief" // or an intention
	Quoting      Fact = sign + "quoting"
	Tagged       Fact = sign + "tagged"
	Linked       Fact = sign + "linked"
)

// Believed returns what holds for an article with a belief of which f holds. The
// index of articles tells it from f, so that beliefs can be left out.
func (f Fact) Believed() Fact { return sign + "believed" + f[len(sign):] }

// anything matches all there is.
const anything = `"` + string(Always) + `"`

// AppendFact appends a fact to the text of the facts column.
func AppendFact(dst []byte, f Fact) []byte {
	return append(append(dst, f...), ' ')
}

// AppendNames appends a name to the text of the facts column, as words of the
// given field. Names do not run into one another.
func AppendNames(dst []byte, f Field, name string) []byte {
	for t := range Tokens(name) {
		dst = append(append(append(append(append(dst, sign...), f...), sign...), t.Word...), ' ')
	}
	return append(append(dst, sign...), ' ')
}

// phrase returns p as an FTS5 phrase, each word with the given beginning.
func (p pattern) phrase(mark string) string {
	s := `"` + mark + strings.Join(p.words, " "+mark) + `"`
	if p.prefix {
		s += " *"
	}
	return s
}

// filter implements tree.
func (t words) filter(scope) piece { return piece{match: t.phrase("")} }

// filter implements tree.
func (t named) filter(in scope) piece {
	match := t.pattern.phrase(sign + string(t.field) + sign)
	switch t.field {
	case Speaker:
		if in.of == articles && in.beliefs {
			match += " OR " + t.pattern.phrase(sign+string(Believer)+sign)
		}
		return piece{match: match}
	case Source:
		return piece{match: match}
	case Title:
		return in.ofArticle("title : " + t.pattern.phrase(""))
	case Tag:
		return either(in, in.ofArticle(match), t.tagged(in))
	default:
		return in.ofArticle(match)
	}
}

// tagged finds what the reader gave the tag that t names.
func (t named) tagged(in scope) piece {
	wanted := " " + strings.Join(t.pattern.words, " ")
	if !t.pattern.prefix {
		wanted += " "
	}
	p := in.within("SELECT a.row FROM tagged g JOIN article a ON a.id = g.article WHERE instr(' ' || fold(g.tag) || ' ', ?) > 0", wanted)
	p.live = true
	return p
}

// filter implements tree.
func (t dated) filter(scope) piece {
	return piece{
		match: `"` + string(Dated) + `"`,
		where: "listed.rowid >= ? AND listed.rowid < ?",
		args:  []any{t.from << RowBits, t.to << RowBits},
	}
}

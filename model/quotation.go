package model

import "strings"

// A Quotation is something somebody said, wrote, believes or intends, in the
// words the article gives.
type Quotation struct {
	Span      Span   // the hull of Fragments
	Fragments []Span // what was said, in order and disjoint, at least one; the marks of a direct quotation and the "that" of an indirect one belong to it
	Kind      QuotationKind
	Belief    bool // a belief or an intention ("fears that …"), not a statement
	Speaker   Speaker
}

// A QuotationKind says in whose words a quotation is given.
type QuotationKind int

// The kinds of quotation: in the speaker's words, within quotation marks; in
// the article's; in the article's with some of the speaker's within marks.
const (
	Direct QuotationKind = iota
	Indirect
	Mixed
)

// String returns "direct", "indirect" or "mixed".
func (k QuotationKind) String() string {
	return [...]string{"direct", "indirect", "mixed"}[k]
}

// A Speaker is whom an article credits with a quotation. The zero Speaker is
// nobody: the article does not say, or it could not be told.
type Speaker struct {
	Words      Span     // the words that name the speaker there: "He", "the minister"; zero if nobody is credited
	Cue        Span     // the words that attribute: "told", "according to"; zero if none
	Entity     EntityID // who that is; 0 if not identified
	Grounds    Grounds
	Confidence float64 // that Entity, or Words if Entity is 0, is right; from 0 to 1
}

// Known reports whether anybody was credited.
func (s Speaker) Known() bool { return !s.Words.Empty() }

// Grounds say why a quotation stands under a name.
type Grounds struct {
	Rule  Rule   // how the words of the speaker were found; "" if nobody is credited
	Chain []Step // from those words to the entity's name, empty if they are its name
}

// A Rule names, in words for the reader, a rule or a model that decided.
type Rule string

// A Step is one reference resolved: from the words before to these.
type Step struct {
	Words  Span
	Reason Rule
}

// Describe returns the grounds in one line: cue, rule, chain.
func (s Speaker) Describe(t Text) string {
	var b strings.Builder
	if !s.Cue.Empty() {
		b.WriteString("cue “" + NewLine(t.Slice(s.Cue)).String() + "” · ")
	}
	if !s.Known() {
		return b.String() + "nobody is credited"
	}
	b.WriteString(string(s.Grounds.Rule) + " · “" + NewLine(t.Slice(s.Words)).String() + "”")
	for _, step := range s.Grounds.Chain {
		b.WriteString(" → “" + NewLine(t.Slice(step.Words)).String() + "” (" + string(step.Reason) + ")")
	}
	return b.String()
}

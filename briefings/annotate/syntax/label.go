package syntax

// A Tag is a part of speech of the Penn Treebank.
type Tag uint8

// The tags; the zero Tag is that of a noun. Those before NumOpen are told apart
// by what was learned; the others belong to single words and marks, which the
// lexicon lists.
const (
	NN Tag = iota
	NNS
	NNP
	NNPS
	CC
	CD
	DT
	EX
	IN
	JJ
	JJR
	JJS
	MD
	PDT
	POS
	PRP
	PRPS // PRP$
	RB
	RBR
	RBS
	RP
	TO
	UH
	VB
	VBD
	VBG
	VBN
	VBP
	VBZ
	WDT
	WP
	WRB
	WPS // WP$
	SYM
	Dollar // $
	Comma
	Stop       // .
	Colon      // : and ; and dashes
	OpenQuote  // ``
	CloseQuote // ''
	LeftBracket
	RightBracket
	NumTags
	NumOpen = WPS
)

// tagNames are the tags as corpora write them.
var tagNames = []string{
	"NN", "NNS", "NNP", "NNPS", "CC", "CD", "DT", "EX", "IN", "JJ", "JJR", "JJS", "MD", "PDT", "POS", "PRP", "PRP$",
	"RB", "RBR", "RBS", "RP", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WRB", "WP$", "SYM",
	"$", ",", ".", ":", "``", "''", "-LRB-", "-RRB-",
}

func (t Tag) String() string {
	if t < NumTags {
		return tagNames[t]
	}
	return "none"
}

// IsNoun reports whether t is a noun's.
func (t Tag) IsNoun() bool { return t <= NNPS }

// IsVerb reports whether t is a verb's, modal verbs left out.
func (t Tag) IsVerb() bool { return VB <= t && t <= VBZ }

// IsMark reports whether t is a punctuation mark's.
func (t Tag) IsMark() bool { return Comma <= t && t < NumTags }

// ParseTag returns the tag that a corpus writes as name: foreign words count as
// NN, list items and number signs as SYM. Of what is no tag it returns NN.
func ParseTag(name string) Tag {
	for t, n := range tagNames {
		if n == name {
			return Tag(t)
		}
	}
	if name == "LS" || name == "#" {
		return SYM
	}
	return NN
}

// A Relation says what a token is to its head, as basic Universal Dependencies
// of version 1 name it.
type Relation uint8

// The relations; the zero Relation is one that has no other name. Those before
// NumLearned are told apart by what was learned.
const (
	Dep Relation = iota
	Nsubj
	Nsubjpass
	Csubj
	Dobj
	Iobj
	Ccomp
	Xcomp
	Advcl
	Acl
	Relcl // acl:relcl
	Nmod
	NmodPoss // nmod:poss
	NmodTmod // nmod:tmod, and other nouns that stand for adverbs
	Nummod
	Amod
	Advmod
	Neg
	Det
	Case
	Mark
	Aux
	Auxpass
	Cop
	Compound
	CompoundPrt // compound:prt
	Mwe
	Appos
	Conj
	Cc
	Parataxis
	Expl
	Punct
	Root
	NumRelations
	NumLearned = Punct
)

// relationNames are the relations as corpora write them.
var relationNames = []string{
	"dep", "nsubj", "nsubjpass", "csubj", "dobj", "iobj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "nmod",
	"nmod:poss", "nmod:tmod", "nummod", "amod", "advmod", "neg", "det", "case", "mark", "aux", "auxpass", "cop",
	"compound", "compound:prt", "mwe", "appos", "conj", "cc", "parataxis", "expl", "punct", "root",
}

func (r Relation) String() string {
	if r < NumRelations {
		return relationNames[r]
	}
	return "none"
}

// mergedRelations are rare relations, each with the one it is taken for.
var mergedRelations = map[string]Relation{
	"det:predet": Det, "cc:preconj": Cc, "csubjpass": Csubj, "nmod:npmod": NmodTmod,
}

// ParseRelation returns the relation that a corpus writes as name; rare ones
// count as the nearest, those it does not know as Dep.
func ParseRelation(name string) Relation {
	for r, n := range relationNames {
		if n == name {
			return Relation(r)
		}
	}
	return mergedRelations[name]
}

package syntax

import "readout/briefings/annotate/token"

// A Move is a step of the parser.
type Move uint8

// The moves of the arc-hybrid system.
const (
	Shift Move = iota // the next token goes onto the stack
	Left              // the top of the stack depends on the next token
	Right             // the top of the stack depends on the one below it
	NumMoves
)

// A State is the words of a sentence, or of part of one, on their way.
// Punctuation marks are left out, for they hang on words in too many ways; what
// stood between two words is kept. Words are counted from the first; Len stands
// for no word.
type State struct {
	From  int     // index in the document of the first token
	Len   int     // words
	Next  int     // the first word that was not on the stack yet
	Stack []int32 // of words without heads, the top last
	Nodes []Node  // Len and one more, which stands for no word
	words []int32 // of each its index after From

	open        bool // child was joined to head, and it is asked by which relation
	head, child int
}

// A Node is what is known of a word so far.
type Node struct {
	Word        uint32
	gap         Tag   // the marks before it, a bit each
	gaps        uint8 // words up to it with marks before them
	Tag         Tag
	Relation    Relation
	Head        int32  // -1 until it is known
	first, last int32  // outermost children to the left and the right, or Len
	verb        int32  // the next verb after it, or Len
	second      int32  // the child to the right before last, or Len
	has         uint32 // relations to it that tell, a bit each
	lefts       uint8  // children to the left, up to 3
	rights      uint8
}

// tells are the relations that say what a word can still take.
const tells = 1<<Nsubj | 1<<Nsubjpass | 1<<Csubj | 1<<Dobj | 1<<Ccomp | 1<<Xcomp | 1<<NmodPoss | 1<<Det | 1<<Case |
	1<<Mark | 1<<Aux | 1<<Cop | 1<<Conj | 1<<Cc | 1<<Relcl

// Words appends to words the indices of the tags that are not punctuation
// marks', or of all of them if there is none.
func Words(tags []Tag, words []int32) []int32 {
	for i, t := range tags {
		if !t.IsMark() {
			words = append(words, int32(i))
		}
	}
	if len(words) == 0 {
		for i := range tags {
			words = append(words, int32(i))
		}
	}
	return words
}

// reset starts on the tokens from from to to of d.
func (s *State) reset(d *token.Document, tags []Tag, from, to int) {
	s.words = Words(tags[from:to], s.words[:0])
	n := int32(len(s.words))
	s.From, s.Len, s.Next, s.open = from, int(n), 0, false
	s.Stack = s.Stack[:0]
	s.Nodes = s.Nodes[:0]
	blank := Node{Word: 1, Tag: NumTags, Relation: NumRelations, Head: -1, first: n, last: n, second: n}
	at := from
	for _, w := range s.words {
		i := from + int(w)
		blank.mind(tags[at:i])
		at = i + 1
		node := blank
		node.Word, node.Tag = d.Tokens[i].Low, tags[i]
		s.Nodes = append(s.Nodes, node)
	}
	blank.mind(tags[at:to])
	s.Nodes = append(s.Nodes, blank)
	for i := s.Len - 1; i >= 0; i-- {
		s.Nodes[i].verb = s.verbFrom(i + 1)
	}
}

// verbFrom returns the first word from i that is a verb, or Len, given that of
// the words from i on.
func (s *State) verbFrom(i int) int32 {
	if t := s.Nodes[i].Tag; t.IsVerb() || t == MD || i == s.Len {
		return int32(i)
	}
	return s.Nodes[i].verb
}

// mind notes the marks before a word. Stops and dashes count as one.
func (n *Node) mind(marks []Tag) {
	n.gap = 0
	for _, m := range marks {
		switch m {
		case Comma:
			n.gap |= 1
		case OpenQuote:
			n.gap |= 2
		case CloseQuote:
			n.gap |= 4
		case LeftBracket:
			n.gap |= 8
		case RightBracket:
			n.gap |= 16
		default:
			n.gap |= 32
		}
	}
	if n.gap != 0 {
		n.gaps++
	}
}

// May reports whether m can be done.
func (s *State) May(m Move) bool {
	switch m {
	case Shift:
		return s.Next < s.Len
	case Left:
		return s.Next < s.Len && len(s.Stack) > 0
	default:
		return len(s.Stack) > 1
	}
}

// Best returns the move with the first greatest of scores among those that can
// be done.
func (s *State) Best(scores []float32) Move {
	best := NumMoves
	for m := range NumMoves {
		if s.May(m) && (best == NumMoves || scores[m] > scores[best]) {
			best = m
		}
	}
	return best
}

// top returns the word k below the top of the stack.
func (s *State) top(k int) int {
	if k >= len(s.Stack) {
		return s.Len
	}
	return int(s.Stack[len(s.Stack)-1-k])
}

// ahead returns the word k after the next one.
func (s *State) ahead(k int) int { return min(s.Next+k, s.Len) }

// Arc returns the head and the child that m, which is Left or Right, joins.
func (s *State) Arc(m Move) (head, child int) {
	if m == Left {
		return s.Next, s.top(0)
	}
	return s.top(1), s.top(0)
}

// shift puts the next token onto the stack.
func (s *State) shift() {
	s.Stack = append(s.Stack, int32(s.Next))
	s.Next++
}

// attach takes child from the stack and gives it to head.
func (s *State) attach(head, child int, r Relation) {
	s.Stack = s.Stack[:len(s.Stack)-1]
	c, h := &s.Nodes[child], &s.Nodes[head]
	c.Head, c.Relation = int32(head), r
	if r < NumLearned {
		h.has |= 1 << r & tells
	}
	if child < head {
		h.first = int32(child)
		h.lefts = min(3, h.lefts+1)
		return
	}
	h.second, h.last = h.last, int32(child)
	h.rights = min(3, h.rights+1)
}

package syntax

import (
	"readout/briefings/annotate/tagger"
	"readout/briefings/annotate/token"
)

// lanes is how many sentences are parsed at a time: enough that the weights of
// one have come from the memory when its turn comes again.
const lanes = 4

// A road is the sentences of one document that are parsed side by side.
type road struct {
	*Parser
	doc   *token.Document
	tree  *Tree
	next  int // sentence
	lanes [lanes]lane

	facts  []tagger.Feature
	scores [tagger.MaxLabels]int32
	moved  [NumMoves]float32
}

// A lane is one sentence on a road.
type lane struct {
	State
	end, to int   // of the part at hand, and of the sentence
	root    int32 // of the sentence, -1 until it is known
	asked   question
	found   bool // where the weights are
	call    tagger.Call
}

// attach is Attach by what was learned.
func (p *Parser) attach(d *token.Document, t *Tree) {
	r := p.roads.Get().(*road)
	defer p.roads.Put(r)
	r.Parser, r.doc, r.tree, r.next = p, d, t, 0
	t.Heads, t.Relations = make([]int32, len(d.Tokens)), make([]Relation, len(d.Tokens))
	for i := range r.lanes {
		l := &r.lanes[i]
		l.end, l.to = 0, 0
		r.goOn(l, r.begin(l))
	}
	for busy := true; busy; {
		busy = false
		for i := range r.lanes {
			if l := &r.lanes[i]; l.asked != nothing {
				busy = true
				r.visit(l)
			}
		}
	}
	r.doc, r.tree = nil, nil
}

// visit does one step of what l waits for.
func (r *road) visit(l *lane) {
	if !l.found {
		l.call.Find()
		l.found = true
		return
	}
	if l.asked == whichMove {
		r.moves.ScoreOf(&l.call, r.moved[:])
		l.do(l.Best(r.moved[:]))
	} else {
		l.call.Score(r.scores[:NumLearned])
		l.bind(Relation(greatest(r.scores[:NumLearned])))
	}
	r.goOn(l, true)
}

// goOn parses in l, if anything is in it, until it must be asked what was learned.
func (r *road) goOn(l *lane, any bool) {
	for any {
		switch l.asked = l.ask(r.habits); l.asked {
		case whichMove:
			r.facts = l.moveFacts(r.facts[:0])
			l.call.Open(r.moves.Table, r.facts)
		case whichRelation:
			r.facts = l.relationFacts(l.head, l.child, r.facts[:0])
			l.call.Open(r.relations, r.facts)
		default:
			l.root = l.write(r.tree, l.end, l.root)
			any = r.begin(l)
			continue
		}
		l.found = false
		return
	}
	l.asked = nothing
}

// begin puts into l the next part of its sentence, else the next sentence, and
// reports whether there is one.
func (r *road) begin(l *lane) bool {
	from := l.end
	for from == l.to {
		if r.next == len(r.doc.Sentences) {
			return false
		}
		from, l.to = r.doc.Sentence(r.next)
		l.root = -1
		r.next++
	}
	l.end = min(l.to, from+MaxSentence)
	l.reset(r.doc, r.tree.Tags, from, l.end)
	return true
}

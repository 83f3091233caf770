package names

import (
	"readout/briefings/annotate/tagger"
	"readout/briefings/annotate/token"
)

// A view is what can be seen from a run: its sentence.
type view struct {
	r        *Reading
	run      Run
	from, to int // the sentence's tokens
	setting  setting
}

// view returns what can be seen from run.
func (r *Reading) view(run Run) view {
	from, to := r.doc.Sentence(run.sentence)
	return view{r, run, from, to, r.settings[run.sentence]}
}

// token returns token i, or one like no other if that is not in the sentence.
func (v view) token(i int) token.Token {
	if i < v.from || i >= v.to {
		return token.Token{Low: 1, Shape: token.Nothing}
	}
	t := v.r.doc.Tokens[i]
	if v.r.hidden && v.r.isCapital(i) {
		t.Low, t.Head, t.Tail = 2, 0, 0
	}
	return t
}

// word returns what is known of token i.
func (v view) word(i int) word {
	if i < v.from || i >= v.to {
		return word{}
	}
	w := v.r.words[i]
	w.in &= speaking
	return w
}

// speaking are the lists that speak for or against a name.
const speaking = ^(abbreviation | prefix | maleTitle | femaleTitle | modifier | tailing | opener)

// A stance is a token with its neighbours, two to each side.
type stance struct {
	t          [5]token.Token
	w          [5]word
	shape, set uint32
}

// here is the middle of a stance.
const here = 2

// stance returns the one of token i.
func (v view) stance(i int) stance {
	var s stance
	for k := range s.t {
		s.t[k], s.w[k] = v.token(i+k-here), v.word(i+k-here)
	}
	s.shape = uint32(s.t[here].Shape)
	s.set = s.shape | uint32(v.setting)<<4
	return s
}

// Facts appends the facts about token i of run to facts.
func (r *Reading) Facts(run Run, i int, facts []tagger.Feature) []tagger.Feature {
	v := r.view(run)
	s := v.stance(i)
	facts = s.wording(facts)
	facts = s.spelling(facts)
	facts = s.classing(facts)
	facts = s.listing(facts)
	facts = v.around(s, i, facts)
	return v.elsewhere(s, i, facts)
}

// wording appends the words themselves.
func (s *stance) wording(to []tagger.Feature) []tagger.Feature {
	low := [5]uint32{s.t[0].Low, s.t[1].Low, s.t[2].Low, s.t[3].Low, s.t[4].Low}
	shapes := uint32(s.t[1].Shape)<<8 | uint32(s.t[3].Shape)
	return append(to,
		tagger.Fact(1, low[2], 0),
		tagger.Fact(2, low[2], s.set),
		tagger.Fact(3, low[1], s.shape),
		tagger.Fact(4, low[3], s.shape),
		tagger.Fact(5, low[0], 0),
		tagger.Fact(6, low[4], 0),
		tagger.Fact(7, low[2], low[1]),
		tagger.Fact(8, low[2], low[3]),
		tagger.Fact(9, s.set, shapes),
		tagger.Fact(10, low[1], low[3]),
		tagger.Fact(11, low[0], low[1]),
		tagger.Fact(12, low[3], low[4]),
		tagger.Fact(13, shapes<<8|s.shape, uint32(s.t[0].Shape)<<8|uint32(s.t[4].Shape)),
	)
}

// spelling appends how the token begins and ends.
func (s *stance) spelling(to []tagger.Feature) []tagger.Feature {
	t := s.t[here]
	n := uint32(min(t.End-t.Start, 10))
	return append(to,
		tagger.Fact(20, t.Suffix(2), s.set),
		tagger.Fact(21, t.Suffix(3), s.set),
		tagger.Fact(22, t.Suffix(4), s.set),
		tagger.Fact(23, t.Prefix(3), s.set),
		tagger.Fact(24, t.Prefix(4), s.set),
		tagger.Fact(25, n, s.set),
		tagger.Fact(26, t.Suffix(3), uint32(s.t[1].Shape)<<8|uint32(s.t[3].Shape)),
	)
}

// classing appends the classes of the words.
func (s *stance) classing(to []tagger.Feature) []tagger.Feature {
	b2, b, c, a, a2 := s.w[0].class, s.w[1].class, s.w[2].class, s.w[3].class, s.w[4].class
	return append(to,
		tagger.Fact(30, c.Coarse(), s.set),
		tagger.Fact(31, c.Middle(), s.set),
		tagger.Fact(32, c.Fine(), s.shape),
		tagger.Fact(33, c.Broad(), s.set),
		tagger.Fact(34, c.Narrow(), s.shape),
		tagger.Fact(35, c.Rank(), s.set),
		tagger.Fact(55, uint32(c.Case()), s.set),
		tagger.Fact(56, uint32(c.Case()), uint32(b.Case())<<8|uint32(a.Case())<<16|s.shape),
		tagger.Fact(36, b.Coarse(), s.shape),
		tagger.Fact(37, b.Middle(), s.shape),
		tagger.Fact(38, b.Narrow(), 0),
		tagger.Fact(39, a.Coarse(), s.shape),
		tagger.Fact(40, a.Middle(), s.shape),
		tagger.Fact(41, a.Narrow(), 0),
		tagger.Fact(42, b2.Middle(), 0),
		tagger.Fact(43, a2.Middle(), 0),
		tagger.Fact(44, b.Coarse(), c.Coarse()),
		tagger.Fact(45, c.Coarse(), a.Coarse()),
		tagger.Fact(46, b.Broad(), c.Broad()),
		tagger.Fact(47, c.Broad(), a.Broad()),
		tagger.Fact(48, c.Broad(), s.t[1].Low),
		tagger.Fact(49, c.Broad(), s.t[3].Low),
		tagger.Fact(50, b.Middle(), c.Middle()),
		tagger.Fact(51, c.Middle(), a.Middle()),
		tagger.Fact(52, b.Broad(), a.Broad()),
		tagger.Fact(53, b2.Coarse(), b.Broad()),
		tagger.Fact(54, a.Broad(), a2.Coarse()),
	)
}

// sort returns the phrase p as part of a fact.
func (p phrase) sort() uint32 { return uint32(p.sorts)<<3 | uint32(p.place) }

// listing appends the lists and known names that the words are in.
func (s *stance) listing(to []tagger.Feature) []tagger.Feature {
	b, w, a := s.w[1], s.w[2], s.w[3]
	return append(to,
		tagger.Fact(60, uint32(w.in), s.set),
		tagger.Fact(61, uint32(w.in), uint32(a.in)),
		tagger.Fact(62, uint32(w.in), uint32(b.in)),
		tagger.Fact(63, w.phrase.sort(), s.set),
		tagger.Fact(64, w.phrase.sort(), a.phrase.sort()),
		tagger.Fact(65, w.phrase.sort(), b.phrase.sort()),
		tagger.Fact(66, uint32(w.phrase.alone), uint32(w.in)),
		tagger.Fact(67, w.phrase.sort(), s.t[1].Low),
		tagger.Fact(68, w.phrase.sort(), s.t[3].Low),
		tagger.Fact(69, w.phrase.sort(), w.class.Coarse()),
		tagger.Fact(70, uint32(b.phrase.alone), uint32(w.phrase.alone)|uint32(a.phrase.alone)<<8),
	)
}

// runMax is how far the ends of the capitals around a token are looked for.
const runMax = 6

// around appends what is known from the capitals around token i.
func (v view) around(s stance, i int, to []tagger.Feature) []tagger.Feature {
	first, last := i, i
	for i-first < runMax && v.token(first-1).Shape.IsCapital() {
		first--
	}
	for last-i < runMax && v.token(last+1).Shape.IsCapital() {
		last++
	}
	before, after, start, end := v.token(first-1), v.token(last+1), v.word(first), v.word(last)
	prior, next := v.word(first-1), v.word(last+1)
	place := uint32(i-first)<<4 | uint32(last-i)
	return append(to,
		tagger.Fact(80, before.Low, place),
		tagger.Fact(81, after.Low, place),
		tagger.Fact(82, v.token(last).Low, place),
		tagger.Fact(83, prior.class.Middle(), place),
		tagger.Fact(84, next.class.Middle(), place),
		tagger.Fact(85, end.class.Middle(), place),
		tagger.Fact(86, start.class.Middle(), place),
		tagger.Fact(87, uint32(end.in), place),
		tagger.Fact(88, uint32(prior.in), place),
		tagger.Fact(89, v.token(first).Low, place),
		tagger.Fact(90, place, s.set),
		tagger.Fact(91, prior.class.Broad(), next.class.Broad()),
		tagger.Fact(92, end.class.Narrow(), place),
		tagger.Fact(93, start.class.Broad(), end.class.Broad()),
		tagger.Fact(94, tagger.Mix(prior.class.Coarse(), s.w[here].class.Coarse()), place),
		tagger.Fact(95, tagger.Mix(next.class.Coarse(), s.w[here].class.Coarse()), place),
		tagger.Fact(96, end.phrase.sort(), place),
		tagger.Fact(97, s.set, uint32(min(i-v.from, 2))<<8|uint32(min(v.to-1-i, 2))),
	)
}

// elsewhere appends what the rest of the article says of the word.
func (v view) elsewhere(s stance, i int, to []tagger.Feature) []tagger.Feature {
	t := v.r.doc.Tokens[i]
	small := v.r.smalls.has(t.Low)
	said := v.r.evidence[t.Low]
	to = append(to,
		tagger.Fact(100, small, s.shape<<8|uint32(min(i-v.from, 1))),
		tagger.Fact(101, small, uint32(s.w[here].in)),
		tagger.Fact(102, uint32(said), 0),
	)
	for bit := telling(1); bit <= alone; bit <<= 1 {
		if said&bit != 0 {
			to = append(to, tagger.Fact(103, uint32(bit), s.shape))
		}
	}
	return to
}

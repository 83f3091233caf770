package names

import "strings"

// A feature is the hash of one fact about a token and its surroundings.
type feature uint32

// fact returns the feature that the n-th of the facts of a token has the values
// a and b. The multipliers are those of MurmurHash3.
func fact(n int, a, b uint32) feature {
	h := (uint32(n)*0x9e3779b1 ^ a) * 0xcc9e2d51
	h ^= h >> 15
	h = (h ^ b) * 0x1b873593
	h ^= h >> 13
	return feature(h * 0x85ebca6b)
}

// A viewer looks at the tokens of one sentence.
type viewer struct {
	*finder
	from, to int // the sentence's tokens
	setting  setting
}

// telling are the lists that speak for or against a name.
const telling = ^(abbreviation | prefix | maleTitle | femaleTitle | modifier | tailing | opener)

// at returns token i, or one like no other if that is not in the sentence.
func (v *viewer) at(i int) token {
	if i < v.from || i >= v.to {
		return token{low: 1, shape: nothing}
	}
	t := v.tokens[i]
	t.in &= telling
	return t
}

// tagAt returns the tag of token i as part of a feature.
func (v *viewer) tagAt(i int) uint32 {
	if i < v.from {
		return numTags
	}
	return uint32(v.tags[i])
}

// mayGoOn reports whether token i, which is no capital, may be inside a name:
// "of" in "Bank of Iraq", "96" in "Euro 96".
func (v *viewer) mayGoOn(i int) bool {
	switch t := v.tokens[i]; {
	case t.shape == number:
		return true
	case t.shape == mark && strings.IndexByte("&-.'/", v.text[t.start]) < 0:
		return false
	}
	return v.at(i+1).shape.isCapital() || v.at(i+2).shape.isCapital()
}

// features appends the features of token i, whose predecessors are tagged.
func (v *viewer) features(i int, to []feature) []feature {
	w, before, after := v.at(i), v.at(i-1), v.at(i+1)
	before2, after2 := v.at(i-2), v.at(i+2)
	t1, t2 := v.tagAt(i-1), v.tagAt(i-2)
	shape := uint32(w.shape)
	set := shape | uint32(v.setting)<<4
	to = append(to,
		fact(1, w.low, 0),
		fact(2, w.low, set),
		fact(3, before.low, shape),
		fact(4, after.low, shape),
		fact(5, before2.low, 0),
		fact(6, after2.low, 0),
		fact(7, w.low, before.low),
		fact(8, w.low, after.low),
		fact(9, set, uint32(before.shape)<<8|uint32(after.shape)),
		fact(10, set, uint32(min(i-v.from, 2))),
		fact(11, t1, set),
		fact(12, t1<<8|t2, shape),
		fact(13, t1, w.low),
		fact(14, t1, before.low),
		fact(15, t1, after.low),
		fact(16, uint32(w.in), shape),
		fact(17, uint32(w.in), uint32(after.in)),
		fact(18, uint32(w.in), uint32(before.in)),
		fact(19, uint32(w.in), t1),
		fact(20, uint32(after.shape)<<4|uint32(after2.shape), shape<<8|t1),
		fact(21, before.low, after.low),
		fact(22, before2.low, before.low),
		fact(23, after.low, after2.low),
	)
	to = v.spelling(w, set, to)
	return v.wider(i, t1, w, to)
}

// spelling appends how token w begins and ends.
func (v *viewer) spelling(w token, set uint32, to []feature) []feature {
	word := v.text[w.start:w.end]
	n := len(word)
	h := uint32(hashStart)
	for k := 1; k <= min(4, n); k++ {
		h = (h ^ uint32(word[n-k]|0x20)) * hashPrime
		if k > 1 {
			to = append(to, fact(30+k, h, set))
		}
	}
	h = hashStart
	for k := range min(4, n) {
		h = (h ^ uint32(word[k]|0x20)) * hashPrime
	}
	return append(to, fact(35, h, set), fact(36, uint32(min(n, 8)), set))
}

// runMax is how far the ends of a run of capitals are looked for.
const runMax = 6

// wider appends what is known from the run of capitals around token i, which is
// w, and from the rest of the article.
func (v *viewer) wider(i int, t1 uint32, w token, to []feature) []feature {
	first, last := i, i
	for i-first < runMax && v.at(first-1).shape.isCapital() {
		first--
	}
	for last-i < runMax && v.at(last+1).shape.isCapital() {
		last++
	}
	before, after, end := v.at(first-1), v.at(last+1), v.at(last)
	place := uint32(i-first)<<8 | uint32(last-i)<<4
	seen, small := uint32(v.seen[w.low]), v.smalls.has(w.low)
	return append(to,
		fact(40, before.low, place),
		fact(41, after.low, place),
		fact(42, end.low, place),
		fact(43, uint32(end.in), t1),
		fact(44, seen, t1),
		fact(45, seen, w.low),
		fact(46, small, uint32(w.shape)<<8|uint32(min(i-v.from, 1))),
		fact(47, place|small, uint32(w.in)),
		fact(48, uint32(v.seen[end.low]), place),
		fact(49, uint32(before.in), place),
	)
}

// A sieve remembers which words occur. It may take one for another.
type sieve [sieveLen]uint64

// sieveLen makes room for 131,072 words, of which an article has hundreds.
const sieveLen = 1 << 11

// add remembers word.
func (s *sieve) add(word uint32) { s[word>>6%sieveLen] |= 1 << (word % 64) }

// has returns 1 if word was added, 0 if not.
func (s *sieve) has(word uint32) uint32 { return uint32(s[word>>6%sieveLen] >> (word % 64) & 1) }

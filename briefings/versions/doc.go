// Package versions recognises the same story filed again: an update with a new
// lead, a correction, a cut by another outlet. It is pure, like annotate.
//
// An article is the set of its shingles, the runs of three words in it (A. Z.
// Broder, "On the resemblance and containment of documents", 1997), whatever
// their case and what stands between them. What is kept of one is a [Sketch] of
// 20 bytes: the smallest hashes of shingles, by which other versions are looked
// up (bottom-k MinHash as locality-sensitive hashing), and one bit of 64 minima
// (P. Li, C. König, "b-Bit minwise hashing", 2010; one permutation: P. Li, A. Owen,
// C.-H. Zhang, 2012), by which most that merely share a paragraph are told apart
// without reading them. Whoever passes is compared on the shingles themselves,
// see [Story.Same].
//
// Half of a sketch is made of the beginning of the article alone, since stories
// are cut from the end.
//
// The libraries there are for MinHash in Go (ekzhu/minhash-lsh, dgryski/go-minhash)
// have had no release and no change since 2017 and keep their indexes in memory;
// what is left of the algorithm on top of a good hash is the fifty lines in
// sketch.go. The hash is cespare/xxhash, since it is kept in databases and must
// be the same in every version of the program.
package versions

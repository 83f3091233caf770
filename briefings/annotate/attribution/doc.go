// Package attribution finds who says what: quotations in marks and in the
// article's words, beliefs and intentions, each with the words that name its
// source and the cue that attributes it.
//
// It looks at an article three times. The first pass labels every token as
// part of a cue, a source, a content or nothing, and so says what may be a cue.
// The second finds the source and the content of each of those. The third says
// how likely what was found is an attribution; the likeliest of those that use
// the same words stand. Chains of labels are decoded as in Lafferty, McCallum
// and Pereira (2001); one cue at a time is how semantic roles are labelled. What
// was learned is made by package train/attribution.
//
// Rules stay for what no label teaches: quotes that no cue attributes, turns of
// a transcript, datelines. All work grows with the length of the text.
package attribution

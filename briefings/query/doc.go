// Package query is the one language in which articles, quotations and people
// are looked for: in the search bar, on the command line and in saved queries.
//
//	flood "state of emergency" elect*      words, phrases, beginnings of words
//	-football  flood OR drought  (a OR b)  not; either; grouping
//	speaker:kiki person: org: place:       who is credited; who or what is mentioned
//	source: title: tag:                    where it appeared, what it is called
//	kind:direct  is:unread  has:note       see [Qualifiers] for the values
//	is:statement  is:belief                said or done; believed, feared or intended
//	after:2020-07 before:7d on:yesterday   a day, month or year; so long ago
//	on:2020-07..2020-09                    from one to another
//	near:Erbil~100km near:36.19,44.01~60mi places so near are mentioned
//	re:/wat(er|ch)/i                       a regular expression of Go
//	sort:rank                              in which order; no condition
//
// Words are compared as [Tokens] gives them, at indexing and at searching, so
// that lodz finds Łódź and what is marked by [Query.Hits] is what was found.
// Values of qualifiers match whole words and the beginning of the last one; a
// value with spaces is quoted. The period of after: is included, that of
// before: is not, and both are days of the calendar as printed in the article.
//
// Beliefs and intentions count as quotations only if that is asked for, or named
// in the query: then it decides, and -is:belief lists what is:statement does.
//
// A tree of terms becomes a [Filter], the piece of SQL package archive runs.
package query

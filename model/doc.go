// Package model is what a briefing is made of: articles, the quotations in
// them, who is credited with the words, and what the reader wrote beside them.
//
// Everything here is a value to be read. Articles are made and kept by package
// briefings and shown by package ui; this package imports neither, nor anything
// outside the standard library.
//
// A place in an article is always a [Span] of bytes into its [Text], which
// never changes. Line numbers, screen rows and code points are worked out from
// spans where they are needed, and never stored.
//
// Words that may come from outside reach the rest of the program as a [Text] or
// a [Line] only: making one cleans it.
package model

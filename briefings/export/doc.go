// Package export writes notes and quotations for other programs and other
// people: as Markdown to be read, as JSON for programs, as CSV for spreadsheets.
//
// The same rows give the same bytes, whenever and wherever. Every row says whose
// words they are and where they were printed, and carries the identifier by
// which readout finds it again. Nothing written is obeyed by a terminal.
//
// JSON is one object a line, its fields always in the same order. Dates are
// ISO 8601 with as much as is known, "" if nothing is.
//
// CSV follows RFC 4180: a row of headings, fields quoted where they must be,
// lines ending in CR LF. A cell that begins with =, +, -, @, a tab or the wide
// form of one of these gets an apostrophe before it, because spreadsheets would
// run it as a formula; they take the apostrophe for "this is text" and do not
// show it.
//
// In Markdown the words of an article are quoted and every mark in them is
// escaped. A note is Markdown already and stands as it was written; a block of
// code or a comment that it leaves open is closed, so that it swallows nothing
// of what follows.
package export

// Package archive is the library on disk: every article that was read, what was
// found in it, and an index to search both.
//
// All of it is derived from the briefing files and may be thrown away; what the
// reader wrote is kept elsewhere and only looked at, to answer is:unread and
// the like. An archive of an older make is emptied when it is opened, to be
// filled anew. A newer one, and a file that is something else, are refused and
// left as they are.
//
// An article is stored once, however many files hold it, and goes with the last
// of them. Its row number is made of its date (see [query.RowBits]), so that
// lists, newest first, are ranges of rows. Dates are compared as printed,
// whatever zone they were printed in. Articles of one second are listed in the
// order they were added; those without a date stand where their file's time
// puts them.
//
// Nothing that comes back from the file is believed: texts are cleaned again,
// and spans, kinds and numbers are checked, so that a database made by somebody
// else can be wrong but not harmful.
package archive

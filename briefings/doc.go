// Package briefings turns briefing files into annotated articles and keeps them
// in the archive, beside the reader's notebook.
//
// A file is read, decoded and parsed by package format, what is in it is found
// by annotate and link, and archive stores it. Files are never changed.
package briefings

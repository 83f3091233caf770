// Package format reads briefing files: bytes in, [model.Article] out.
//
// It knows wire text, Markdown, JSON and JSON Lines, each also compressed with
// gzip. Which one a file holds is told by its name and, where that says
// nothing, by how it begins.
//
// Files come from anywhere, so the package promises little work for any input:
// what is too large, too deep or not text is refused with one clear line, and
// never stops what is around it from being read. What is read is kept: every
// word of a text file is afterwards in the article's Text or in one of its
// fields. Of JSON and of front matter only the fields known here are kept.
//
// Paragraphs are spans into Text. They are disjoint and in order, and together
// hold every byte of it that is not white space.
package format

// Package notebook keeps what the reader wrote or decided: notes, tags, marks,
// saved searches, unsaved drafts, the queries asked, and where reading stopped. Nothing in it can be derived from
// the briefings, so nothing in it may be lost.
//
// Once a method that writes has returned without error, what it wrote is on the
// disk and survives a crash of the program or of the machine. Beside the
// database, which is SQLite, lie
//
//   - notes.jsonl, a journal in plain text of every note and search saved or removed,
//     to be rescued with cat should all else fail;
//   - backups, a folder of verified copies: one of each of the last five days on
//     which the notebook was closed, and one from before each change of format;
//   - notebook.stamp, which says that there was a notebook, so that one that has
//     gone missing is not replaced by an empty one in silence, and how it was left.
//
// It is read through when it is opened, to see that it is sound, unless it is as
// this package left it in the last seven days.
//
// Every file is for its owner alone. Any number of programs may have one
// notebook open at a time.
//
// The views marked(article, read, starred), tagged(article, tag) and
// noted(article, notes) are there for other databases to attach.
package notebook

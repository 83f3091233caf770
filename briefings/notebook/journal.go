package notebook

import (
	"cmp"
	"encoding/json"
	"io"
	"os"
	"time"

	"readout/model"
)

// An entry is a line of the journal. Names are spelt out: it is to be read by
// people who have lost the database.
type entry struct {
	Did     string      `json:"did"` // "save", "remove" or "restore"
	Note    string      `json:"note"`
	At      time.Time   `json:"at"`
	Body    string      `json:"body,omitempty"`
	Tags    []string    `json:"tags,omitempty"`
	Words   string      `json:"words,omitempty"`
	Speaker *model.Line `json:"speaker,omitempty"`
	Title   *model.Line `json:"title,omitempty"`
	File    string      `json:"file,omitempty"`
	Article string      `json:"article,omitempty"`
	Span    *[2]int     `json:"span,omitempty"` // in bytes
	Written *time.Time  `json:"written,omitempty"`
}

// A searchEntry is a line of the journal about a saved search.
type searchEntry struct {
	Did    string     `json:"did"` // "save search" or "remove search"
	Search model.Line `json:"search"`
	Query  string     `json:"query,omitempty"`
	At     time.Time  `json:"at"`
}

// saved returns the entry for a note that is saved.
func saved(n model.Note) entry {
	e := entry{Did: "save", Note: n.ID, At: n.Changed, Body: n.Body.String(), Words: n.Anchor.Exact, File: n.Anchor.Path}
	for _, tag := range n.Tags {
		e.Tags = append(e.Tags, tag.String())
	}
	e.Speaker, e.Title = &n.Anchor.Cited.Speaker, &n.Anchor.Title
	e.Article, e.Written = string(n.Anchor.Article), &n.Written
	e.Span = &[2]int{n.Anchor.Span.Start, n.Anchor.Span.End}
	return e
}

// append writes an entry, or a searchEntry, to the journal's end and waits until it is on the
// disk. It is called in a transaction, so that one program writes at a time, and
// before the transaction is committed: the journal may hold too much, never too
// little.
func (p place) append(e any) error {
	if p.db == "" {
		return nil
	}
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(p.journalFile(), os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(append(beginning(f), append(line, '\n')...))
	return cmp.Or(err, f.Sync(), f.Close())
}

// beginning returns what must precede a new line: a line end, if the last line
// was cut short by a crash.
func beginning(f *os.File) []byte {
	end, err := f.Seek(0, io.SeekEnd)
	last := make([]byte, 1)
	if err != nil || end == 0 {
		return nil
	}
	if _, err := f.ReadAt(last, end-1); err != nil || last[0] == '\n' {
		return nil
	}
	return []byte("\n")
}

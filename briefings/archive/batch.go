package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"readout/model"
)

// HashSize is how many bytes are kept of the hash of a file's content: enough to
// tell it from what the file held before.
const HashSize = 16

// A Stamp tells whether a file is still the one that was read.
type Stamp struct {
	Size     int64
	Modified time.Time
	Hash     [HashSize]byte // the first of SHA-256 of the content
}

// A Batch is a set of changes that are made together or not at all. It belongs
// to one goroutine. Others read what was there before until it is committed,
// and who wants to write waits: keep it to a few hundred articles. Of an archive
// in memory nothing can be read while a batch is open, so do not read with one
// in hand.
type Batch struct {
	ctx        context.Context // of Begin
	archive    *Archive
	conn       *sql.Conn
	leave      func() // lets readers in again
	statements map[string]*sql.Stmt
	highest    map[int64]int64  // the highest row given to an article of a day
	numbers    map[int64]int64  // of figures, by key
	sources    map[string]int64 // their numbers, by name
	folders    map[string]int64 // their numbers, by path
	tally      map[int64]*change
	pending    pending
	learned    *lessons // in it; nil for none
	totals     sums     // by how much they change
	days       ledger   // by how much they change
}

// Begin starts a batch, once no other is under way. It ends with Commit or
// Rollback, also after an error.
func (a *Archive) Begin(ctx context.Context) (*Batch, error) {
	conn, err := a.write.Conn(ctx)
	if err != nil {
		return nil, explained(err)
	}
	leave := a.read.gate.write()
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		leave()
		return nil, errors.Join(explained(err), conn.Close())
	}
	if err := a.agree(ctx, conn); err != nil {
		_, undo := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		leave()
		return nil, errors.Join(explained(err), undo, conn.Close())
	}
	return &Batch{
		ctx: ctx, archive: a, conn: conn, leave: leave, statements: map[string]*sql.Stmt{},
		highest: map[int64]int64{}, numbers: map[int64]int64{}, sources: map[string]int64{}, folders: map[string]int64{}, tally: map[int64]*change{}, pending: newPending(), days: ledger{},
	}, nil
}

// agree has the packer know what the archive has learned: another process may have
// made it anew.
func (a *Archive) agree(ctx context.Context, conn *sql.Conn) error {
	var number int64
	err := conn.QueryRowContext(ctx, latestNumber).Scan(&number)
	if err != nil || number == a.packer.number() {
		return err
	}
	return a.packer.remember(func(into ...any) error {
		return conn.QueryRowContext(ctx, allLearned, 2*dictionarySize, maxKnown).Scan(into...)
	})
}

// Commit makes the changes last.
func (b *Batch) Commit() error {
	err := firstError(b.ctx.Err, b.feed, b.settle, b.settleDays, b.learn)
	if err == nil {
		err = b.exec("UPDATE state SET value = value + 1 WHERE name = 'changes'")
	}
	if err != nil {
		return errors.Join(explained(err), b.Rollback())
	}
	if err := b.end("COMMIT"); err != nil || b.learned == nil {
		return err
	}
	return b.archive.packer.use(*b.learned)
}

// Rollback takes the changes back. After Commit it does nothing.
func (b *Batch) Rollback() error { return b.end("ROLLBACK") }

// end ends the transaction and gives the connection back.
func (b *Batch) end(how string) error {
	if b.conn == nil {
		return nil
	}
	for _, s := range b.statements {
		s.Close()
	}
	_, err := b.conn.ExecContext(context.Background(), how)
	if err != nil && how != "ROLLBACK" {
		_, undo := b.conn.ExecContext(context.Background(), "ROLLBACK")
		err = errors.Join(err, undo)
	}
	err = errors.Join(err, b.conn.Close())
	b.conn = nil
	b.leave()
	return explained(err)
}

// Replace puts articles in the place of what the file at path held, and
// problems in the place of those it had. An article whose analysis contradicts
// itself is left out and becomes a problem of the file. Of several articles
// with the same words the file holds the first.
//
// For a file too long for one batch, Replace its first articles with a zero
// stamp, [Batch.Append] the others, and set the stamp last, so that a file read
// halfway is read again.
func (b *Batch) Replace(path string, stamp Stamp, entries []Prepared, problems []*model.Problem) error {
	file, err := b.file(path, stamp)
	if err != nil {
		return err
	}
	held, err := b.rows("SELECT article FROM holding WHERE file = ?", file)
	if err != nil {
		return err
	}
	for _, statement := range []string{"DELETE FROM holding WHERE file = ?", "DELETE FROM problem WHERE file = ?"} {
		if err := b.exec(statement, file); err != nil {
			return err
		}
	}
	if err := b.add(file, path, entries); err != nil {
		return err
	}
	if err := b.problems(file, problems); err != nil {
		return err
	}
	_, err = b.drop(held)
	return err
}

// Append adds entries and problems to those the file at path holds, which was
// replaced before.
func (b *Batch) Append(path string, entries []Prepared, problems []*model.Problem) error {
	file, ok, err := b.fileOf(path)
	if err != nil {
		return err
	}
	if !ok {
		return fmt.Errorf("%s is not in the archive", model.NewLine(path))
	}
	if err := b.add(file, path, entries); err != nil {
		return err
	}
	return b.problems(file, problems)
}

// problems notes what is wrong with a file.
func (b *Batch) problems(file int64, problems []*model.Problem) error {
	for _, p := range problems {
		if err := b.problem(file, p.Line, p.Err); err != nil {
			return err
		}
	}
	return nil
}

// Stamp sets the stamp of the file at path, whose articles are all there.
func (b *Batch) Stamp(path string, stamp Stamp) error {
	_, err := b.file(path, stamp)
	return err
}

// problem notes a problem of a file.
func (b *Batch) problem(file int64, line int, err error) error {
	return b.exec("INSERT INTO problem VALUES(?, ?, ?)", file, line, model.NewLine(err.Error()).String())
}

// add has the file hold the articles of entries.
func (b *Batch) add(file int64, path string, entries []Prepared) error {
	for _, e := range entries {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		line := e.entry.Article.Origin.Line
		if e.wrong != nil {
			if err := b.problem(file, line, e.wrong); err != nil {
				return err
			}
			continue
		}
		row, err := b.place(e)
		if err != nil {
			return fmt.Errorf("adding %s to the archive: %w", model.NewLine(path), explained(err))
		}
		if err := b.exec("INSERT OR IGNORE INTO holding VALUES(?, ?, ?)", row, file, line); err != nil {
			return err
		}
	}
	return nil
}

// place returns the row of e's article, which is inserted unless a file holds
// it already. One that no file holds any more may have another date now.
func (b *Batch) place(e Prepared) (int64, error) {
	rows, err := b.rows("SELECT row FROM article WHERE id = ?", storedID(string(e.entry.Article.ID)))
	if err != nil {
		return 0, err
	}
	if len(rows) == 0 {
		return b.insert(e)
	}
	dropped, err := b.drop(rows)
	if err != nil || dropped == 0 {
		return rows[0], err
	}
	return b.insert(e)
}

// drop removes those of the articles that no file holds, and returns how many
// it removed.
func (b *Batch) drop(rows []int64) (dropped int, err error) {
	for _, row := range rows {
		free, err := b.number("SELECT count(*) FROM article WHERE row = ?1 AND NOT EXISTS (SELECT 1 FROM holding WHERE article = ?1)", row)
		if err != nil {
			return dropped, err
		}
		if free == 0 {
			continue
		}
		if err := b.remove(row); err != nil {
			return dropped, err
		}
		dropped++
	}
	return dropped, nil
}

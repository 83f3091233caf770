package archive

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// header is how much of a database file says what it is.
const header = 100

// prepare makes the folder and an empty file where there is none, before
// SQLite would make it readable for others, and looks at a file that is there.
func prepare(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		return f.Close()
	}
	if !errors.Is(err, os.ErrExist) {
		return err
	}
	if err := inspect(path); err != nil {
		return err
	}
	return narrow(path)
}

// narrow takes the rights of others to the file at path away.
func narrow(path string) error {
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm()&0o077 == 0 {
		return err
	}
	return os.Chmod(path, info.Mode().Perm()&0o700)
}

// inspect reads what the file at path says it is, without opening it as a
// database, so that one that is not ours stays as it is to the byte. An empty
// file is fine: the archive can be derived again.
func inspect(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return ErrForeign
	}
	if info.Size() == 0 {
		return nil
	}
	head, err := headOf(path)
	if err != nil {
		return err
	}
	switch {
	case len(head) < header || !strings.HasPrefix(string(head), "SQLite format 3\x00"):
		return ErrForeign
	case binary.BigEndian.Uint32(head[68:]) != application:
		return ErrForeign
	case binary.BigEndian.Uint32(head[60:]) > version:
		return ErrNewer
	}
	return nil
}

// headOf returns the first bytes of the file at path.
func headOf(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, header))
}

// isCurrent reports whether the file at path says that its tables are those of
// this version, so that whoever only asks needs no connection that writes. A
// log beside it may say otherwise, and is left to SQLite.
func isCurrent(path string) bool {
	if log, err := os.Stat(path + "-wal"); err == nil && log.Size() > 0 {
		return false
	}
	head, err := headOf(path)
	return err == nil && len(head) == header && binary.BigEndian.Uint32(head[60:]) == version
}

// establish sees to it that the tables are those of this version. The marks
// that tell the file for ours are written before the journal is: they must be
// in the file itself, where inspect looks.
func (a *Archive) establish(ctx context.Context) error {
	conn, err := a.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	found, err := versionOf(ctx, conn)
	switch {
	case err != nil:
		return err
	case found > version:
		return ErrNewer
	case found == version:
		return nil
	}
	mark := fmt.Sprintf("PRAGMA application_id = %d", application)
	for _, sql := range []string{"PRAGMA page_size = 16384", "PRAGMA auto_vacuum = INCREMENTAL", mark, "PRAGMA journal_mode = WAL"} {
		if _, err := conn.ExecContext(ctx, sql); err != nil {
			return err
		}
	}
	return within(ctx, conn, func() error {
		// Another process may have been quicker.
		if found, err := versionOf(ctx, conn); err != nil || found >= version {
			return err
		}
		return rebuild(ctx, conn)
	})
}

// versionOf returns the version of the tables there are, 0 for none.
func versionOf(ctx context.Context, conn *sql.Conn) (found int, err error) {
	err = conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&found)
	return found, err
}

// rebuild drops all tables and makes them anew, empty.
func rebuild(ctx context.Context, conn *sql.Conn) error {
	for _, table := range tables() {
		if _, err := conn.ExecContext(ctx, "DROP TABLE IF EXISTS "+table); err != nil {
			return err
		}
	}
	_, err := conn.ExecContext(ctx, schema+folderSchema+wordsSchema+moreSchema+storySchema+fmt.Sprintf("PRAGMA user_version = %d;", version))
	return err
}

// within runs do in a transaction that writes, and takes it back on an error.
func within(ctx context.Context, conn *sql.Conn, do func() error) error {
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	err := do()
	if err == nil {
		_, err = conn.ExecContext(ctx, "COMMIT")
	}
	if err != nil {
		_, undo := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		return errors.Join(err, undo)
	}
	return nil
}

// Reset empties the archive, so that it can be filled anew.
func (a *Archive) Reset(ctx context.Context) error {
	conn, err := a.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	defer a.read.gate.write()()
	err = within(ctx, conn, func() error {
		var changes int64
		if err := conn.QueryRowContext(ctx, "SELECT value FROM state WHERE name = 'changes'").Scan(&changes); err != nil {
			return err
		}
		if err := rebuild(ctx, conn); err != nil {
			return err
		}
		_, err = conn.ExecContext(ctx, "UPDATE state SET value = ? WHERE name = 'changes'", changes+1)
		return err
	})
	a.register.clear()
	if err == nil {
		err = a.packer.use(lessons{})
	}
	return explained(err)
}

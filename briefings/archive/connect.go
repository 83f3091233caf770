package archive

import (
	"context"
	"crypto/rand"
	"database/sql/driver"
	"errors"
	"net/url"
	"path/filepath"
	"runtime"

	"modernc.org/sqlite"

	"readout/briefings/query"
)

// A connector opens connections that are set up alike.
type connector struct {
	source string
	driver *sqlite.Driver
}

// A step is a statement with its values.
type step struct {
	sql  string
	args []any
}

// newConnector returns a connector to source that runs setup on each
// connection, matches regular expressions with m and words in a row with l. It
// has a driver to itself, so nothing is shared with other users of SQLite in the
// process.
func newConnector(source string, setup []step, m *matcher, l *listener) driver.Connector {
	d := &sqlite.Driver{}
	d.MustRegisterDeterministicScalarFunction("fold", 1, fold)
	d.MustRegisterDeterministicScalarFunction(query.Identifier, 1, callID)
	d.MustRegisterDeterministicScalarFunction(query.Matches, 3, m.call)
	d.MustRegisterDeterministicScalarFunction(query.Says, 3, l.call)
	d.RegisterConnectionHook(func(c sqlite.ExecQuerierContext, _ string) error {
		for _, s := range setup {
			named := make([]driver.NamedValue, len(s.args))
			for i, arg := range s.args {
				named[i] = driver.NamedValue{Ordinal: i + 1, Value: arg}
			}
			if _, err := c.ExecContext(context.Background(), s.sql, named); err != nil {
				return err
			}
		}
		return nil
	})
	return connector{source, d}
}

// Connect implements [driver.Connector].
func (c connector) Connect(context.Context) (driver.Conn, error) {
	opened, err := c.driver.Open(c.source)
	if err != nil {
		return nil, err
	}
	return lasting{opened.(sqliteConn)}, nil
}

// A sqliteConn is what connections of the driver can do, as far as database/sql
// asks for it.
type sqliteConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
}

// A lasting connection is used again after a query on it was given up. The
// driver would have it closed, since the sign of that is still up; but SQLite
// takes it down before the next statement, and to open another, with nothing of
// the file in memory, takes longer than most queries.
type lasting struct{ sqliteConn }

// IsValid implements [driver.Validator].
func (lasting) IsValid() bool { return true }

// ResetSession implements [driver.SessionResetter].
func (lasting) ResetSession(context.Context) error { return nil }

// Driver implements [driver.Connector].
func (c connector) Driver() driver.Driver { return c.driver }

// fold is [query.Fold] for SQL.
func fold(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
	s, ok := args[0].(string)
	if !ok {
		return nil, errors.New("fold takes a text")
	}
	return query.Fold(s), nil
}

// address returns what SQLite calls the file at path, or a new database in
// memory if path is empty.
func address(path string) string {
	if path == "" {
		return "file:/readout-" + rand.Text() + "?vfs=memdb"
	}
	return fileURL(path) + "?mode=rw"
}

// fileURL returns path as a URL, which SQLite understands whatever is in it.
func fileURL(path string) string {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// common is what every connection starts with. Nothing in the schema of a
// foreign file is run. Losing the last moments to a power cut is no loss here:
// they are read from the files again.
const common = `
PRAGMA busy_timeout = 5000;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA synchronous = NORMAL;
PRAGMA temp_store = MEMORY;
`

// writerSetup is the start of the connection that writes.
var writerSetup = []step{{sql: common + "PRAGMA cache_size = -32000;"}}

// views give readers the notebook's views, or empty ones where there is none.
const (
	noNotebook = `
CREATE TEMP VIEW marked AS SELECT '' AS article, 0 AS read, 0 AS starred WHERE 0;
CREATE TEMP VIEW tagged AS SELECT '' AS article, '' AS tag WHERE 0;
CREATE TEMP VIEW noted AS SELECT '' AS article, 0 AS notes WHERE 0;
`
	notebookViews = `
CREATE TEMP VIEW marked AS SELECT article, read, starred FROM notebook.marked;
CREATE TEMP VIEW tagged AS SELECT article, tag FROM notebook.tagged;
CREATE TEMP VIEW noted AS SELECT article, notes FROM notebook.noted;
`
)

// diskVFS names the file system that SQLite reads files by. It must be said: a
// database attached to one in memory would be looked for in memory too.
func diskVFS() string {
	if runtime.GOOS == "windows" {
		return "win32"
	}
	return "unix"
}

// readerSetup is the start of a connection that reads: it can write neither
// the archive nor the notebook. Its cache is small, for there are several, none
// of which knows what the others have read, and the system keeps the file's pages
// once for all: with four times as much, answers took as long and the reader
// 28 MB more.
func (o Options) readerSetup() []step {
	steps := []step{{sql: common + "PRAGMA cache_size = -2000;"}}
	if o.Notebook == "" {
		steps = append(steps, step{sql: noNotebook})
	} else {
		steps = append(steps,
			step{sql: "ATTACH ? AS notebook", args: []any{fileURL(o.Notebook) + "?mode=rw&vfs=" + diskVFS()}},
			step{sql: notebookViews})
	}
	return append(steps, step{sql: "PRAGMA query_only = ON"})
}

package archive

import (
	"context"
	"path/filepath"
	"testing"
	"time"
)

// TestConnectionsOutlastQueriesGivenUp gives up queries that would never end,
// and holds the connections to be there still, and to answer.
func TestConnectionsOutlastQueriesGivenUp(t *testing.T) {
	a, err := Open(t.Context(), Options{Path: filepath.Join(t.TempDir(), "archive.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	replace(t, a, "/in/flood.txt", flood())
	const endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"
	var n int
	a.read.db.SetMaxOpenConns(1)
	if _, err := a.read.db.ExecContext(t.Context(), "PRAGMA cache_size = 1234"); err != nil { // tells it from another
		t.Fatal(err)
	}
	for range 5 {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		start := time.Now()
		if err := a.read.one(ctx, endless, nil, &n); err == nil {
			t.Fatal("it ended")
		}
		cancel()
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("given up after %v", took)
		}
		if got := titles(t, a, "flood"); got == "" {
			t.Error("nothing is found after a query was given up")
		}
	}
	if err := a.read.one(t.Context(), "PRAGMA cache_size", nil, &n); err != nil || n != 1234 {
		t.Errorf("another connection was opened (%d, %v)", n, err)
	}
}

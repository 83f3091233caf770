package notebook

import (
	"database/sql"
	"testing"

	"readout/model"
)

// TestOtherDatabasesCanLookIn attaches a notebook as another database does,
// while it is open and when it is closed.
func TestOtherDatabasesCanLookIn(t *testing.T) {
	n, path := opened(t)
	yes := true
	save(t, n, model.Note{Anchor: model.Anchor{Article: "a1"}, Tags: model.NewLines([]string{"x"})})
	if err := n.Mark(t.Context(), "a1", Change{Read: &yes}); err != nil {
		t.Fatal(err)
	}
	look := func() {
		t.Helper()
		db, err := sql.Open("sqlite", "file::memory:?_pragma=trusted_schema(0)")
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		db.SetMaxOpenConns(1)
		if _, err := db.Exec("ATTACH ? AS book", place{path}.address("mode=ro")); err != nil {
			t.Fatal(err)
		}
		var read, notes int
		var tag string
		err = db.QueryRow("SELECT read, tag, notes FROM book.marked JOIN book.tagged USING (article) JOIN book.noted USING (article)").Scan(&read, &tag, &notes)
		if err != nil || read != 1 || tag != "x" || notes != 1 {
			t.Errorf("sees read %d, tag %q, %d notes, %v", read, tag, notes, err)
		}
		if _, err := db.Exec("DELETE FROM book.notes"); err == nil {
			t.Error("may write")
		}
	}
	look()
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
	look()
}

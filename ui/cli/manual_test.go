package cli

import (
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the manual page")

// TestManualIsFresh fails when docs/readout.1 is not what the program prints.
func TestManualIsFresh(t *testing.T) {
	const file = "../../docs/readout.1"
	page, err := manual((&program{}).command())
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if kept, err := os.ReadFile(file); err != nil || string(kept) != page {
		t.Errorf("%s is stale (%v): go test ./ui/cli -run Manual -update", file, err)
	}
}

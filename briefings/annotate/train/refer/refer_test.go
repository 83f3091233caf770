package refer

import (
	"os"
	"testing"
)

// TestRun learns the weights anew and logs their scores. TRAIN_OUT is the file
// that they are written to, none by default.
func TestRun(t *testing.T) {
	data := os.Getenv("READOUT_DATA")
	if data == "" {
		t.Skip("READOUT_DATA is not set")
	}
	var args []string
	if name := os.Getenv("TRAIN_OUT"); name != "" {
		args = []string{name}
	}
	if err := Run(t.Context(), data, args, t.Output()); err != nil {
		t.Fatal(err)
	}
}

package refer

import (
	"os"
	"testing"
)

func TestRun(t *testing.T) {
	if os.Getenv("READOUT_DATA") == "" {
		t.Skip("READOUT_DATA is not set")
	}
	if err := Run(t.Context(), os.Getenv("READOUT_DATA"), nil, os.Stdout); err != nil {
		t.Fatal(err)
	}
}

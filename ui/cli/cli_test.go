package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"readout": func() { os.Exit(Main(os.Args[1:])) },
	})
}

// TestScripts runs the program as a user would, from the files in testdata/script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("READOUT_ARCHIVE", filepath.Join(env.WorkDir, "archive"))
			return nil
		},
	})
}

package cli

import (
	"cmp"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/adrg/xdg"

	"readout/briefings"
)

// defaultDir returns where archive and notebook are kept unless the user says
// otherwise.
func defaultDir() string { return filepath.Join(xdg.DataHome, "readout") }

// where returns where this run's store is kept.
func (p *program) where() briefings.Where {
	return briefings.Where{Dir: cmp.Or(p.dir, os.Getenv("READOUT_ARCHIVE"), defaultDir()), Temporary: p.temporary}
}

// version returns the version of the program.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "0.1.0"
	}
	return info.Main.Version
}

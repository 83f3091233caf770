package format

import (
	"regexp"
	"sync"
)

// pattern returns what compiles a regular expression when it is first asked
// for it: most runs of the program read no file, and compiling all of them is a
// tenth of its start.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

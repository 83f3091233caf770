package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport says which packages of this module each package may import. It is
// the architecture: change it here first, then in ARCHITECTURE.md, then in code.
var mayImport = map[string][]string{
	".":                                    {"ui/cli"},
	"model":                                {},
	"briefings":                            {"model", "briefings/annotate", "briefings/archive", "briefings/format", "briefings/gazetteer", "briefings/link", "briefings/notebook", "briefings/samples", "briefings/watch"},
	"briefings/format":                     {"model"},
	"briefings/annotate":                   {"model", "briefings/annotate/attribution", "briefings/annotate/names", "briefings/annotate/refer", "briefings/annotate/syntax", "briefings/annotate/token"},
	"briefings/annotate/attribution":       {"model", "briefings/annotate/classes", "briefings/annotate/names", "briefings/annotate/syntax", "briefings/annotate/tagger", "briefings/annotate/token"},
	"briefings/annotate/train/attribution": {"briefings/annotate/train/lines", "model", "briefings/format", "briefings/annotate/attribution", "briefings/annotate/names", "briefings/annotate/syntax", "briefings/annotate/tagger", "briefings/annotate/tagger/learn", "briefings/annotate/token"},
	"briefings/annotate/classes":           {"briefings/annotate/tagger"},
	"briefings/annotate/names":             {"model", "briefings/annotate/classes", "briefings/annotate/tagger", "briefings/annotate/token"},
	"briefings/annotate/train/names":       {"briefings/annotate/train/lines", "model", "briefings/annotate/classes", "briefings/annotate/names", "briefings/annotate/tagger", "briefings/annotate/tagger/learn", "briefings/annotate/token", "briefings/format"},
	"briefings/annotate/refer":             {"model", "briefings/annotate/names"},
	"briefings/annotate/train/lines":       {},
	"briefings/annotate/train/refer":       {"model", "briefings/annotate", "briefings/annotate/names", "briefings/annotate/refer", "briefings/annotate/token"},
	"briefings/annotate/token":             {"model"},
	"briefings/annotate/tagger":            {},
	"briefings/annotate/tagger/learn":      {"briefings/annotate/tagger"},
	"briefings/gazetteer":                  {"model"},
	"briefings/gazetteer/make":             {"briefings/gazetteer", "model"},
	"briefings/link":                       {"model", "briefings/annotate", "briefings/gazetteer"},
	"briefings/query":                      {"model"},
	"briefings/archive":                    {"model", "briefings/query", "briefings/versions", "briefings/vocabulary"},
	"briefings/versions":                   {"model"},
	"briefings/vocabulary":                 {},
	"briefings/notebook":                   {"model", "briefings/mount"},
	"briefings/mount":                      {},
	"briefings/watch":                      {"briefings/mount"},
	"briefings/export":                     {"model"},
	"briefings/samples":                    {},
	"ui":                                   {"model", "ui/contents", "ui/figures", "ui/flow", "ui/help", "ui/intent", "ui/keys", "ui/notes", "ui/palette", "ui/pane", "ui/quotes", "ui/reader", "ui/saved", "ui/search", "ui/theme", "ui/timeline", "ui/versions"},
	"ui/intent":                            {"model"},
	"ui/keys":                              {},
	"ui/theme":                             {},
	"ui/theme/contrast":                    {},
	"ui/flow":                              {"model"},
	"ui/pane":                              {"model", "ui/flow", "ui/intent", "ui/keys", "ui/theme"},
	"ui/pane/panetest":                     {"model", "ui/intent", "ui/pane", "ui/theme"},
	"ui/contents":                          panes,
	"ui/reader":                            panes,
	"ui/quotes":                            panes,
	"ui/figures":                           panes,
	"ui/notes":                             panes,
	"ui/search":                            panes,
	"ui/timeline":                          panes,
	"ui/saved":                             panes,
	"ui/palette":                           panes,
	"ui/versions":                          panes,
	"ui/help":                              panes,
	"ui/cli":                               {"model", "briefings", "briefings/archive", "briefings/export", "briefings/format", "briefings/notebook", "briefings/query", "ui", "ui/flow", "ui/keys", "ui/pane"},
	"docs/bench/profile":                   {"ui/cli"},
	"docs/bench/limits":                    {},
	"docs/bench/turns":                     {},
	"docs/bench/screen":                    {},
	"docs/bench/audit":                     {"model", "briefings/archive"},
	"docs/bench/convert":                   {"model", "briefings/format"},
	"briefings/annotate/syntax":            {"briefings/annotate/tagger", "briefings/annotate/token"},
	"briefings/annotate/train":             {"briefings/annotate/train/attribution", "briefings/annotate/train/names", "briefings/annotate/train/refer", "briefings/annotate/train/syntax"},
	"briefings/annotate/train/syntax":      {"briefings/annotate/train/lines", "model", "briefings/annotate/syntax", "briefings/annotate/tagger", "briefings/annotate/tagger/learn", "briefings/annotate/token"},
}

// panes is what any pane may import: never another pane, never ui.
var panes = []string{"model", "ui/flow", "ui/intent", "ui/keys", "ui/pane", "ui/theme"}

// isOther reports whether the file is of a module of its own, which stands in
// for a library.
func isOther(name string) bool {
	return slices.ContainsFunc([]string{"ui/notes/chroma/", "ui/notes/bluemonday/"}, func(dir string) bool { return strings.HasPrefix(name, dir) })
}

func TestImports(t *testing.T) {
	const module = "readout/"
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || isOther(name) {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		allowed, listed := mayImport[path.Dir(name)]
		if !listed {
			t.Errorf("%s is not in mayImport", path.Dir(name))
		}
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if own, ok := strings.CutPrefix(imported, module); ok && !slices.Contains(allowed, own) {
				t.Errorf("%s imports %s", name, own)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

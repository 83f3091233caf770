package figures

import (
	_ "embed"
	"strings"
)

// countries holds a country to a line: its code by ISO 3166-1, its name.
//
//go:embed countries.txt
var countries string

// country returns the English name of a country, or its code if it has none.
func country(code string) string {
	_, rest, ok := strings.Cut("\n"+countries, "\n"+code+" ")
	if !ok || code == "" {
		return code
	}
	name, _, _ := strings.Cut(rest, "\n")
	return name
}

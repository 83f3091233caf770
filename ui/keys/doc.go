package keys

import (
	"fmt"
	"strings"
	"unicode"
)

// First returns the first half of a binding that is two keys pressed one after
// the other; ok is false for every other name of a key.
func First(name string) (first string, ok bool) {
	r := []rune(name)
	if len(r) != 2 || name == "up" || r[0] == 'f' && unicode.IsDigit(r[1]) {
		return "", false
	}
	return string(r[0]), true
}

// Markdown returns all bindings as a page of documentation.
func (m Map) Markdown() string {
	var b strings.Builder
	b.WriteString("# Keys\n\nA key means one thing wherever it works. What works where you are is in the help, `?`.\n")
	for _, g := range m.Groups() {
		fmt.Fprintf(&b, "\n## %s\n\n| keys | what they do |\n|---|---|\n", g.Name)
		for _, binding := range g.Bindings {
			var names []string
			for _, k := range binding.Keys() {
				names = append(names, "`"+k+"`")
			}
			fmt.Fprintf(&b, "| %s | %s |\n", strings.Join(names, " "), binding.Help().Desc)
		}
	}
	return b.String()
}

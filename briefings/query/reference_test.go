package query

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the table of qualifiers")

// reference returns the table of qualifiers as docs/query.md has it.
func reference() string {
	var b strings.Builder
	b.WriteString("| qualifier | finds | values |\n|---|---|---|\n")
	for _, q := range Qualifiers() {
		values := "words"
		switch {
		case q.Values != nil:
			values = "`" + strings.Join(q.Values, "` `") + "`"
		case q.Name == "after", q.Name == "before", q.Name == "on":
			values = "a date"
		case q.Name == "near":
			values = "a place and a distance"
		case q.Name == "re":
			values = "a regular expression"
		}
		fmt.Fprintf(&b, "| `%s:` | %s | %s |\n", q.Name, strings.ReplaceAll(q.Help, "|", `\|`), values)
	}
	return b.String()
}

// TestReferenceIsFresh fails when the table of docs/query.md is not that of the
// program.
func TestReferenceIsFresh(t *testing.T) {
	const file, begins, ends = "../../docs/query.md", "| qualifier |", "\n\n"
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(page), begins)
	table, after, _ := strings.Cut(begins+rest, ends)
	if *update {
		if err := os.WriteFile(file, []byte(before+reference()+"\n"+after), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if !ok || table+"\n" != reference() {
		t.Errorf("%s is stale: go test ./briefings/query -run Reference -update", file)
	}
}

// TestExamplesOfTheReference holds what docs/query.md gives as queries, indented,
// to the parser.
func TestExamplesOfTheReference(t *testing.T) {
	page, err := os.ReadFile("../../docs/query.md")
	if err != nil {
		t.Fatal(err)
	}
	tried, fenced := 0, false
	for line := range strings.Lines(string(page)) {
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
		}
		text, ok := strings.CutPrefix(line, "    ")
		if !ok || fenced || strings.HasPrefix(text, "readout ") {
			continue
		}
		for example := range strings.SplitSeq(strings.TrimSpace(text), "    ") { // queries, and what they find
			tried++
			if _, err := Parse(strings.TrimSpace(example), now); err != nil {
				t.Errorf("%s: %v", example, err)
			}
		}
	}
	if tried < 20 {
		t.Errorf("there are %d examples", tried)
	}
}

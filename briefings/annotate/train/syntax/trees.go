package syntax

import (
	"encoding/json"
	"os"

	"readout/briefings/annotate/syntax"
)

// A line is a tree in a file: one entry of each list for each token of
// token.Read. Tags and relations, which are bytes, are in base64.
type line struct {
	ID        string
	Tags      []syntax.Tag
	Heads     []int32
	Relations []syntax.Relation
}

// writeTrees writes a line for each example, with the tree that the parser for
// it makes.
func writeTrees(name string, examples []example, parser func(i int) *syntax.Parser) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer file.Close()
	e := json.NewEncoder(file)
	for i, x := range examples {
		t := parser(i).Parse(x.doc)
		if err := e.Encode(line{x.id, t.Tags, t.Heads, t.Relations}); err != nil {
			return err
		}
	}
	return file.Close()
}

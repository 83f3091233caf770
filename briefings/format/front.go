package format

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxFront is how long front matter may be, in bytes.
const maxFront = 64 << 10

var (
	frontStart = pattern(`^---[ \t]*\r?\n`)
	frontEnd   = pattern(`(?m)^(?:---|\.\.\.)[ \t]*$\n?`)
	frontKey   = pattern(`(?m)^[\p{L}"'][^\n]*:(?:\s|$)`)
)

// cutFront cuts the front matter, without its dashes, off a Markdown file.
// There is none unless it is closed and looks like YAML.
func cutFront(raw string) (front, body string) {
	open := frontStart().FindString(raw)
	if open == "" {
		return "", raw
	}
	within := raw[len(open):min(len(raw), len(open)+maxFront)]
	end := frontEnd().FindStringIndex(within)
	if end == nil || !frontKey().MatchString(within[:end[0]]) {
		return "", raw
	}
	return within[:end[0]], raw[len(open)+end[1]:]
}

var errFront = errors.New("front matter is no list of names and values")

// parseFront returns front matter as a card. Aliases are not followed, so
// nothing in it can grow.
func parseFront(front string) (card, error) {
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(front), &root); err != nil {
		return nil, err
	}
	if len(root.Content) != 1 || root.Content[0].Kind != yaml.MappingNode {
		return nil, errFront
	}
	pairs := root.Content[0].Content
	found := map[string][]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		found[strings.ToLower(pairs[i].Value)] = scalars(pairs[i+1])
	}
	return func(name string) []string { return found[strings.ToLower(name)] }, nil
}

// scalars returns the values in n: itself, those of a list, or the name of a
// mapping.
func scalars(n *yaml.Node) []string {
	var all []string
	switch {
	case n.Kind == yaml.ScalarNode && n.Tag != "!!null" && n.Value != "":
		return []string{n.Value}
	case n.Kind == yaml.SequenceNode:
		for _, item := range n.Content {
			if item.Kind != yaml.SequenceNode {
				all = append(all, scalars(item)...)
			} else if words := linkWords(item); words != "" {
				all = append(all, words)
			}
		}
	case n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == "name" && n.Content[i+1].Kind == yaml.ScalarNode {
				return []string{n.Content[i+1].Value}
			}
		}
	}
	return all
}

// linkWords returns the words of a wikilink that was not quoted, which YAML
// takes for lists within a list: [[Ann Wroe]].
func linkWords(n *yaml.Node) string {
	for range 2 {
		if n.Kind == yaml.ScalarNode {
			return n.Value
		}
		if n.Kind != yaml.SequenceNode || len(n.Content) != 1 {
			return ""
		}
		n = n.Content[0]
	}
	return ""
}

package attribution

import (
	"encoding/json"

	"readout/briefings/annotate/train/lines"

	"readout/briefings/annotate/syntax"
)

// readTrees reads the trees that train syntax wrote of texts its parser had not
// seen, by the articles' names.
func readTrees(name string) (map[string]*syntax.Tree, error) {
	trees := map[string]*syntax.Tree{}
	err := lines.Each(name, func(line []byte) error {
		var r struct {
			ID string
			syntax.Tree
		}
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		trees[r.ID] = &r.Tree
		return nil
	})
	return trees, err
}

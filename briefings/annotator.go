package briefings

import (
	"fmt"
	"sync"

	"readout/briefings/annotate"
	"readout/briefings/gazetteer"
	"readout/briefings/link"
	"readout/model"
)

// An Annotator finds the sentences, names, places and quotations of articles.
// It loads what it knows of the world when it is first used, and may be used by
// several goroutines. The zero Annotator is ready.
type Annotator struct {
	once  sync.Once
	err   error
	found *annotate.Annotator
	world *gazetteer.Gazetteer
}

// Load makes the annotator ready, which takes some tens of milliseconds the
// first time.
func (n *Annotator) Load() error {
	n.once.Do(func() {
		n.world, n.err = gazetteer.Open()
		if n.err != nil {
			n.err = fmt.Errorf("loading the gazetteer: %w", n.err)
			return
		}
		n.found = annotate.New()
	})
	return n.err
}

// Entry returns a with what is found in it. Load must have succeeded.
func (n *Annotator) Entry(a *model.Article) model.Entry {
	return model.Entry{Article: a, Found: link.Places(a, n.found.Article(a), n.world)}
}

package briefings

import (
	"context"
	"sync"

	"readout/briefings/gazetteer"
	"readout/model"
)

// locator returns what finds a place by its name, likeliest first. Places are
// read when the first one is asked for.
func locator() func(context.Context, string) (model.Place, bool, error) {
	open := sync.OnceValues(gazetteer.Open)
	return func(ctx context.Context, name string) (model.Place, bool, error) {
		g, err := open()
		if err != nil {
			return model.Place{}, false, err
		}
		senses := g.Senses(name)
		if len(senses) == 0 {
			return model.Place{}, false, ctx.Err()
		}
		return g.Place(senses[0]), true, ctx.Err()
	}
}

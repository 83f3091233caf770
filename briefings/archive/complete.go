package archive

import (
	"context"

	"readout/briefings/query"
	"readout/model"
)

// Suggest returns what may stand in place of the word before the cursor, an
// offset in bytes into text.
func (a *Archive) Suggest(ctx context.Context, text string, cursor int) ([]model.Suggestion, error) {
	return query.Suggest(text, cursor), ctx.Err()
}

package ui

import (
	"context"
	"time"
)

// A flusher has words that are typed and not yet saved.
type flusher interface{ Flush(context.Context) error }

// flushTime is how long saving a draft may take when the program ends.
const flushTime = 500 * time.Millisecond

// Flush saves what is typed and not yet saved as a draft. It is called when the
// program ends, whatever ended it.
func (a *App) Flush() error {
	f, ok := a.over.pane.(flusher)
	if !ok {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(a.ctx), flushTime)
	defer cancel()
	return f.Flush(ctx)
}

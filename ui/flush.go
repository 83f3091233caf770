package ui

import (
	"context"
	"errors"
	"time"
)

// A flusher keeps what would be lost: a note half written, the place in the
// article.
type flusher interface{ Flush(context.Context) error }

// flushTime is how long storing it may take when the program ends.
const flushTime = 500 * time.Millisecond

// Flush stores what panes have not stored yet. It is called when the program
// has ended, whatever ended it.
func (a *App) Flush() error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(a.ctx), flushTime)
	defer cancel()
	var errs []error
	for _, p := range a.everyone() {
		if f, ok := p.(flusher); ok {
			errs = append(errs, f.Flush(ctx))
		}
	}
	return errors.Join(errs...)
}

package pane

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// Latest loads one thing at a time off the event loop. A new load cancels the
// one before, whose answer is dropped should it still come. The zero value is
// ready to use.
type Latest[T any] struct {
	turn   int
	cancel context.CancelFunc // nil if nothing is under way
}

// A latestMsg answers a load.
type latestMsg[T any] struct {
	from  *Latest[T] // whose; others of the kind must not take it
	turn  int
	value T
	err   error
}

// Load returns a command that loads what find finds, in place of the load under
// way.
func (l *Latest[T]) Load(ctx context.Context, find func(context.Context) (T, error)) tea.Cmd {
	l.Stop()
	ctx, l.cancel = context.WithCancel(ctx)
	l.turn++
	turn := l.turn
	return func() tea.Msg {
		value, err := find(ctx)
		return latestMsg[T]{l, turn, value, err}
	}
}

// Take returns what was loaded if msg answers the load under way, which is then
// over; ok is false if it does not.
func (l *Latest[T]) Take(msg tea.Msg) (value T, ok bool, err error) {
	answer, isOne := msg.(latestMsg[T])
	if !isOne || answer.from != l || answer.turn != l.turn || l.cancel == nil {
		return value, false, nil
	}
	l.Stop()
	return answer.value, true, answer.err
}

// Busy reports whether a load is under way.
func (l *Latest[T]) Busy() bool { return l.cancel != nil }

// Stop gives up the load under way, if any.
func (l *Latest[T]) Stop() {
	if l.cancel != nil {
		l.cancel()
		l.cancel = nil
	}
}

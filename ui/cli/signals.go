package cli

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
)

// How long the program may take to save and leave after a signal, unless another
// one comes: in general, and where much may be on its way into the archive.
const (
	grace     = time.Second
	longGrace = 15 * time.Second
)

// signals ends the program in order when it is asked to go: the context ends
// first, and what still runs after a while is left behind. The terminal is put
// back to how it was by ourselves, since what draws on it may be stuck.
type signals struct {
	channel chan os.Signal
	number  atomic.Int32
	grace   atomic.Int64 // in nanoseconds
	before  *term.State  // of the terminal; nil if there is none
}

// watch returns a context that ends with the first signal.
func watch(ctx context.Context) (context.Context, *signals) {
	ctx, cancel := context.WithCancel(ctx)
	s := &signals{channel: make(chan os.Signal, 1)}
	s.grace.Store(int64(grace))
	s.before, _ = term.GetState(os.Stdin.Fd())
	signal.Notify(s.channel, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	go func() {
		sig, ok := <-s.channel
		if !ok {
			return
		}
		s.number.Store(int32(sig.(syscall.Signal)))
		cancel()
		select {
		case <-time.After(time.Duration(s.grace.Load())):
		case <-s.channel:
		}
		s.restore()
		os.Exit(128 + int(s.number.Load()))
	}()
	return ctx, s
}

// caught returns the number of the signal that came, 0 if none did.
func (s *signals) caught() int { return int(s.number.Load()) }

// allow has the program take so long to leave.
func (s *signals) allow(grace time.Duration) {
	if s != nil {
		s.grace.Store(int64(grace))
	}
}

// stop gives the signals back.
func (s *signals) stop() { signal.Stop(s.channel) }

// leaveScreen ends what the screen may have switched on: the alternate screen,
// the hidden cursor, mouse and paste reports, colours.
const leaveScreen = "\x1b[?2026l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?1006l\x1b[?2004l\x1b[?1049l\x1b[?25h\x1b[0m"

// restore puts the terminal back without waiting for it.
func (s *signals) restore() {
	if s.before == nil {
		return
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		fmt.Fprint(os.Stdout, leaveScreen)
	}()
	select {
	case <-done:
	case <-time.After(grace / 10):
	}
	_ = term.Restore(os.Stdin.Fd(), s.before)
}

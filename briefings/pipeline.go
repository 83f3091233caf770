package briefings

import (
	"context"
	"runtime"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
)

// inFlight is how many bytes of briefings are read, annotated or waiting to be
// written at the same time. What is found in a text takes several times its size.
const inFlight = 16 << 20

// A booker hands out a job that takes about so many bytes of a briefing.
type booker func(weight int64, job func() piece) error

// inPieces is [inOrder] for pieces of briefings, of which there are never more
// than a few megabytes at a time.
// While none is ready, idle is called again and again.
func inPieces(ctx context.Context, produce func(context.Context, booker) error, consume func(piece) error, idle func() error) error {
	room := semaphore.NewWeighted(inFlight)
	return inOrder(ctx, func(ctx context.Context, book func(func() piece) error) error {
		return produce(ctx, func(weight int64, job func() piece) error {
			weight = max(1, min(weight, inFlight))
			if err := room.Acquire(ctx, weight); err != nil {
				return err
			}
			return book(func() piece {
				p := job()
				p.weight = weight
				return p
			})
		})
	}, func(p piece) error {
		defer room.Release(p.weight)
		return consume(p)
	}, idle)
}

// perCore is how many results for each core may wait to be consumed, so that
// nobody stands still while the consumer takes its time over one.
const perCore = 512

// inOrder runs the jobs that produce hands to its argument on all cores, and
// calls consume with their results one at a time in the order they were handed
// in. At most perCore results for each core wait to be consumed, so memory stays
// bounded. While the next result is not ready, idle, unless it is nil, is called
// every idleAfter. It stops at the first error, of any of them.
func inOrder[T any](ctx context.Context, produce func(context.Context, func(job func() T) error) error, consume func(T) error, idle func() error) error {
	group, ctx := errgroup.WithContext(ctx)
	cores := runtime.GOMAXPROCS(0)
	waiting := make(chan chan T, perCore*cores)
	jobs := make(chan func(), cores)
	group.Go(func() error {
		defer close(waiting)
		defer close(jobs)
		return produce(ctx, func(job func() T) error { return enqueue(ctx, waiting, jobs, job) })
	})
	var workers sync.WaitGroup
	for range cores {
		workers.Go(func() {
			for job := range jobs {
				job()
			}
		})
	}
	group.Go(func() error {
		for {
			result, more, err := take(ctx, waiting, idle)
			if err != nil || !more {
				return err
			}
			r, _, err := take(ctx, result, idle)
			if err != nil {
				return err
			}
			if err := consume(r); err != nil {
				return err
			}
		}
	})
	err := group.Wait()
	workers.Wait()
	return err
}

// idleAfter is how long a consumer waits before it is called idle.
const idleAfter = 500 * time.Millisecond

// take returns what next comes from a channel; ok is false if it is closed. As
// long as nothing comes, it calls idle unless that is nil.
func take[T any](ctx context.Context, from <-chan T, idle func() error) (next T, ok bool, err error) {
	select {
	case next, ok = <-from:
		return next, ok, nil
	default:
	}
	clock := time.NewTicker(idleAfter)
	defer clock.Stop()
	for {
		select {
		case next, ok = <-from:
			return next, ok, nil
		case <-ctx.Done():
			return next, false, ctx.Err()
		case <-clock.C:
			if idle != nil {
				if err := idle(); err != nil {
					return next, false, err
				}
			}
		}
	}
}

// enqueue books a place in the order of results, then hands the job out.
func enqueue[T any](ctx context.Context, waiting chan<- chan T, jobs chan<- func(), job func() T) error {
	result := make(chan T, 1)
	select {
	case waiting <- result:
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case jobs <- func() { result <- job() }:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

package briefings

import (
	"context"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"
)

// inOrder runs the jobs that produce hands to its argument on all cores, and
// calls consume with their results one at a time in the order they were handed
// in. At most a few results per core wait to be consumed, so memory stays
// bounded. It stops at the first error, of any of them.
func inOrder[T any](ctx context.Context, produce func(context.Context, func(job func() T) error) error, consume func(T) error) error {
	group, ctx := errgroup.WithContext(ctx)
	cores := runtime.GOMAXPROCS(0)
	waiting := make(chan chan T, 4*cores)
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
		for result := range waiting {
			select {
			case r := <-result:
				if err := consume(r); err != nil {
					return err
				}
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	err := group.Wait()
	workers.Wait()
	return err
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

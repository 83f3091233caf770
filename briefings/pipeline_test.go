package briefings

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"
)

func TestInOrder(t *testing.T) {
	var got []int
	err := inOrder(t.Context(), func(_ context.Context, book func(func() int) error) error {
		for i := range 200 {
			if err := book(func() int {
				time.Sleep(time.Duration(i%7) * 100 * time.Microsecond) // jobs end out of order
				return i
			}); err != nil {
				return err
			}
		}
		return nil
	}, func(i int) error {
		got = append(got, i)
		return nil
	}, nil)
	if err != nil || len(got) != 200 || !slices.IsSorted(got) {
		t.Errorf("%d results, in order %v, err %v", len(got), slices.IsSorted(got), err)
	}
}

func TestInOrderStopsAtTheFirstError(t *testing.T) {
	enough := errors.New("enough")
	n := 0
	err := inOrder(t.Context(), func(_ context.Context, book func(func() int) error) error {
		for i := 0; ; i++ {
			if err := book(func() int { return i }); err != nil {
				return err
			}
		}
	}, func(int) error {
		if n++; n == 5 {
			return enough
		}
		return nil
	}, nil)
	if !errors.Is(err, enough) || n != 5 {
		t.Errorf("err %v after %d results", err, n)
	}
}

func TestInOrderIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	err := inOrder(ctx, func(ctx context.Context, book func(func() int) error) error {
		for i := 0; ; i++ {
			if err := book(func() int { return i }); err != nil {
				return err
			}
		}
	}, func(i int) error {
		if i == 3 {
			cancel()
		}
		return nil
	}, nil)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v", err)
	}
}

func TestInOrderIdlesWhileNothingComes(t *testing.T) {
	idled := make(chan struct{})
	idle := sync.OnceFunc(func() { close(idled) })
	err := inOrder(t.Context(), func(_ context.Context, book func(func() int) error) error {
		return book(func() int {
			<-idled
			return 1
		})
	}, func(int) error { return nil }, func() error {
		idle()
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

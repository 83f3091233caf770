//go:build unix

package cli

import "syscall"

// keepPrivate makes whatever is written from now on the reader's own.
func keepPrivate() { syscall.Umask(0o077) }

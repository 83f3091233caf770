package main

import (
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// ptsName returns the name of the other side of the pseudo-terminal f.
func ptsName(f *os.File) (string, error) {
	n, err := unix.IoctlGetInt(int(f.Fd()), unix.TIOCGPTN)
	if err != nil {
		return "", err
	}
	return "/dev/pts/" + strconv.Itoa(n), nil
}

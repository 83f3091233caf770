//go:build !linux

package main

import (
	"errors"
	"os"
)

// ptsName is for Linux alone.
func ptsName(*os.File) (string, error) { return "", errors.ErrUnsupported }

package link

import (
	"os"
	"strconv"

	"readout/briefings/gazetteer"
)

func fold(s string) string { return gazetteer.Fold(s) }

func envf(k string, d float64) float64 {
	if v := os.Getenv(k); v != "" {
		f, _ := strconv.ParseFloat(v, 64)
		return f
	}
	return d
}

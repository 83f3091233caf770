// Package contrast is for tests: how well one colour can be read on another.
package contrast

import (
	"image/color"
	"math"
)

// Of returns the contrast of two colours, from 1 to 21 (WCAG 2.2, contrast
// ratio).
func Of(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance returns the relative luminance of c, from 0 to 1 (WCAG 2.2).
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(n uint32) float64 {
		v := float64(n) / 0xffff
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

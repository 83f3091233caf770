//go:build js || appengine

package runewidth

// IsEastAsian reports whether the locale is Chinese, Japanese or Korean.
func IsEastAsian() bool { return false }

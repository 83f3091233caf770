package format

import (
	"html"
)

var (
	comment = pattern(`(?s)<!--.*?-->`)
	tag     = pattern(`</?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>|<[!?][^<>]*>`)
	breaker = pattern(`(?i)</?(?:br|p|div|li|ul|ol|tr|table|h[1-6]|blockquote|section|article|figure|figcaption|hr)\b(?:[^<>"']|"[^"]*"|'[^']*')*>`)
	escape  = pattern("\\\\[!-/:-@\\[-`{-~]|&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
)

// stripTags returns the words between HTML's tags.
func stripTags(s string) string {
	s = comment().ReplaceAllString(s, "")
	s = breaker().ReplaceAllString(s, "\n\n")
	return html.UnescapeString(tag().ReplaceAllString(s, ""))
}

// unescape resolves the backslashes and character references of Markdown, in
// one pass, so that what they yield is not resolved again.
func unescape(s string) string {
	return escape().ReplaceAllStringFunc(s, func(m string) string {
		if m[0] == '\\' {
			return m[1:]
		}
		return html.UnescapeString(m)
	})
}

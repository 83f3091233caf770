package names

import (
	"strings"

	"readout/briefings/annotate/token"
	"readout/model"
)

// A form is one way in which an article writes a name.
type form struct {
	line  model.Line
	words []string // folded, see [fold]
	short bool     // may stand for a longer name
	seeks []key    // what the long form has that it is short for, likeliest first
	gives []key    // what short forms of it seek
	all   [numKinds]key
}

// A key is words by which a long form and a short one of the same name agree.
// Its first byte says in what way, so that a surname meets surnames only.
type key string

// The ways to agree.
const (
	whole   = "=" // all words
	surnamy = "/" // the end of a person's name
	first   = "^" // the beginning of a person's name
	letters = "." // the letters of an acronym
	start   = ">" // the beginning of an organisation's name
	core    = "~" // a name without "Region", "Inc" and the like
)

// maxWords is how many words of a name are looked at: longer ones are lists or
// worse.
const maxWords = 16

// newForm returns the form that words, which name something of kind k, are.
func newForm(words string, k model.EntityKind) *form {
	f := &form{line: model.NewLine(words)}
	f.words = fold(f.line.String())
	if k == model.Person {
		f.person()
	} else {
		f.thing(words, k)
	}
	return f
}

// whole returns the key that all names of kind k of these very words share.
func (f *form) whole(k model.EntityKind) key {
	if f.all[k] == "" {
		f.all[k] = key(whole + string(rune('0'+k)) + strings.Join(f.words, " "))
	}
	return f.all[k]
}

// fold returns the words of name in lower case, without the marks that are
// written now and then: "U.S." is "us", "al-Kiki" is "al", "kiki".
func fold(name string) []string {
	var words []string
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if len(words) == maxWords {
			break
		}
		w = strings.ReplaceAll(strings.ReplaceAll(w, "’", "'"), ".", "")
		if article, rest, ok := strings.Cut(w, "-"); ok && isArticle(article) && rest != "" {
			words = append(words, article)
			w = rest
		}
		if w != "" {
			words = append(words, w)
		}
	}
	return words
}

// isArticle reports whether word is the Arabic article, in any assimilation.
func isArticle(word string) bool {
	switch word {
	case "al", "el", "ul", "as", "ad", "ar", "an", "at", "az", "ash":
		return true
	}
	return false
}

// person finds the keys of a person's name.
func (f *form) person() {
	words := f.words
	for len(words) > 1 && isSuffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	n := len(words)
	if n == 0 {
		return
	}
	tail := n - 1
	for tail > 0 && lists().has(token.Hash(words[tail-1]), particle) {
		tail--
	}
	f.name(words, tail)
}

// name finds the keys of a person's name, the last words of which, from tail,
// are the surname.
func (f *form) name(words []string, tail int) {
	last := words[len(words)-1]
	f.gives = []key{key(surnamy + last)}
	switch {
	case tail == 0:
		f.short = true
		f.seeks = []key{key(surnamy + last), key(first + last)}
	case len(words[0]) == 1:
		f.short = true
		f.seeks = []key{key(surnamy + words[0] + " " + last)}
	default:
		f.seeks = []key{key(surnamy + words[0] + " " + last)}
		f.gives = append(f.gives, f.seeks[0], key(surnamy+words[0][:1]+" "+last), key(first+words[0]))
		if len(words) > 2 {
			f.gives = append(f.gives, key(surnamy+words[1]+" "+last))
		}
	}
}

// isSuffix reports whether word follows a person's surname.
func isSuffix(word string) bool {
	return word == "jr" || word == "sr" || word == "ii" || word == "iii"
}

// thing finds the keys of a name, as written, of anything but a person.
func (f *form) thing(written string, k model.EntityKind) {
	if len(f.words) > 1 && f.words[0] == "the" {
		f.words = f.words[1:]
	}
	n := len(f.words)
	if n == 0 {
		return
	}
	for n > 1 && lists().has(token.Hash(f.words[n-1]), tailing) {
		n--
	}
	itself := key(core + strings.Join(f.words[:n], " "))
	f.gives = []key{itself}
	f.seeks = []key{itself}
	if len(f.words) == 1 {
		f.short = true
		f.seeks = []key{key(letters + f.words[0]), itself, key(start + f.words[0])}
		if !isAcronym(written) {
			f.seeks = f.seeks[1:]
		}
		return
	}
	if k == model.Organisation {
		f.gives = append(f.gives, key(start+f.words[0]))
	}
	for _, all := range []bool{false, true} {
		if a := initials(f.words, all); len(a) > 1 {
			f.gives = append(f.gives, key(letters+a))
		}
	}
}

// isAcronym reports whether raw is capitals, as "KDP" and "U.N." are.
func isAcronym(raw string) bool {
	for i := range len(raw) {
		if c := raw[i]; (c < 'A' || c > 'Z') && c != '.' {
			return false
		}
	}
	return len(raw) > 1 && len(raw) < 10
}

// initials returns the first letters of words, without the small words unless all.
func initials(words []string, all bool) string {
	var b strings.Builder
	for _, w := range words {
		if all || !isSmall(w) {
			b.WriteByte(w[0])
		}
	}
	return b.String()
}

// isSmall reports whether acronyms leave out word.
func isSmall(word string) bool {
	switch word {
	case "of", "for", "and", "the", "in", "on", "to", "de", "&":
		return true
	}
	return false
}

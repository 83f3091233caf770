package refer

import (
	"strings"

	"readout/model"
)

// A manner is how somebody was last spoken of.
type manner int

// The manners.
const (
	asSubject    manner = iota // first named in its sentence, behind no preposition
	beforeVerb                 // named later, a verb follows
	asObject                   // named, anything else
	asOblique                  // behind a preposition
	asOwner                    // with a possessive ending
	asHe                       // by he or she
	asHim                      // by his, him or her
	withinQuotes               // named by those who are quoted
	numManners
)

// A place is where a name stands.
type place struct {
	sentence, paragraph int
	manner              manner
}

// placesOf returns where each of mentions stands.
func (r *reader) placesOf(mentions []model.Mention) []place {
	all := make([]place, len(mentions))
	last := -1
	for i, m := range mentions {
		p := &all[i]
		*p = r.at(m.Span.Start)
		if _, quoted := r.page.quotes.seek(m.Span.Start); quoted {
			p.manner = withinQuotes
			continue
		}
		p.manner = r.mannerOf(m.Span, p.sentence != last)
		if p.manner != asOwner && p.manner != asOblique {
			last = p.sentence
		}
	}
	return all
}

// at returns the sentence and the paragraph that the byte at offset is in.
func (r *reader) at(offset int) place {
	sentence, _ := r.page.sentences.seek(offset)
	paragraph, _ := r.page.paragraphs.seek(offset)
	return place{sentence: sentence, paragraph: paragraph}
}

// mannerOf tells by the words next to a name what it is in its sentence.
func (r *reader) mannerOf(s model.Span, first bool) manner {
	rest := r.text[s.End:min(len(r.text), s.End+longWord)]
	if strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s") || strings.HasPrefix(rest, "' ") || strings.HasPrefix(rest, "’ ") {
		return asOwner
	}
	if isPreposition(r.leader(s.Start)) {
		return asOblique
	}
	switch {
	case first:
		return asSubject
	case looksFinite(firstWord(rest)):
		return beforeVerb
	}
	return asObject
}

// longWord is how many bytes are looked at for one word.
const longWord = 24

// leader returns the last word before offset, in lower case, that is no title
// and no part of a name: "with" in "with former President Rossi".
func (r *reader) leader(offset int) string {
	for range 5 {
		w, start := wordBefore(r.text, offset)
		if w == "" {
			return ""
		}
		if c := w[0]; (c < 'A' || c > 'Z') && w != "former" && w != "the" && w != "then" {
			return w
		}
		offset = start
	}
	return ""
}

// wordBefore returns the word that ends before offset with at most a space or
// a full stop between, "" if there is another mark, and where it starts.
func wordBefore(text string, offset int) (string, int) {
	end := offset
	if end > 0 && text[end-1] == ' ' {
		end--
	}
	if end > 0 && text[end-1] == '.' {
		end--
	}
	start := end
	for start > 0 && end-start < longWord && isLetter(text[start-1]) {
		start--
	}
	return text[start:end], start
}

// firstWord returns the word s begins with after a space.
func firstWord(s string) string {
	s = strings.TrimPrefix(s, " ")
	for i := range len(s) {
		if !isLetter(s[i]) {
			return s[:i]
		}
	}
	return s
}

// looksFinite reports whether a word may be the verb of a subject before it.
func looksFinite(w string) bool {
	switch w {
	case "is", "was", "has", "had", "will", "would", "can", "could", "may", "might", "should", "did", "does",
		"said", "says", "told", "also", "went", "came", "took", "got", "made", "won", "lost", "ran", "spoke", "began", "thought", "knew", "felt", "saw", "put", "gave", "kept", "led", "left":
		return true
	}
	return strings.HasSuffix(w, "ed") && w[0] >= 'a'
}

// isPreposition reports whether a name after w is not what its sentence speaks of.
func isPreposition(w string) bool {
	switch w {
	case "of", "for", "to", "with", "by", "from", "at", "in", "on", "against", "about", "over", "like", "than", "as",
		"between", "under", "behind", "toward", "towards", "into", "versus", "including", "among", "without", "after", "before", "via":
		return true
	}
	return false
}

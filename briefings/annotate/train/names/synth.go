package names

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// A filler writes sentences out of patterns and lists of names.
type filler struct {
	lists  map[string][]string
	random *rand.Rand
}

// newFiller reads the lists in folder and those that package names has.
func newFiller(folder, words string, seed uint64) (*filler, error) {
	f := &filler{lists: map[string][]string{}, random: rand.New(rand.NewPCG(5, seed))}
	for _, name := range []string{"bands", "firms", "teams", "media", "bodies", "schools", "cities", "countries", "states", "titles", "parties", "demonyms", "labels", "papers", "plurals", "grounds", "houses", "capitals"} {
		raw, err := os.ReadFile(filepath.Join(folder, name+".txt"))
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(raw)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			for item := range strings.SplitSeq(strings.TrimSpace(line), ";") {
				f.lists[name] = append(f.lists[name], strings.TrimSpace(item))
			}
		}
	}
	for _, name := range []string{"men", "women", "surnames"} {
		raw, err := os.ReadFile(filepath.Join(words, name+".txt"))
		if err != nil {
			return nil, err
		}
		for word := range strings.FieldsSeq(string(raw)) {
			f.lists[name] = append(f.lists[name], strings.ToUpper(word[:1])+word[1:])
		}
	}
	return f, nil
}

// pick returns one item of a list.
func (f *filler) pick(list string) string {
	items := f.lists[list]
	return items[f.random.IntN(len(items))]
}

// first returns a first name.
func (f *filler) first() string {
	if f.random.IntN(2) == 0 {
		return f.pick("men")
	}
	return f.pick("women")
}

// fill returns a name for a slot and the type it is labelled with, "" for part
// of a name or what is none.
func (f *filler) fill(slot string) (name, kind string) {
	if low := strings.ToLower(slot); low != slot {
		name, kind = f.fill(low)
		return strings.ToUpper(name), kind
	}
	switch slot {
	case "band":
		return f.rare(f.pick("bands")), "ORG"
	case "firm":
		return f.rare(f.pick("firms")), "ORG"
	case "team":
		return f.pick("teams"), "ORG"
	case "media":
		return f.pick("media"), "ORG"
	case "school":
		return f.pick("schools"), "ORG"
	case "label":
		return f.pick("labels"), "ORG"
	case "party":
		return f.pick("parties"), "ORG"
	case "city":
		return f.rare(f.pick("cities")), "LOC"
	case "country":
		return f.pick("countries"), "LOC"
	case "state":
		return f.pick("states"), "LOC"
	case "ground":
		return f.headed("grounds"), "LOC"
	case "house":
		return f.headed("houses"), "ORG"
	case "title":
		return f.rare(f.pick("titles")), "MISC"
	case "demonym":
		return f.pick("demonyms"), "MISC"
	case "first":
		return f.first(), "PER"
	case "last":
		return f.rare(f.pick("surnames")), "PER"
	case "person":
		return f.person(), "PER"
	}
	return f.piece(slot), ""
}

// headed returns a name that ends in an item of a list, which alone tells what
// it is the name of.
func (f *filler) headed(list string) string {
	head := " " + f.pick(list)
	switch f.random.IntN(4) {
	case 0:
		return f.pick("cities") + head
	case 1:
		return f.piece("odd") + head
	}
	return f.pick("surnames") + head
}

// person returns a full name.
func (f *filler) person() string {
	switch f.random.IntN(8) {
	case 0:
		return f.first() + " " + string(rune('A'+f.random.IntN(26))) + ". " + f.pick("surnames")
	case 1:
		return f.first() + " " + f.first() + " " + f.pick("surnames")
	}
	return f.first() + " " + f.pick("surnames")
}

// odd returns a word that nobody knows: the beginning of one name with the end
// of another.
func (f *filler) odd() string {
	a, b := f.pick("surnames"), f.pick("cities")
	if f.random.IntN(2) == 0 {
		a, b = b, f.first()
	}
	a, _, _ = strings.Cut(a, " ")
	b = b[strings.LastIndexByte(b, ' ')+1:]
	return a[:min(len(a), 2+f.random.IntN(3))] + strings.ToLower(b[len(b)/2:])
}

// rare returns name, or now and then an odd word in place of one that is short.
func (f *filler) rare(name string) string {
	if !strings.Contains(name, " ") && f.random.IntN(5) == 0 {
		return f.odd()
	}
	return name
}

// piece returns what is part of a name, or none.
func (f *filler) piece(slot string) string {
	switch slot {
	case "call":
		letters := ""
		for range 3 {
			letters += string(rune('A' + f.random.IntN(26)))
		}
		return letters
	case "odd":
		return f.odd()
	case "num":
		return fmt.Sprint(100 + f.random.IntN(900))
	case "paper":
		return f.pick("papers")
	case "caps":
		return f.pick("capitals")
	case "plural":
		return f.pick("plurals")
	}
	return "a"
}

// write returns pattern with its slots filled, as a labelled text.
func (f *filler) write(pattern string) labelled {
	var l labelled
	open, from := "", 0
	text := ""
	for pattern != "" {
		switch {
		case pattern[0] == '[' && len(pattern) > 2 && pattern[2] == ' ':
			open, from = map[byte]string{'P': "PER", 'O': "ORG", 'L': "LOC", 'M': "MISC"}[pattern[1]], utf8.RuneCountInString(text)
			pattern = pattern[3:]
		case pattern[0] == ']' && open != "":
			l.Entities = append(l.Entities, entity{from, utf8.RuneCountInString(text), open})
			open, pattern = "", pattern[1:]
		case pattern[0] == '{':
			slot, rest, _ := strings.Cut(pattern[1:], "}")
			name, kind := f.fill(slot)
			if the, bare, ok := strings.Cut(name, " "); ok && (open != "" || f.random.IntN(3) == 0) && the == "The" {
				name = bare
			}
			start := utf8.RuneCountInString(text)
			text += name
			if kind != "" && open == "" {
				l.Entities = append(l.Entities, entity{start, utf8.RuneCountInString(text), kind})
			}
			pattern = rest
		default:
			text += pattern[:1]
			pattern = pattern[1:]
		}
	}
	l.Text = text
	return l
}

// readPatterns returns the lines of a file that are no comments.
func readPatterns(file string) ([]string, error) {
	raw, err := os.ReadFile(file)
	var patterns []string
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			patterns = append(patterns, line)
		}
	}
	return patterns, err
}

// synthesise writes each pattern of a file so many times, a few sentences to a
// text.
func synthesise(f *filler, file string, times int) ([]sample, error) {
	patterns, err := readPatterns(file)
	if err != nil {
		return nil, err
	}
	var samples []sample
	for range times {
		for _, at := range f.random.Perm(len(patterns)) {
			l := f.write(patterns[at])
			s, err := newSample(l.Text, l.Entities)
			if err != nil {
				return nil, err
			}
			samples = append(samples, s)
		}
	}
	return samples, nil
}

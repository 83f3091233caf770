package gazetteer

import (
	"strings"
	"sync"
	"testing"

	"readout/model"
)

// shared is the Gazetteer that tests read; unpacking it again for each would be
// most of their time.
var shared = sync.OnceValues(Open)

// open returns the shared Gazetteer.
func open(tb testing.TB) *Gazetteer {
	tb.Helper()
	g, err := shared()
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

// places returns every place that name may stand for.
func places(g *Gazetteer, name string) []model.Place {
	var found []model.Place
	for _, s := range g.Senses(name) {
		found = append(found, g.Place(s))
	}
	return found
}

func TestLikeliestPlace(t *testing.T) {
	tests := []struct {
		name    string
		kind    model.PlaceKind
		country string
		lat     float64
		lon     float64
	}{
		{"Erbil", model.City, "IQ", 36.2, 44.0},
		{"ERBIL", model.City, "IQ", 36.2, 44.0},
		{"Arbil", model.City, "IQ", 36.2, 44.0},
		{"Hewlêr", model.City, "IQ", 36.2, 44.0},
		{"Erbil Governorate", model.Region, "IQ", 36.3, 44.2},
		{"Baghdad", model.City, "IQ", 33.3, 44.4},
		{"Mosul", model.City, "IQ", 36.3, 43.1},
		{"Nineveh", model.Region, "IQ", 36.1, 42.4},
		{"Ninawa", model.Region, "IQ", 36.1, 42.4},
		{"Nineveh Province", model.Region, "IQ", 36.1, 42.4},
		{"Nineveh Governorate", model.Region, "IQ", 36.1, 42.4},
		{"Kurdistan Region", model.Region, "IQ", 36.3, 44.3},
		{"the Kurdistan Region", model.Region, "IQ", 36.3, 44.3},
		{"Sulaymaniyah", model.City, "IQ", 35.6, 45.4},
		{"Basra", model.City, "IQ", 30.5, 47.8},
		{"Kyiv", model.City, "UA", 50.5, 30.5},
		{"Kiev", model.City, "UA", 50.5, 30.5},
		{"Bombay", model.City, "IN", 19.1, 72.9},
		{"Mumbai", model.City, "IN", 19.1, 72.9},
		{"Peking", model.City, "CN", 39.9, 116.4},
		{"Paris", model.City, "FR", 48.9, 2.4},
		{"London", model.City, "GB", 51.5, -0.1},
		{"New York", model.City, "US", 40.7, -74},
		{"Washington", model.City, "US", 38.9, -77},
		{"St. Petersburg", model.City, "RU", 59.9, 30.3},
		{"Saint Petersburg", model.City, "RU", 59.9, 30.3},
		{"Gaza Strip", model.Region, "PS", 31.4, 34.4},
		{"West Bank", model.Region, "PS", 32, 35.2},
		{"U.S.", model.Country, "US", 39.8, -98.5},
		{"US", model.Country, "US", 39.8, -98.5},
		{"USA", model.Country, "US", 39.8, -98.5},
		{"United States", model.Country, "US", 39.8, -98.5},
		{"the United States", model.Country, "US", 39.8, -98.5},
		{"America", model.Country, "US", 39.8, -98.5},
		{"UK", model.Country, "GB", 54, -2},
		{"U.K.", model.Country, "GB", 54, -2},
		{"Britain", model.Country, "GB", 54, -2},
		{"Great Britain", model.Country, "GB", 54, -2},
		{"England", model.Region, "GB", 52.5, -1},
		{"Northern Ireland", model.Region, "GB", 54.6, -6.7},
		{"Russia", model.Country, "RU", 60, 100},
		{"Ivory Coast", model.Country, "CI", 8, -5.5},
		{"Côte d’Ivoire", model.Country, "CI", 8, -5.5},
		{"Burma", model.Country, "MM", 21, 96.5},
		{"UAE", model.Country, "AE", 23.75, 54.5},
		{"DRC", model.Country, "CD", -2.5, 23.5},
		{"Democratic Republic of the Congo", model.Country, "CD", -2.5, 23.5},
		{"Kosovo", model.Country, "XK", 42.6, 20.9},
		{"Taiwan", model.Country, "TW", 24, 121},
		{"Palestine", model.Country, "PS", 31.9, 35.2},
		{"northern Iraq", model.Country, "IQ", 33, 44},
		{"Georgia", model.Country, "GE", 42, 43.5},
		{"Calif.", model.Region, "US", 37.25, -119.75},
		{"Ind.", model.Region, "US", 40, -86.25},
		{"Quebec", model.Region, "CA", 52, -72},
		{"Rapides Parish", model.District, "US", 31.2, -92.5},
		{"Europe", model.Continent, "", 50, 15},
		{"Middle East", model.Continent, "", 31, 42},
		{"Tigris", model.Water, "", 34.6, 43.7},
		{"Potomac River", model.Water, "US", 38.8, -77.1},
		{"Rocky Mountains", model.Continent, "", 44, -111},
		{"Democratic Republic of Congo", model.Country, "CD", -2.5, 23.5},
		{"South Philadelphia", model.City, "US", 39.95, -75.2},
		{"Harwinton", model.City, "US", 41.8, -73.1}, // has a post office, but is no town of GeoNames
		{"White House", model.City, "US", 38.9, -77},
	}
	g := open(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := places(g, tt.name)
			if len(found) == 0 {
				t.Fatal("no places")
			}
			p := found[0]
			near := max(p.Lat-tt.lat, tt.lat-p.Lat) < 0.35 && max(p.Lon-tt.lon, tt.lon-p.Lon) < 0.35
			if p.Kind != tt.kind || p.Country != tt.country || !near {
				t.Errorf("got %v %q in %s at %.2f %.2f, want %v in %s at %.2f %.2f",
					p.Kind, p.Name, p.Country, p.Lat, p.Lon, tt.kind, tt.country, tt.lat, tt.lon)
			}
		})
	}
}

func TestWordsAreNotPlaces(t *testing.T) {
	g := open(t)
	for _, word := range []string{"", " ", "the", "us", "Us", "in", "Ind", "It", "Iraqi", "qwertyuiop", ".", "=", "=US", "\xff", "West Nile", "West Side"} {
		if found := places(g, word); found != nil {
			t.Errorf("%q is taken for %v", word, found)
		}
	}
}

func TestDemonym(t *testing.T) {
	g := open(t)
	for word, want := range map[string]string{
		"Iraqi": "IQ", "Iraqis": "IQ", "American": "US", "British": "GB", "Dutch": "NL", "Poles": "PL",
		"Frenchmen": "FR", "Saudi": "SA", "polish": "", "Iraq": "", "": "", "US": "",
	} {
		if got, ok := g.Demonym(word); got != want || ok != (want != "") {
			t.Errorf("Demonym(%q) = %q, %v, want %q", word, got, ok, want)
		}
	}
}

func TestWordsAreMarked(t *testing.T) {
	g := open(t)
	for name, want := range map[string]bool{"Reading": true, "Hope": true, "Baghdad": false, "Ohio": false} {
		for _, s := range g.Exact(name) {
			if s.Word != want {
				t.Errorf("%s in %s: Word = %v", name, g.Place(s).Country, s.Word)
			}
		}
	}
}

func TestExact(t *testing.T) {
	g := open(t)
	for name, want := range map[string]bool{
		"Erbil": true, "the United States": true, "US": true, "Kan.": true, "Kan.x": false,
		"Erbil Governorate": false, "northern Iraq": false, "US.": false, "": false,
	} {
		if got := g.Exact(name) != nil; got != want {
			t.Errorf("Exact(%q) finds something: %v", name, got)
		}
	}
	for name, want := range map[string]bool{"Kan.": true, "Baghdad.": false, "Baghdad": true, "Us": false, "": false} {
		if got := g.Spelled(name); got != want {
			t.Errorf("Spelled(%q) = %v", name, got)
		}
	}
}

func TestPopulationHasFourDigits(t *testing.T) {
	g := open(t)
	for name, want := range map[string][2]int{"London": {7_000_000, 10_000_000}, "Mosul": {1_000_000, 2_000_000}} {
		if got := places(g, name)[0].Population; got < want[0] || got > want[1] {
			t.Errorf("%s has %d inhabitants, want %v", name, got, want)
		}
	}
}

func TestEveryDemonymHasACountry(t *testing.T) {
	g := open(t)
	for word, code := range g.demonyms {
		if _, ok := g.Country(code); !ok {
			t.Errorf("%s: no country %q", word, code)
		}
	}
}

func TestEveryRecordIsSound(t *testing.T) {
	g := open(t)
	for i := range g.table.len() {
		s := g.table.senseOf(i)
		p := g.Place(s)
		if p.Name.Empty() || p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 || p.Kind > model.Water {
			t.Fatalf("place %d: %+v", i, p)
		}
		if _, ok := g.Country(p.Country); !ok && p.Country != "" {
			t.Fatalf("place %d: no country %q", i, p.Country)
		}
		if r := int(s.Region); r != 0 && g.table.kindOf(r) != model.Region {
			t.Fatalf("place %d: in place %d, which is no division", i, r)
		}
	}
}

func TestEveryKeyIsSound(t *testing.T) {
	table := open(t).table
	last := -1
	for i := range numBuckets {
		from, to := table.bucket(i), table.bucket(i+1)
		if from > to {
			t.Fatalf("bucket %d ends before it begins", i)
		}
		for k := from; k < to; k++ {
			key := i<<24 | int(number24(table.keys[k*keySize:]))
			if key <= last {
				t.Fatalf("key %d is out of order", k)
			}
			last = key
			for _, s := range table.senses(number24(table.keys[k*keySize+3:])) {
				if int(s.index) >= table.len() {
					t.Fatalf("key %d is of no place", k)
				}
			}
		}
	}
}

func TestFileCreditsItsSources(t *testing.T) {
	for _, want := range []string{version, "GeoNames", "CC BY 4.0"} {
		if !strings.Contains(string(placesFile[:700]), want) {
			t.Errorf("header lacks %q", want)
		}
	}
}

func TestDamagedFileIsAnError(t *testing.T) {
	for _, file := range [][]byte{nil, []byte(version), placesFile[:len(placesFile)/2], append([]byte("x"), placesFile...)} {
		if _, err := read(file); err == nil {
			t.Errorf("no error for %d bytes", len(file))
		}
	}
}

func FuzzLookup(f *testing.F) {
	f.Add("Erbil Governorate")
	f.Add("St. Æ-Ğ’ the The U.S.")
	g := open(f)
	f.Fuzz(func(t *testing.T, name string) {
		if g.Exact(name) != nil && g.Senses(name) == nil {
			t.Errorf("%q is known just so, but not at all", name)
		}
		if once := Fold(name); Fold(once) != once {
			t.Errorf("Fold(%q) = %q, then %q", name, once, Fold(once))
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSenses(b *testing.B) {
	g := open(b)
	for _, name := range []string{"Qwertyton", "Nineveh Governorate", "Springfield"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				g.Senses(name)
			}
		})
	}
}

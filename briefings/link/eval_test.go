package link

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"testing"

	"readout/briefings/gazetteer"
	"readout/model"
)

// A goldArticle is a text whose places people have marked and located.
type goldArticle struct {
	Text, Title, Source string
	Places              []struct {
		Start, End int
		Text       string
		Lat, Lon   *float64
	}
}

// TestAccuracy resolves the marked names of two labelled collections, each
// name taken as found, and holds the share that lies within 161 km of where
// people put it to a floor.
func TestAccuracy(t *testing.T) {
	root := os.Getenv("READOUT_DATA")
	if root == "" {
		t.Skip("READOUT_DATA is not set")
	}
	g := open(t)
	for file, floor := range map[string]float64{"lgl.jsonl": 0.79, "geovirus.jsonl": 0.83} {
		var right, all, unknown int
		var shown, shownRight int // of the names whose other meanings a reader is told of
		missed := map[string]int{}
		for _, gold := range readGold(t, filepath.Join(root, "data", "geo", file)) {
			a, found := given(gold)
			resolved := Places(a, found, g)
			for i, p := range gold.Places {
				if p.Lat == nil || p.Lon == nil {
					continue
				}
				all++
				e := resolved.Entity(found.Mentions[i].Entity)
				place := e.Place
				isShown := len(e.Others) > 0
				if isShown {
					shown++
				}
				switch {
				case place == nil:
					unknown++
					missed["? "+p.Text]++
				case distance(at(place.Lat, place.Lon), at(*p.Lat, *p.Lon)) < 161:
					right++
					if isShown {
						shownRight++
					}
				default:
					missed[fmt.Sprintf("X %s: %.0f km to %v in %s", p.Text, distance(at(place.Lat, place.Lon), at(*p.Lat, *p.Lon)), place.Kind, where(place))]++
				}
			}
		}
		share := float64(right) / float64(all)
		t.Logf("%s: %d names, %.3f within 161 km, %.3f unknown", file, all, share, float64(unknown)/float64(all))
		plain := all - unknown - shown
		t.Logf("ambiguous: %d, %.3f right; not: %d, %.3f right", shown, float64(shownRight)/float64(shown), plain, float64(right-shownRight)/float64(plain))
		logMissed(t, missed)
		if share < floor {
			t.Errorf("%s: %.3f within 161 km, want %.2f", file, share, floor)
		}
	}
}

// logMissed prints the names missed most, with -v.
func logMissed(t *testing.T, missed map[string]int) {
	t.Helper()
	names := make([]string, 0, len(missed))
	for n := range missed {
		names = append(names, n)
	}
	sort.Slice(names, func(i, j int) bool {
		return missed[names[i]] > missed[names[j]] || missed[names[i]] == missed[names[j]] && names[i] < names[j]
	})
	for _, n := range names[:min(60, len(names))] {
		t.Logf("%4d %s", missed[n], n)
	}
}

// readGold reads a collection.
func readGold(t *testing.T, path string) []goldArticle {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []goldArticle
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var a goldArticle
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// given makes an article of gold, with one entity for each name as folded;
// Mentions[i] is gold.Places[i].
func given(gold goldArticle) (*model.Article, *model.Annotations) {
	a := &model.Article{Title: model.NewLine(gold.Title), Source: model.NewLine(gold.Source), Text: model.NewText(gold.Text)}
	bytes := make([]int, 0, len(gold.Text)+1)
	for i := range gold.Text {
		bytes = append(bytes, i)
	}
	bytes = append(bytes, len(gold.Text))
	found := &model.Annotations{}
	ids := map[string]model.EntityID{}
	for _, p := range gold.Places {
		key := gazetteer.Fold(p.Text)
		if ids[key] == 0 {
			ids[key] = model.EntityID(len(found.Entities) + 1)
			found.Entities = append(found.Entities, model.Entity{ID: ids[key], Kind: model.Location, Name: model.NewLine(p.Text)})
		}
		found.Mentions = append(found.Mentions, model.Mention{Span: model.Span{Start: bytes[p.Start], End: bytes[p.End]}, Entity: ids[key]})
	}
	return a, found
}

// at returns a place at a point.
func at(lat, lon float64) gazetteer.Sense { return gazetteer.Sense{Lat: lat, Lon: lon} }

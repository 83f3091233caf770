package link

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"testing"

	"readout/briefings/gazetteer"
	"readout/model"
)

func TestDbg(t *testing.T) {
	root := os.Getenv("READOUT_DATA")
	g := open(t)
	for _, file := range []string{"lgl.jsonl", "geovirus.jsonl"} {
		c := map[string]int{}
		ex := map[string]map[string]int{}
		add := func(k, e string) {
			c[k]++
			if ex[k] == nil {
				ex[k] = map[string]int{}
			}
			ex[k][e]++
		}
		for _, gold := range readGold(t, filepath.Join(root, "data", "geo", file)) {
			a, found := given(gold)
			resolved := Places(a, found, g)
			for i, p := range gold.Places {
				if p.Lat == nil {
					continue
				}
				e := resolved.Entity(found.Mentions[i].Entity)
				gp := at(*p.Lat, *p.Lon)
				if e.Place == nil {
					if _, ok := g.Demonym(p.Text); ok {
						add("demonym", "")
					} else {
						add("unknown", p.Text)
					}
					continue
				}
				if distance(at(e.Place.Lat, e.Place.Lon), gp) < 161 {
					add("right", "")
					continue
				}
				_, senses, _ := sensesOf(*e, g)
				best := -1
				var bs gazetteer.Sense
				for j, s := range senses {
					if distance(s, gp) < 161 && best < 0 {
						best = j
						bs = s
					}
				}
				switch {
				case best >= 0:
					add(fmt.Sprintf("listed: chose %v, right is %v", e.Place.Kind, bs.Kind), fmt.Sprintf("%s (%s/%s w %.1f) right: %s/%s w %.1f", p.Text, e.Place.Country, e.Place.Region, senses[0].Weight, g.Place(bs).Country, g.Place(bs).Region, bs.Weight))
				case e.Place.Kind == model.City || e.Place.Kind == model.District:
					add("not listed, chose town", fmt.Sprintf("%s %s %.1f,%.1f", p.Text, e.Place.Country, *p.Lat, *p.Lon))
				default:
					add(fmt.Sprintf("not listed, chose area %v", e.Place.Kind), fmt.Sprintf("%s %s %.0f km gold %.1f %.1f", p.Text, e.Place.Country, distance(at(e.Place.Lat, e.Place.Lon), gp), *p.Lat, *p.Lon))
				}
			}
		}
		var ks []string
		for k := range c {
			ks = append(ks, k)
		}
		sort.Slice(ks, func(i, j int) bool { return c[ks[i]] > c[ks[j]] })
		for _, k := range ks {
			fmt.Println(file, c[k], k)
			var es []string
			for e := range ex[k] {
				es = append(es, e)
			}
			sort.Slice(es, func(i, j int) bool {
				return ex[k][es[i]] > ex[k][es[j]] || ex[k][es[i]] == ex[k][es[j]] && es[i] < es[j]
			})
			for _, e := range es[:min(len(es), 45)] {
				fmt.Println("         ", ex[k][e], e)
			}
		}
	}
}

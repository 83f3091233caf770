package main

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"readout/briefings/gazetteer"
	"readout/model"
)

// A post is a place of the US that mail goes to: the mean of its ZIP codes.
type post struct {
	name   string
	region int
	sum    point
	codes  float64
}

// addPosts adds the places of the US that have a post office but are too small
// for the table of towns, or are parts of towns.
func (b *book) addPosts(raw []byte) error {
	posts, err := b.readPosts(raw)
	if err != nil {
		return err
	}
	for _, p := range posts {
		key := gazetteer.Fold(p.name)
		at := point{p.sum.lat / p.codes, p.sum.lon / p.codes}
		if b.hasTown(key, p.region, at) {
			continue
		}
		b.name(key, sense{place: b.add(place{kind: model.City, name: p.name, country: "US", region: p.region, at: at})})
	}
	return nil
}

// readPosts reads the table of ZIP codes; see its package for the columns.
func (b *book) readPosts(raw []byte) ([]*post, error) {
	var posts []*post
	byName := map[string]*post{}
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(line, "\t")
		if len(f) < 11 {
			return nil, fmt.Errorf("ZIP code %q: too few columns", line)
		}
		region, ok := b.codes["US."+f[4]]
		if !ok { // the armed forces
			continue
		}
		at, err := degrees(f[9], f[10])
		if err != nil {
			return nil, fmt.Errorf("ZIP code %q: %w", line, err)
		}
		p := byName[f[2]+"\t"+f[4]]
		if p == nil {
			p = &post{name: f[2], region: region}
			byName[f[2]+"\t"+f[4]] = p
			posts = append(posts, p)
		}
		p.sum = point{p.sum.lat + at.lat, p.sum.lon + at.lon}
		p.codes++
	}
	return posts, nil
}

// farApart is how many degrees from each other two towns of one name are two.
const farApart = 0.4

// hasTown reports whether a town of that name is known in region near at.
func (b *book) hasTown(key string, region int, at point) bool {
	return slices.ContainsFunc(b.keys[key], func(s sense) bool {
		p := b.places[s.place]
		return p.kind == model.City && p.region == region && math.Abs(p.at.lat-at.lat) < farApart && math.Abs(p.at.lon-at.lon) < farApart
	})
}

// markWords marks the keys that are English words.
func (b *book) markWords(lists [][]byte) error {
	for _, raw := range lists {
		var words []string
		if err := json.Unmarshal(raw, &words); err != nil {
			return fmt.Errorf("words: %w", err)
		}
		for _, w := range words {
			b.words[w] = true
		}
	}
	return nil
}

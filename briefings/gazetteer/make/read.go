package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

//go:embed tables/*.tsv
var tables embed.FS

// A town is one row of GeoNames.
type town struct {
	id             int
	name, ascii    string
	others         []string
	lat, lon       float64
	feature        string // "PPLC" for a capital, and so on
	country        string
	admin1, admin2 string
	people         int
}

// readTowns reads GeoNames' table and leaves out what no longer stands.
func readTowns(raw []byte) ([]town, error) {
	var towns []town
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) < 15 || f[0] == "id" || f[0] == "geonameid" {
			continue
		}
		switch f[7] {
		case "PPLH", "PPLQ", "PPLW", "PPLCH":
			continue
		}
		t := town{name: f[1], ascii: f[2], others: strings.Split(f[3], ","), feature: f[7], country: f[8], admin1: f[10], admin2: f[11]}
		if err := numbers(f, &t); err != nil {
			return nil, fmt.Errorf("%q: %w", line, err)
		}
		towns = append(towns, t)
	}
	return towns, nil
}

// numbers reads the numeric fields of a row.
func numbers(f []string, t *town) (err error) {
	if t.id, err = strconv.Atoi(f[0]); err != nil {
		return err
	}
	if t.lat, err = strconv.ParseFloat(f[4], 64); err != nil {
		return err
	}
	if t.lon, err = strconv.ParseFloat(f[5], 64); err != nil {
		return err
	}
	t.people, err = strconv.Atoi(f[14])
	return err
}

// A division is a code, "US.CA" or "US.CA.037", and a name.
type division struct{ Code, Name string }

// readDivisions reads a table of divisions.
func readDivisions(raw []byte) ([]division, error) {
	var d []division
	err := json.Unmarshal(raw, &d)
	return d, err
}

// readCountries reads the names of countries; a value is a name or several.
func readCountries(raw []byte) (map[string][]string, error) {
	var file struct{ Countries map[string]any }
	if err := json.Unmarshal(raw, &file); err != nil {
		return nil, err
	}
	names := map[string][]string{}
	for code, value := range file.Countries {
		switch v := value.(type) {
		case string:
			names[code] = []string{v}
		case []any:
			for _, name := range v {
				names[code] = append(names[code], fmt.Sprint(name))
			}
		}
	}
	return names, nil
}

// readTable returns the rows of one of our own tables, each padded to width.
func readTable(name string, width int) ([][]string, error) {
	raw, err := tables.ReadFile("tables/" + name)
	if err != nil {
		return nil, err
	}
	var rows [][]string
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		for len(row) < width {
			row = append(row, "")
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// degrees reads a pair of coordinates.
func degrees(lat, lon string) (point, error) {
	y, err := strconv.ParseFloat(lat, 64)
	if err != nil {
		return point{}, err
	}
	x, err := strconv.ParseFloat(lon, 64)
	return point{y, x}, err
}

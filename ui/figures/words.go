package figures

import (
	"fmt"
	"math"
	"strings"

	"readout/model"
	"readout/ui/pane"
)

// within returns what a place lies in, "Iraq"; "" if that is not known.
func within(f model.Figure) string {
	if f.Place == nil || f.Place.Kind == model.Country {
		return ""
	}
	return country(f.Place.Country)
}

// where says where a place is on the map.
func where(f model.Figure) string {
	if f.Place == nil {
		return "not on the map"
	}
	return coordinates(*f.Place)
}

// instead says, after a dot, which other place a place may be, if any.
func instead(f model.Figure, dot string) string {
	if len(f.Others) == 0 {
		return ""
	}
	return dot + "or " + full(f.Others[0])
}

// coordinates returns where p is to a tenth of a degree, "36.2 N 44.0 E".
func coordinates(p model.Place) string {
	northing, easting := "N", "E"
	if p.Lat < 0 {
		northing = "S"
	}
	if p.Lon < 0 {
		easting = "W"
	}
	return fmt.Sprintf("%.1f %s %.1f %s", math.Abs(p.Lat), northing, math.Abs(p.Lon), easting)
}

// full returns the name of p with what it lies in, "Paris, Texas, United States".
func full(p model.Place) string {
	parts := []string{p.Name.String()}
	if !p.Region.Empty() && p.Region != p.Name {
		parts = append(parts, p.Region.String())
	}
	if p.Country != "" && p.Kind != model.Country {
		parts = append(parts, country(p.Country))
	}
	return strings.Join(parts, ", ")
}

// about returns what the card says of f below its name, a line each, its beliefs
// and intentions counted if they are shown.
func about(f model.Figure, beliefs bool) []string {
	var lines []string
	add := func(label string, words []string) {
		if len(words) > 0 {
			lines = append(lines, label+strings.Join(words, "; "))
		}
	}
	if f.Kind == model.Location {
		lines = append(lines, placed(f)...)
		add("or ", others(f))
	} else {
		lines = append(lines, f.Kind.String())
		add("", strs(f.Role))
	}
	add("also ", strs(f.Aliases...))
	quotations := pane.Quotations(f.Quotations, f.Beliefs, beliefs)
	if f.Beliefs > 0 && !beliefs {
		quotations += ", " + pane.Count(f.Beliefs, "belief") + " hidden"
	}
	return append(lines, quotations+", "+pane.Count(f.Articles, "briefing"))
}

// others returns which other places f may be: of the same name by where they
// lie, with the country only where it is another.
func others(f model.Figure) []string {
	var words []string
	for _, p := range f.Others {
		switch here := f.Place; {
		case here == nil || p.Name != here.Name || p.Region.Empty():
			words = append(words, full(p))
		case p.Country == here.Country && p.Region != here.Region:
			words = append(words, "in "+p.Region.String())
		default:
			words = append(words, "in "+p.Region.String()+", "+country(p.Country))
		}
	}
	return words
}

// heading returns the name of f, and how many others it may be.
func heading(f model.Figure) string {
	name := f.Name.String()
	if n := len(f.Others); n > 0 && f.Place != nil {
		name += fmt.Sprintf(" (or %s)", pane.Count(n, "other"))
	}
	return name
}

// placed returns what the card says of where a place is.
func placed(f model.Figure) []string {
	if f.Place == nil {
		return []string{"place, not on the map"}
	}
	p := *f.Place
	lines := []string{kind(p.Kind) + ": " + full(p), coordinates(p)}
	if p.Population > 0 {
		lines[1] += ", population " + grouped(p.Population)
	}
	return lines
}

// kind returns the word for a kind of place.
func kind(k model.PlaceKind) string {
	return [...]string{
		model.City: "city", model.Country: "country", model.Region: "region",
		model.District: "district", model.Continent: "part of the world", model.Water: "water",
	}[k]
}

// grouped returns n with its digits in groups of three, "1,234,567".
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// strs returns the words of lines that have some.
func strs(lines ...model.Line) []string {
	var words []string
	for _, l := range lines {
		if !l.Empty() {
			words = append(words, l.String())
		}
	}
	return words
}

// Package gazetteer knows where places are: it turns a name as it stands in an
// article into the places that bear it.
//
// The places are embedded, so nothing is asked of a network. They are the towns
// of GeoNames with 500 inhabitants or more, places of the US with a post office,
// first and second administrative divisions, countries, and a table of our own
// for continents, regions, mountains, islands, seas, lakes and rivers. README.md
// says where each part comes from and under which licence.
//
// A gazetteer only lists what a name may stand for. Which of those an article
// means is decided elsewhere, with the article in view.
package gazetteer

//go:generate go run ./make -o places.dat

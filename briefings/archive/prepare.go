package archive

import (
	"crypto/sha256"
	"encoding/binary"

	"readout/briefings/query"
	"readout/briefings/versions"
	"readout/model"
)

// Prepared is an article made ready to be written: packed, and its words folded
// for the indexes. That is most of the work of adding it, and needs no database.
type Prepared struct {
	entry      model.Entry
	wrong      error      // its analysis contradicts itself
	by         *knowledge // that it is packed by; nil for none
	packed     []byte     // as stored
	title      any        // as stored
	columns    fed        // of the article; its figures are still to be added to the facts
	quotations []fed      // of each quotation; likewise
	keys       []int64    // of the figure of each entity
	sketch     versions.Sketch
	words      int // of the text
}

// Prepare makes e ready to be written. It may be called by several goroutines.
func (a *Archive) Prepare(e model.Entry) Prepared {
	if e.Found == nil {
		e.Found = &model.Annotations{}
	}
	p := Prepared{entry: e, wrong: check(e)}
	if p.wrong != nil {
		return p
	}
	p.pack(a.packer)
	p.sketch = versions.Of(e.Article)
	p.feed(a.options.KeyOf)
	return p
}

// pack sets what is stored of the article itself.
func (p *Prepared) pack(by *packer) {
	packed, known := by.pack(p.entry)
	p.packed, p.title, p.by = packed, known.storedTitle(p.entry.Article.Title), known
}

// feed sets what the indexes are given, and the figures' keys.
func (p *Prepared) feed(keyOf func(model.Entity) string) {
	p.columns, p.words = articleFed(p.entry)
	p.quotations = make([]fed, len(p.entry.Found.Quotations))
	for i, q := range p.entry.Found.Quotations {
		p.quotations[i] = quotationFed(p.entry, q)
	}
	p.keys = make([]int64, len(p.entry.Found.Entities))
	for i, n := range p.entry.Found.Entities {
		p.keys[i] = hashed(keyOf(n))
	}
}

// hashed returns a figure's key as it is stored.
func hashed(key string) int64 {
	sum := sha256.Sum256([]byte(key))
	return int64(binary.BigEndian.Uint64(sum[:8]) >> 1)
}

// credit adds the figures of the article, by entity, to the facts of its
// columns and of those of its quotations.
func (p *Prepared) credit(figures []int64) {
	facts := []byte(p.columns[factsOfArticle])
	for _, number := range distinct(figures) {
		facts = query.AppendFact(facts, figureFact(number))
	}
	p.columns[factsOfArticle] = string(facts)
	for i, q := range p.entry.Found.Quotations {
		if q.Speaker.Entity != 0 {
			p.quotations[i][0] += string(figureFact(figures[q.Speaker.Entity-1]))
		}
	}
}

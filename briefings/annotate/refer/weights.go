package refer

import (
	_ "embed"
	"fmt"
	"io"
	"math"
	"strings"
	"sync"
)

// learned is the table of weights, see [ReadWeights].
//
//go:embed weights.txt
var learned string

// weights reads the table on first use.
var weights = sync.OnceValue(func() *Weights {
	w, err := ReadWeights(learned)
	if err != nil {
		panic(err) // the table is part of the program
	}
	return w
})

// Weights are what was learned. The zero Weights hold every answer for as
// likely and give none.
type Weights struct {
	Facts [NumClasses][NumFacts]float32
	Scale [NumClasses][2]float64 // see [Calibrate]
}

// ReadWeights reads what [Weights.Write] writes: lines of a class, a template,
// a value and a weight, in which the template scale stands for the calibration of
// a class.
func ReadWeights(s string) (*Weights, error) {
	w := &Weights{}
	classes, templates := map[string]Class{}, map[string]Fact{}
	for c := range NumClasses {
		classes[Class(c).String()] = Class(c)
	}
	for f := Fact(0); f < factsEnd; f += factWidth {
		templates[f.String()] = f
	}
	for line := range strings.Lines(s) {
		if line[0] == '#' {
			continue
		}
		var class, template string
		var value int
		var number float64
		if _, err := fmt.Sscan(line, &class, &template, &value, &number); err != nil {
			return nil, fmt.Errorf("weights: %q: %w", line, err)
		}
		c, known := classes[class]
		f, ok := templates[template]
		switch {
		case !known || value < 0 || value >= factWidth:
			return nil, fmt.Errorf("weights: %q is about nothing known", line)
		case template == "scale":
			w.Scale[c][value&1] = number
		case !ok:
			return nil, fmt.Errorf("weights: %q is about nothing known", line)
		default:
			w.Facts[c][f+Fact(value)] = float32(number)
		}
	}
	return w, nil
}

// Write writes w as a table to be read and compared.
func (w *Weights) Write(out io.Writer) error {
	var b strings.Builder
	b.WriteString("# class, template, value, weight: learned, see package briefings/annotate/train/refer\n")
	for c := range NumClasses {
		class := Class(c)
		for f, weight := range w.Facts[c] {
			if math.Abs(float64(weight)) >= 0.005 {
				fmt.Fprintf(&b, "%s\t%s\t%d\t%.2f\n", class, Fact(f), f%factWidth, weight)
			}
		}
		fmt.Fprintf(&b, "%s\tscale\t0\t%.3f\n%s\tscale\t1\t%.3f\n", class, w.Scale[c][0], class, w.Scale[c][1])
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// Least is the least probability with which a candidate is named: what is more
// likely wrong than right stays open.
const Least = 0.5

// Decide returns the likeliest candidate of c, or nobody if it is too unlikely
// and not what a name says, and the probability that the candidate is right.
func (w *Weights) Decide(c *Case) (int, float64) {
	best, p := Likeliest(w.Probabilities(c))
	p = Calibrate(p, w.Scale[c.Class])
	if p < Least && c.Class != Name {
		best = 0
	}
	return best, p
}

// Probabilities returns how likely the model holds each candidate of c, which
// together is 1.
func (w *Weights) Probabilities(c *Case) []float64 {
	p := make([]float64, len(c.Candidates))
	top := math.Inf(-1)
	weight := &w.Facts[c.Class]
	for i, candidate := range c.Candidates {
		for _, f := range candidate.Facts {
			p[i] += float64(weight[f])
		}
		top = max(top, p[i])
	}
	sum := 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - top)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
	return p
}

// Likeliest returns the first of the greatest probabilities but the one of
// nobody, and nobody's if there is no other.
func Likeliest(p []float64) (int, float64) {
	best := min(1, len(p)-1)
	for i := range p {
		if i > 0 && p[i] > p[best] {
			best = i
		}
	}
	if best == 0 {
		return 0, 0
	}
	return best, p[best]
}

// Calibrate maps a model's probability to the share that is right, by scaling
// its log odds (Platt 1999): scale holds a factor and what is added.
func Calibrate(p float64, scale [2]float64) float64 {
	p = min(max(p, 1e-6), 1-1e-6)
	return 1 / (1 + math.Exp(-(scale[0]*math.Log(p/(1-p)) + scale[1])))
}

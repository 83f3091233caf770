package refer

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"readout/briefings/annotate/refer"
	"readout/model"
)

func TestDump(t *testing.T) {
	data := os.Getenv("READOUT_DATA")
	if data == "" || os.Getenv("DUMP") == "" {
		t.Skip()
	}
	train, _ := readPolnear(data, "train")
	dev, _ := readPolnear(data, "dev")
	if os.Getenv("SET") == "train" {
		dev = train
	}
	if os.Getenv("SET") == "gum" {
		dev, _ = readGUM(data, "train")
	}
	var w *refer.Weights
	for range 2 {
		w = learn(collect(train, w), 150, 1)
	}
	for c := range w.Scale {
		w.Scale[c] = [2]float64{1, 0}
	}
	out, _ := os.Create(os.Getenv("DUMP"))
	defer out.Close()
	for _, l := range dev {
		l.resolver().Cases(l.quotations, func(c *refer.Case) int {
			lab, known := l.meant(c)
			at, p := w.Decide(c)
			name := func(id model.EntityID) string {
				if id == 0 {
					return "-"
				}
				return fmt.Sprintf("%d:%s", id, l.cast.Entities[id-1].Name)
			}
			sil := "?"
			if known {
				sil = name(lab.entity)
			}
			second := ""
			if c.Speaks || os.Getenv("ALL") != "" && c.Class == refer.Personal {
				pr := w.Probabilities(c)
				for i, q := range pr {
					if q > .05 {
						second += fmt.Sprintf(" %s=%.2f", name(c.Candidates[i].Entity), q)
					}
				}
				fmt.Fprintf(out, "%s\t%d\t%s\t%s\tM %s %.2f\tS %s\t%s\t%s\n", l.id, c.Words.Start, c.Class, l.text.Slice(c.Words), name(c.Candidates[at].Entity), p, sil, second,
					strings.ReplaceAll(tagged(l, c.Words), "\n", "/"))
			}
			return at
		})
	}
}

func tagged(l *lesson, w model.Span) string {
	s := l.text.String()
	from := max(0, w.Start-900)
	for from > 0 && s[from] != '\n' && s[from] != ' ' {
		from--
	}
	to := min(len(s), w.End+120)
	var b strings.Builder
	at := from
	for _, m := range l.cast.Mentions {
		if m.Span.Start < from || m.Span.End > to {
			continue
		}
		if at <= w.Start && w.Start < m.Span.Start {
			b.WriteString(s[at:w.Start] + "<<" + s[w.Start:w.End] + ">>")
			at = w.End
		}
		if m.Span.Start < at {
			continue
		}
		fmt.Fprintf(&b, "%s[%s#%d]", s[at:m.Span.Start], l.text.Slice(m.Span), m.Entity)
		at = m.Span.End
	}
	if at <= w.Start {
		b.WriteString(s[at:w.Start] + "<<" + s[w.Start:w.End] + ">>")
		at = w.End
	}
	if at < to {
		b.WriteString(s[at:to])
	}
	return strings.ToValidUTF8(b.String(), "")
}

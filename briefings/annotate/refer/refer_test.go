package refer

import (
	"strings"
	"testing"

	"readout/briefings/annotate/names"
	"readout/briefings/annotate/token"
	"readout/model"
)

// A page of a test is a text in which ‹› stand around the words of a speaker
// and «» around a quotation, which is credited to the speaker of its sentence.
func parse(t testing.TB, marked string) (*Resolver, names.Result, []model.Quotation) {
	t.Helper()
	var plain strings.Builder
	var quotations []model.Quotation
	var words []model.Span
	var open [2]int
	for _, r := range marked {
		switch r {
		case '‹':
			open[0] = plain.Len()
		case '«':
			open[1] = plain.Len()
		case '›':
			words = append(words, model.Span{Start: open[0], End: plain.Len()})
		case '»':
			s := model.Span{Start: open[1], End: plain.Len()}
			quotations = append(quotations, model.Quotation{Span: s, Fragments: []model.Span{s}, Kind: model.Indirect})
		default:
			plain.WriteRune(r)
		}
	}
	if len(words) != len(quotations) {
		t.Fatalf("%d speakers of %d quotations", len(words), len(quotations))
	}
	for i := range quotations {
		q := &quotations[i]
		q.Speaker.Words = words[i]
		if strings.HasPrefix(plain.String()[q.Span.Start:], "“") {
			q.Kind = model.Direct
		}
	}
	text := model.NewText(plain.String())
	var paragraphs []model.Paragraph
	start := 0
	for line := range strings.Lines(text.String()) {
		end := start + len(strings.TrimRight(line, "\n"))
		paragraphs = append(paragraphs, model.Paragraph{Span: model.Span{Start: start, End: end}})
		start += len(line)
	}
	doc := token.Read(text, paragraphs)
	cast := names.Join(doc, names.Find(doc))
	return New(text, doc.Sentences, paragraphs, cast), cast, quotations
}

func TestSpeakers(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"she", "Anna Rossi met reporters on Monday. «“The water rose,”» ‹she› said.", "Anna Rossi"},
		{"gender", "Anna Rossi met Peter Brown on Monday. ‹He› said «it was late».", "Peter Brown"},
		{"last quoted", "‹Peter Brown› said «the port was shut» and thanked John Miller.\n«“We are sorry,”» ‹he› added.", "Peter Brown, Peter Brown"},
		{"subject", "Peter Brown met John Miller in Rome. ‹He› said «it was late».", "Peter Brown"},
		{"quoted names are no topic", "‹Peter Brown› said: «“I met John Miller.”» ‹He› said «it was late».", "Peter Brown, Peter Brown"},
		{"role", "The minister of health, Anna Rossi, met Peter Brown.\n‹The minister› said «the port was shut».", "Anna Rossi"},
		{"title", "Senator Anna Rossi met Peter Brown of Reuters.\n«“It is late,”» ‹the senator› said.", "Anna Rossi"},
		{"who", "They spoke to Anna Rossi, ‹who› said «the port was shut».", "Anna Rossi"},
		{"modifier", "‹Rossi spokeswoman Anna Weber› said «it was late». Mario Rossi was away.", "Anna Weber"},
		{"owner", "‹Anna Rossi's lawyer› said «it was late».", "nobody"},
		{"campaign", "‹The Rossi campaign› said «it was late». Anna Rossi was away.", "nobody"},
		{"several", "‹Anna Rossi and Peter Brown› said «it was late».", "nobody"},
		{"officials", "Anna Rossi met them. ‹Officials› said «it was late».", "nobody"},
		{"officials of", "The Pentagon was shut. ‹Pentagon officials› said «it was late».", "nobody"},
		{"body", "‹The Pentagon› said «it was late».", "Pentagon"},
		{"described body", "‹The nonpartisan Congressional Budget Office› said «it was late».", "Congressional Budget Office"},
		{"nobody named", "The rain fell for days. ‹He› said «it was late».", "nobody"},
		{"first person", "«“Nobody came,”» ‹I› said.", "nobody"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, cast, quotations := parse(t, tt.text)
			var got []string
			for _, ref := range r.Speakers(quotations) {
				if ref.Entity == 0 {
					got = append(got, "nobody")
				} else {
					got = append(got, cast.Entities[ref.Entity-1].Name.String())
				}
			}
			if got := strings.Join(got, ", "); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestFirstPersonIsWhoIsQuoted(t *testing.T) {
	r, cast, quotations := parse(t, "«“I told them,”» ‹Anna Rossi› said.")
	i := model.Span{Start: strings.Index(r.text, "I told"), End: strings.Index(r.text, "I told") + 1}
	inner := model.Span{Start: strings.Index(r.text, "them"), End: strings.Index(r.text, "them") + 4}
	quotations = append(quotations, model.Quotation{Span: inner, Fragments: []model.Span{inner}, Kind: model.Indirect, Speaker: model.Speaker{Words: i}})
	ref := r.Speakers(quotations)[1]
	if ref.Entity == 0 || cast.Entities[ref.Entity-1].Name.String() != "Anna Rossi" {
		t.Errorf("got %+v", ref)
	}
}

func TestEveryStepSaysWhy(t *testing.T) {
	r, _, quotations := parse(t, "Anna Rossi met reporters. ‹Rossi› said «the port was shut». ‹She› added «that it was late».")
	refs := r.Speakers(quotations)
	var got []string
	for _, step := range refs[1].Chain {
		got = append(got, r.text[step.Words.Start:step.Words.End]+": "+string(step.Reason))
	}
	want := "Rossi: the person last quoted / Anna Rossi: short for the full name"
	if got := strings.Join(got, " / "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWeightsAreReadAsWritten(t *testing.T) {
	var b strings.Builder
	if err := weights().Write(&b); err != nil {
		t.Fatal(err)
	}
	if b.String() != learned {
		t.Error("weights.txt is not what is written of it")
	}
	for _, bad := range []string{"personal", "nobody gap 0 1", "personal nothing 0 1", "personal gap 64 1"} {
		if _, err := ReadWeights(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

// FuzzSpeakers holds referents to what the rest of the program relies on,
// whatever the article.
func FuzzSpeakers(f *testing.F) {
	f.Add("Anna Rossi met “Bo Li\n‹He› said «so». «x» ‹the minister of›\n«y» ‹who›")
	f.Add("‹Rossi, Rossi and Li› «a» ‹the›«b»")
	f.Fuzz(func(t *testing.T, raw string) {
		if strings.Count(raw, "‹") != strings.Count(raw, "›") {
			return
		}
		text := model.NewText(raw).String()
		if strings.Count(text, "›") != strings.Count(text, "»") {
			return
		}
		r, cast, quotations := parse(t, text)
		for _, ref := range r.Speakers(quotations) {
			if ref.Entity < 0 || int(ref.Entity) > len(cast.Entities) || ref.Confidence < 0 || ref.Confidence > 1 {
				t.Fatalf("%+v among %d entities", ref, len(cast.Entities))
			}
			for _, step := range ref.Chain {
				if step.Words.Empty() || step.Words.End > len(r.text) || step.Reason == "" {
					t.Fatalf("step %+v", step)
				}
			}
		}
	})
}

// BenchmarkSpeakers measures articles as they are and such as are made to take
// long: the time for a word must not grow with their length.
func BenchmarkSpeakers(b *testing.B) {
	for _, bb := range []struct{ name, unit string }{
		{"news", "«“The water rose in an hour,”» said ‹Ms. Rossi›, who lives by the port. Nobody came.\n" +
			"The mayor, Peter Brown, met John Miller of Reuters. ‹He› said on Tuesday «that the harbour would be closed until the ships had been moved to safer places».\n" +
			"‹The mayor› said «it was late». Others left the town for the hills in the evening.\n"},
		{"names", "Anna Rossi Bo Li Peter Brown ‹He› «so»\n"},
		{"pronouns", "he she Rossi his her ‹she› «so» "},
		{"roles", "the minister Rossi ‹the minister› «so» "},
		{"long words", "Rossi ‹the minister of Rossi and Rossi and Rossi and Rossi› «so»"},
		{"marks", "“” «x» ‹he› \" “"},
	} {
		for _, size := range []int{1 << 14, 1 << 18} {
			b.Run(bb.name+"/"+map[int]string{1 << 14: "16K", 1 << 18: "256K"}[size], func(b *testing.B) {
				r, _, quotations := parse(b, strings.Repeat(bb.unit, size/len(bb.unit)))
				words := len(strings.Fields(r.text))
				b.ReportAllocs()
				for b.Loop() {
					r.Speakers(quotations)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(words*b.N), "ns/word")
			})
		}
	}
}

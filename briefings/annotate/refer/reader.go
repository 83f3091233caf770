package refer

import (
	"cmp"
	"slices"
	"strings"

	"readout/briefings/annotate/names"
	"readout/model"
)

// A reader goes through an article from start to end.
type reader struct {
	memory
	text     string
	cast     names.Result
	page     page
	places   []place // of the mentions
	next     []int   // of a mention, the index of the next of the same entity, or -1
	tracks   []track // of the entities
	unread   int     // the first mention not read yet
	profiles map[model.EntityID]profile
	surnames map[string]int // how many people have that last word in their names
	scratch  scratch
}

// A page is how an article is divided.
type page struct {
	quotes, sentences, paragraphs cursor // quotes are what is within quotation marks
}

// newReader returns a reader at the start of r's article, and the he and she of
// its own words.
func (r *Resolver) newReader() (*reader, []pronoun) {
	found := scanText(r.text, r.paragraphs)
	n := &reader{
		memory: memory{heads: map[string]model.EntityID{}},
		text:   r.text, cast: r.cast,
		page:     page{quotes: cursor{spans: found.quoted}, sentences: cursor{spans: r.sentences}},
		profiles: map[model.EntityID]profile{}, surnames: surnamesOf(r.cast.Entities),
	}
	for _, p := range r.paragraphs {
		n.page.paragraphs.spans = append(n.page.paragraphs.spans, p.Span)
	}
	n.tracks, n.next = newTracks(r.cast)
	n.places = n.placesOf(r.cast.Mentions)
	return n, found.pronouns
}

// surnamesOf counts the people by the last word of their names.
func surnamesOf(entities []model.Entity) map[string]int {
	counts := map[string]int{}
	for _, e := range entities {
		if e.Kind == model.Person {
			counts[lastWord(e.Name.String())]++
		}
	}
	return counts
}

// lastWord returns the last word of a name in lower case.
func lastWord(name string) string {
	return strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
}

// A reference is one on its way to a referent.
type reference struct {
	words  model.Span
	class  Class
	gender names.Gender
	object bool             // his, him, her
	head   string           // of a role or a body, in lower case
	from   []int            // the quotations credited to these words
	spoken *model.Quotation // the first of those, nil if none
	named  model.EntityID   // of a Name: which the names say
	span   model.Span       // of a Name: the name within words
}

// references returns what is to be resolved, in the order of the words: the
// words of speakers, each once, and every he and she between.
func (r *reader) references(quotations []model.Quotation, pronouns []pronoun) []reference {
	order := make([]int, 0, len(quotations))
	for i, q := range quotations {
		if q.Speaker.Known() {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return quotations[a].Speaker.Words.Compare(quotations[b].Speaker.Words)
	})
	all := make([]reference, 0, len(order)+len(pronouns))
	for _, i := range order {
		words := quotations[i].Speaker.Words
		if k := len(all) - 1; k >= 0 && all[k].words == words && all[k].spoken != nil {
			all[k].from = append(all[k].from, i)
			continue
		}
		for len(pronouns) > 0 && pronouns[0].span.Start < words.Start {
			all = append(all, silent(pronouns[0]))
			pronouns = pronouns[1:]
		}
		for len(pronouns) > 0 && words.Contains(pronouns[0].span) {
			pronouns = pronouns[1:] // one of the words
		}
		x := r.classify(words)
		x.from, x.spoken = []int{i}, &quotations[i]
		all = append(all, x)
	}
	for _, p := range pronouns {
		all = append(all, silent(p))
	}
	return all
}

// silent returns p as a reference that nobody speaks by.
func silent(p pronoun) reference {
	return reference{words: p.span, class: Personal, gender: p.gender, object: !p.subject}
}

// longPronoun is how long a pronoun may be, in bytes.
const longPronoun = len("themselves")

// classify says what sort of reference the words for a speaker are.
func (r *reader) classify(words model.Span) reference {
	x := reference{words: words, class: Open}
	low := strings.ToLower(r.text[words.Start:min(words.End, words.Start+longPronoun+1)])
	if g, subject := genderOf(low); g != names.Unknown {
		x.class, x.gender, x.object = Personal, g, !subject
		return x
	}
	switch low {
	case "who", "which", "that", "whom", "whose":
		x.class = Relative
		return x
	case "it", "its", "they", "their", "them", "itself", "themselves":
		x.class = Neutral
		return x
	case "i", "me", "my", "myself", "mine":
		x.class = First
		return x
	case "we", "us", "our", "you", "your":
		return x
	}
	if n, ok := r.nameIn(words); ok {
		x.class, x.named, x.span = Name, n.Entity, n.Span
		return x
	}
	return r.description(x)
}

// A decider returns the index of the candidate that a case means, and how
// likely that is.
type decider func(*Case) (int, float64)

// read resolves every one of references by decide and calls found with it.
func (r *reader) read(references []reference, decide decider, found func(reference, Referent)) {
	for _, x := range references {
		r.advance(cmp.Or(x.span.End, x.words.Start))
		c := r.caseOf(x)
		if len(c.Candidates) == 0 {
			continue
		}
		at, sure := decide(&c)
		if id := c.Candidates[at].Entity; id != 0 {
			found(x, r.referent(x, id, sure))
			r.take(x, id)
		}
	}
}

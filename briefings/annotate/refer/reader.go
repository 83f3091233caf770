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
	text     string
	cast     names.Result
	quotes   cursor // what is within quotation marks
	lines    cursor // sentences
	blocks   cursor // paragraphs
	places   []place
	tracks   []track
	recent   []model.EntityID          // spoken of last, the latest last, at most maxRecent
	next     int                       // the first mention not read yet
	turn     int                       // how often somebody spoke
	he       [3]model.EntityID         // whom the latest pronoun of a gender means
	heads    map[string]model.EntityID // whom the latest description with a head means
	profiles map[model.EntityID]profile
}

// newReader returns a reader at the start of r's article, and the he and she of
// its own words.
func (r *Resolver) newReader() (*reader, []pronoun) {
	found := scanText(r.text, r.paragraphs)
	n := &reader{
		text: r.text, cast: r.cast, tracks: newTracks(r.cast), profiles: map[model.EntityID]profile{}, heads: map[string]model.EntityID{},
		quotes: cursor{spans: found.quoted}, lines: cursor{spans: r.sentences},
	}
	for _, p := range r.paragraphs {
		n.blocks.spans = append(n.blocks.spans, p.Span)
	}
	n.places = n.placesOf(r.cast.Mentions)
	return n, found.pronouns
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

// A decider returns the index of the candidate that a case means, and how
// likely that is.
type decider func(*Case) (int, float64)

// references returns what is to be resolved, in the order of the words: the
// words of speakers, each once, and every he and she between.
func (r *Resolver) references(n *reader, quotations []model.Quotation, pronouns []pronoun) []reference {
	order := make([]int, 0, len(quotations))
	for i, q := range quotations {
		if q.Speaker.Known() {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return quotations[a].Speaker.Words.Compare(quotations[b].Speaker.Words)
	})
	var all []reference
	for _, i := range order {
		words := quotations[i].Speaker.Words
		if k := len(all) - 1; k >= 0 && all[k].words == words {
			all[k].from = append(all[k].from, i)
			continue
		}
		for len(pronouns) > 0 && pronouns[0].span.Start < words.Start {
			all = append(all, fromPronoun(pronouns[0]))
			pronouns = pronouns[1:]
		}
		for len(pronouns) > 0 && words.Contains(pronouns[0].span) {
			pronouns = pronouns[1:] // one of the words
		}
		x := n.classify(words)
		x.from, x.spoken = []int{i}, &quotations[i]
		all = append(all, x)
	}
	for _, p := range pronouns {
		all = append(all, fromPronoun(p))
	}
	return all
}

// fromPronoun returns p as a reference.
func fromPronoun(p pronoun) reference {
	return reference{words: p.span, class: Personal, gender: p.gender, object: !p.subject}
}

// classify says what sort of reference the words for a speaker are.
func (r *reader) classify(words model.Span) reference {
	x := reference{words: words, class: Open}
	low := strings.ToLower(r.text[words.Start:words.End])
	switch low {
	case "he", "she", "him", "her", "his", "hers", "himself", "herself":
		x.class = Personal
		g, subject := genderOf(low)
		x.gender, x.object = g, !subject
		return x
	case "who", "which", "that", "whom", "whose":
		x.class = Relative
		return x
	case "it", "its", "they", "their", "them", "itself":
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

// Speakers returns who the words mean that quotations are credited to, one for
// each of quotations, which are by Span.Compare.
func (r *Resolver) Speakers(quotations []model.Quotation) []Referent {
	referents := make([]Referent, len(quotations))
	n, pronouns := r.newReader()
	n.read(r.references(n, quotations, pronouns), r.weights.Decide, func(x reference, ref Referent) {
		for _, i := range x.from {
			referents[i] = ref
		}
	})
	r.firstPersons(n, quotations, referents)
	return referents
}

// Cases calls decide for every reference of the article in turn, and goes on as
// if it were right. It is how the model is learned and examined.
func (r *Resolver) Cases(quotations []model.Quotation, decide func(*Case) int) {
	n, pronouns := r.newReader()
	n.read(r.references(n, quotations, pronouns), func(c *Case) (int, float64) { return decide(c), 1 }, func(reference, Referent) {})
}

// read resolves every one of references by decide and calls found with it.
func (r *reader) read(references []reference, decide decider, found func(reference, Referent)) {
	for _, x := range references {
		r.advance(cmp.Or(x.span.End, x.words.Start))
		c := r.caseOf(x)
		if len(c.Candidates) == 0 {
			continue
		}
		at, sure := decide(&c)
		id := c.Candidates[at].Entity
		if id == 0 {
			continue
		}
		found(x, r.referent(x, id, sure))
		r.take(x, id)
	}
}

// take notes that x means an entity.
func (r *reader) take(x reference, id model.EntityID) {
	var p place
	p.sentence, p.paragraph = r.where(x.words.Start)
	switch {
	case x.class == Name:
	case x.object:
		p.manner = asHim
		r.note(id, p)
	default:
		p.manner = asHe
		r.note(id, p)
	}
	if x.head != "" {
		r.heads[x.head] = id
	}
	if x.class == Personal {
		r.tracks[id-1].he[x.gender]++
		r.he[x.gender] = id
	}
	if x.spoken != nil {
		r.quote(id, p)
	}
}

package link

import (
	"maps"
	"strings"
	"sync"
	"testing"

	"readout/briefings/gazetteer"
	"readout/model"
)

// shared is the gazetteer that tests read.
var shared = sync.OnceValues(gazetteer.Open)

// open returns the shared gazetteer.
func open(tb testing.TB) *gazetteer.Gazetteer {
	tb.Helper()
	g, err := shared()
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

// marked returns an article and the entities marked in it by brackets: places,
// or people and organisations if "p:" or "o:" is before the name.
func marked(text string) (*model.Article, *model.Annotations) {
	kinds := map[string]model.EntityKind{"p": model.Person, "o": model.Organisation, "x": model.Other}
	found := &model.Annotations{}
	var plain strings.Builder
	for i, piece := range strings.Split(text, "[") {
		name, rest, isName := strings.Cut(piece, "]")
		if i == 0 || !isName {
			plain.WriteString(piece)
			continue
		}
		kind := model.Location
		if mark, unmarked, found := strings.Cut(name, ":"); found {
			kind, name = kinds[mark], unmarked
		}
		id := model.EntityID(len(found.Entities) + 1)
		start := plain.Len()
		plain.WriteString(name + rest)
		found.Entities = append(found.Entities, model.Entity{ID: id, Kind: kind, Name: model.NewLine(name)})
		found.Mentions = append(found.Mentions, model.Mention{Span: model.Span{Start: start, End: start + len(name)}, Entity: id})
	}
	return &model.Article{Text: model.NewText(plain.String())}, found
}

func TestPlaces(t *testing.T) {
	tests := []struct {
		name, text, want string // country and division of each bracketed name, in order
	}{
		{"capital without context", "He left [Paris] at noon.", "FR/Île-de-France"},
		{"container", "He left [Paris], [Texas], at noon.", "US/Texas US/"},
		{"abbreviated container", "A man from [Springfield], Ill., was held.", "US/Illinois"},
		{"country's name, state", "He went to [Lebanon], Pa., and to [Jordan], Minnesota.", "US/Pennsylvania US/Minnesota"},
		{"state's name, state", "He went to [Oregon], Ill., and left.", "US/Illinois"},
		{"list of states", "He won [Oregon], [Ohio] and [Georgia], [Alabama] and [Texas].", "US/ US/ US/ US/ US/"},
		{"postal container", "The [Springfield], MO plant closed.", "US/Missouri"},
		{"container in brackets", "Talks in [Tripoli] (Lebanon) went on.", "LB/North"},
		{"container country", "Talks in [Tripoli], Lebanon, went on.", "LB/North"},
		{"country named elsewhere", "In [Tripoli], as in [Beirut] and [Sidon], shops closed. [Lebanon] mourned.", "LB/ LB/ LB/ LB/"},
		{"neighbours", "The [Alexandria] fire crew came from [Rapides Parish].", "US/Louisiana US/Louisiana"},
		{"Georgia among states", "[Georgia], [Alabama] and [Florida] are dry. [Atlanta] is too.", "US/ US/ US/ US/Georgia"},
		{"Georgia among neighbours", "[Georgia] and [Armenia] met in [Tbilisi].", "GE/ AM/ GE/"},
		{"Iraq", "[Erbil] and [Baghdad] agreed on [Nineveh], said the [Kurdistan Region].", "IQ/Erbil IQ/Baghdad IQ/ IQ/"},
		{"people", "The [Iraqi] came from [Mosul].", "- IQ/Nineveh"},
		{"unknown", "[Qwertyton] is far.", "-"},
		{"own container", "[Paris, Texas] is far.", "US/Texas"},
		{"empty", "", ""},
	}
	g := open(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, found := marked(tt.text)
			var got []string
			for _, e := range Places(a, found, g).Entities {
				got = append(got, where(e.Place))
			}
			want := strings.Fields(tt.want)
			if len(got) != len(want) {
				t.Fatalf("got %v, want %v", got, want)
			}
			for i := range got {
				if !strings.HasPrefix(got[i], want[i]) {
					t.Errorf("%s: got %s, want %s", found.Entities[i].Name, got[i], want[i])
				}
			}
		})
	}
}

// where returns country and division of p, or "-".
func where(p *model.Place) string {
	if p == nil {
		return "-"
	}
	return p.Country + "/" + strings.ReplaceAll(p.Region.String(), " ", "_")
}

func TestToponyms(t *testing.T) {
	tests := []struct {
		name, text, want string // the words and the country of each, in order
	}{
		{"civic", "The [o:Dallas Police Department] said so.", "Dallas US"},
		{"division", "The [o:Cook County Clerk] of [Chicago] said so.", "Cook County US"},
		{"at the end", "The [o:University of Baghdad] is open.", "Baghdad IQ"},
		{"party", "Somebody, [p:D-Chicago], said so.", "Chicago US"},
		{"established", "[Erbil] is calm, says the [o:Erbil Tigers Club].", "Erbil IQ"},
		{"newspaper", "The [o:Los Angeles Times] said so.", ""},
		{"road", "It stood on [o:Dublin Road] in [Dublin].", ""},
		{"person in a name", "The [o:Sam Houston Club] is open.", ""},
		{"word", "The [o:Reading Room] is open.", ""},
		{"people", "The [o:Iraqi Police] came.", ""},
		{"river", "The [o:Tigris Fishing Club] is open.", ""},
		{"no name", "He lives in Baghdad now.", "Baghdad IQ"},
		{"no name, a word", "Rates rose in May and fell.", ""},
		{"dateline", "HOUSTON -- City officials said so.", "HOUSTON US"},
		{"dateline of an agency", "MOUNT PLEASANT (AP) -- Officials said so.", "MOUNT PLEASANT US"},
		{"state after a town", "A man from [Springfield], Ill., was held.", "Ill. US"},
		{"state before a word", "Several Mass. legislators met.", "Mass. US"},
		{"inhabitant", "A Houston man was held.", "Houston US"},
	}
	g := open(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, found := marked(tt.text)
			var got []string
			for _, p := range Places(a, found, g).Toponyms {
				got = append(got, a.Text.Slice(p.Span)+" "+p.Place.Country)
			}
			if got := strings.Join(got, ", "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestEntitiesAreSetRight(t *testing.T) {
	tests := []struct {
		name, text, want string // kind, name and country of each entity
	}{
		{"point", "He left Wichita, [Kan]., at noon.", "place Kan. US"},
		{"end of a sentence", "He left [Iraq].", "place Iraq IQ"},
		{"hyphen", "He left [Port]-au-Prince.", "place Port-au-Prince HT"},
		{"words", "He left [Ho Chi] Minh City at noon.", "place Ho Chi Minh City VN"},
		{"no name goes on", "He left [Paris] Monday.", "place Paris FR"},
		{"stands as a place", "A fire broke out in [p:Houston].", "place Houston US"},
		{"province", "The [o:Nineveh Province] vote was put off.", "place Nineveh Province IQ"},
		{"person", "He met [p:Houston] and left.", "person Houston -"},
		{"team in its town", "[o:Oakland] lost. It lost in [o:Oakland].", "organisation Oakland -, place Oakland US"},
		{"team", "[o:Chicago] beat [o:Boston].", "organisation Chicago -, organisation Boston -"},
		{"people", "He spoke to [x:Iraqis] near the river.", "other Iraqis -"},
		{"a word far away", "There is [Hope].", "place Hope -"},
		{"virus", "There is [West Nile] fever.", "place West Nile -"},
		{"landmark", "The [White House] said no.", "place White House US"},
	}
	g := open(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, found := marked(tt.text)
			var got []string
			for _, e := range Places(a, found, g).Entities {
				country, _, _ := strings.Cut(where(e.Place), "/")
				got = append(got, e.Kind.String()+" "+e.Name.String()+" "+country)
			}
			if got := strings.Join(got, ", "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// FuzzPlaces checks what the model promises of mentions and toponyms.
func FuzzPlaces(f *testing.F) {
	f.Add("In [Port]-au-Prince, [o:Dallas Police], Ill., of [Paris], [Texas] -- HOUSTON -- [p:D-Chicago]")
	f.Add("[Kan]. [[] [o:] in Reading. \xff[St]. Ağ")
	g := open(f)
	f.Fuzz(func(t *testing.T, text string) {
		a, found := marked(model.NewText(text).String())
		got := Places(a, found, g)
		end := 0
		for _, m := range got.Mentions {
			if m.Span.Start < end || m.Span.End > a.Text.Len() {
				t.Fatalf("mention %v overlaps or is outside the text", m)
			}
			end = m.Span.End
		}
		end = 0
		for _, p := range got.Toponyms {
			if p.Span.Start < end || p.Span.Empty() || p.Span.End > a.Text.Len() {
				t.Fatalf("toponym %v overlaps or is outside the text", p.Span)
			}
			end = p.Span.End
			for _, m := range got.Mentions {
				if m.Span.Overlaps(p.Span) && got.Entity(m.Entity).Place != nil {
					t.Fatalf("toponym %v is in a mention of %v", p.Span, got.Entity(m.Entity).Place)
				}
			}
		}
	})
}

func TestAmbiguityIsShown(t *testing.T) {
	a, found := marked("[Georgia] said no.")
	e := Places(a, found, open(t)).Entities[0]
	if e.Place == nil || e.Place.Country != "GE" {
		t.Fatalf("Place = %+v", e.Place)
	}
	if len(e.Others) == 0 || len(e.Others) > maxOthers || e.Others[0].Country != "US" || e.Others[0].Kind != model.Region {
		t.Errorf("Others = %+v", e.Others)
	}
}

func TestOutletsHomeCounts(t *testing.T) {
	a, found := marked("The mayor of [Jonesboro] and the one of [Springfield] met.")
	a.Source = model.NewLine("Arkansas Democrat")
	if p := Places(a, found, open(t)).Entities[0].Place; where(p) != "US/Arkansas" {
		t.Errorf("got %s", where(p))
	}
}

func TestDatelineCounts(t *testing.T) {
	a, found := marked("The bridge at [Cambridge] is closed.")
	a.Dateline = model.NewLine("BOSTON (AP)")
	if p := Places(a, found, open(t)).Entities[0].Place; where(p) != "US/Massachusetts" {
		t.Errorf("got %s", where(p))
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	places := func(text string) map[string]string {
		a, found := marked(text)
		got := map[string]string{}
		for _, e := range Places(a, found, open(t)).Entities {
			got[e.Name.String()] = Key(e)
		}
		return got
	}
	one := places("[Springfield] fell. [Alexandria] stood. [Georgia] slept. [Columbus] rose. [Athens] ate.")
	other := places("[Athens] ate. [Columbus] rose. [Springfield] fell. [Georgia] slept. [Alexandria] stood.")
	if !maps.Equal(one, other) {
		t.Errorf("%v, in another order %v", one, other)
	}
}

func TestArgumentIsNotChanged(t *testing.T) {
	a, found := marked("[Erbil] and [Paris], Texas.")
	Places(a, found, open(t))
	for _, e := range found.Entities {
		if e.Place != nil || e.Others != nil {
			t.Errorf("%s was changed", e.Name)
		}
	}
}

func TestKey(t *testing.T) {
	same := map[model.EntityKind][][2]string{
		model.Person: {
			{"Bashar Al-Kiki", "bashar al-kiki"},
			{"Bashar Al-Kiki", "Bashar al Kiki"},
			{"Al-Kiki", "al-Kiki"},
			{"Al-Kiki", "Kiki"},
			{"Mr. Obama", "Obama"},
			{"President Barack Obama", "Barack Obama"},
			{"Obama’s", "Obama"},
			{"José Muñoz", "Jose Munoz"},
			{"Jean-Luc Picard", "Jean Luc Picard"},
			{"Prime Minister Al-Kadhimi", "Kadhimi"},
			{"J.K. Rowling", "J. K. Rowling"},
			{"JK Rowling", "J. K. Rowling"},
			{"George H.W. Bush", "George H. W. Bush"},
			{"Muhammad bin Salman", "Mohammed bin Salman"},
			{"Abdulrahman Mustafa", "Abdul Rahman Mustafa"},
			{"Abd al-Rahman Mustafa", "Abdelrahman Mustafa"},
			{"Abdel Fattah el-Sisi", "Abdul-Fattah Al-Sisi"},
			{"Volodymyr Zelenskyy", "Volodymyr Zelensky"},
			{"Sergei Lavrov", "Sergey Lavrov"},
		},
		model.Organisation: {
			{"The United Nations", "U.N."},
			{"the FBI", "Federal Bureau of Investigation"},
			{"Apple Inc.", "Apple"},
			{"Ford Motor Co", "Ford Motor Company"},
			{"Tiffany & Co.", "Tiffany"},
			{"World Health Organisation", "WHO"},
			{"Ministry of Defence", "Ministry of Defense"},
		},
	}
	different := map[model.EntityKind][][2]string{
		model.Person: {
			{"Al Gore", "Gore Vidal"},
			{"Barack Obama", "Michelle Obama"},
			{"King", "Queen"},
			{"George W. Bush", "George H.W. Bush"},
			{"George W. Bush", "George Bush"},
			{"Martin Luther King Jr.", "Martin Luther King"},
			{"John Smith", "J. Smith"},
			{"John Smith", "James Smith"},
			{"Abdullah Mustafa", "Abd Mustafa"},
			{"Sky", "Sly"},
		},
		model.Organisation: {
			{"Kurdistan Democratic Party", "Kansas Democratic Party"},
			{"Company", "Corp"},
			{"KDP", "PUK"},
		},
	}
	key := func(k model.EntityKind, name string) string {
		return Key(model.Entity{Kind: k, Name: model.NewLine(name)})
	}
	for kind, pairs := range same {
		for _, p := range pairs {
			if key(kind, p[0]) != key(kind, p[1]) {
				t.Errorf("%q and %q: %q, %q", p[0], p[1], key(kind, p[0]), key(kind, p[1]))
			}
		}
	}
	for kind, pairs := range different {
		for _, p := range pairs {
			if key(kind, p[0]) == key(kind, p[1]) {
				t.Errorf("%q and %q: both %q", p[0], p[1], key(kind, p[0]))
			}
		}
	}
}

func TestListsOfNamesAreSound(t *testing.T) {
	for other, kept := range spellings() {
		if spellings()[kept] != "" {
			t.Errorf("%q is spelled %q, which is spelled %q", other, kept, spellings()[kept])
		}
	}
	for acronym, name := range acronyms() {
		if name != gazetteer.Fold(name) || acronym != gazetteer.Fold(acronym) {
			t.Errorf("%q, %q: not folded", acronym, name)
		}
		if name != foldedName(name, model.Organisation) {
			t.Errorf("%q is not the key of its own name: %q", name, foldedName(name, model.Organisation))
		}
	}
}

func TestPlacesGoByNumber(t *testing.T) {
	a, found := marked("[Kyiv] is [Kiev], not [Erbil].")
	e := Places(a, found, open(t)).Entities
	if Key(e[0]) != Key(e[1]) || Key(e[0]) == Key(e[2]) {
		t.Errorf("keys: %q %q %q", Key(e[0]), Key(e[1]), Key(e[2]))
	}
}

func BenchmarkPlaces(b *testing.B) {
	a, found := marked("[Erbil] and [Baghdad] agreed on [Nineveh], said the [Kurdistan Region]. [Springfield] and [San Antonio] did not.")
	g := open(b)
	for b.Loop() {
		Places(a, found, g)
	}
}

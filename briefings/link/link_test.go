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

// marked returns an article and the entities marked in it by brackets.
func marked(text string) (*model.Article, *model.Annotations) {
	found := &model.Annotations{}
	var plain strings.Builder
	for i, piece := range strings.Split(text, "[") {
		name, rest, isName := strings.Cut(piece, "]")
		if i == 0 || !isName {
			plain.WriteString(piece)
			continue
		}
		id := model.EntityID(len(found.Entities) + 1)
		start := plain.Len()
		plain.WriteString(name + rest)
		found.Entities = append(found.Entities, model.Entity{ID: id, Kind: model.Location, Name: model.NewLine(name)})
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

package query

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"readout/model"
)

// TestTyping holds what is made of a query that is being typed to what is made
// of one that is complete.
func TestTyping(t *testing.T) {
	for typed, complete := range map[string]string{
		"flood": "flood*", "flo": "flo*", "fl": "fl", "flood ": "flood", "flood.": "flood.", "flood dam": "flood dam*", "東京": "東京",
		`"state of emer`: `"state of emer"*`, `"state of `: `"state of"`, `"`: "", `flood "`: "flood", `"state of emergency"`: `"state of emergency"`,
		`“state of emer`: `"state of emer"*`, `flood "dam"`: `flood "dam"`,
		`speaker:"al-k`: `speaker:"al-k"`, `speaker:"`: "", "speaker:": "", "flood speaker:": "flood", "title:flo": "title:flo*", "title:fl": "title:fl", "tag:wea": "tag:wea*",
		"(flood": "flood*", "(flood OR dam": "flood OR dam*", "(flood) (dam": "flood dam*", "((flood OR dam) water": "(flood OR dam) water*", "(": "", "flood (": "flood", "-(flood": "-(flood*)",
		"flood OR": "flood", "flood OR ": "flood", "flood AND": "flood", "flood NOT": "flood", "flood NOT ": "flood", "flood -": "flood", "OR": "", "OR ": "", "NOT": "", "flood OR (": "flood", "(flood OR": "flood", "flood OR (dam OR ": "flood OR dam",
		"flood O": "flood", "flood A": "flood", "flood AN": "flood", "flood N": "flood", "flood NO": "flood", "N": "N", "flood o": "flood o", "flood ORA": "flood ORA*", "flood OR -": "flood",
		"near:": "", "flood near:": "flood", "flood OR near:": "flood", "near:Erbil~": "near:Erbil~50km", "near:Erbil~100": "near:Erbil~100km", "near:Erbil~100m": "near:Erbil~50km", "near:Erbil~100mi": "near:Erbil~100mi", "near:Erbil ": "near:Erbil", "near:36.19,44": "near:36.19,44", `near:"`: "",
		"is:": "", "is:unre": "", "flood is:unre": "flood", "-is:unre": "", "is:unread": "is:unread", "kind:dir": "", "has:": "", "sort:": "", "flood sort:ra": "flood", "sort:rank": "sort:rank",
		"after:": "", "after:2": "", "after:2020": "after:2020", "after:2020-": "", "after:2020-0": "", "after:2020-07": "after:2020-07", "after:7": "", "after:7d": "after:7d", "after:yest": "", "after:last-": "", "after:last-mo": "", "on:last-mon": "on:last-mon", "on:jul": "on:jul",
		`on:"22 J`: "", "on:2020-07.": "", "on:2020..20": "", "on:2020..2": "", "on:2020-07..2020": "on:2020-07..2020", "on:2020-07..2020-0": "", "on:2020-07..2020-06": "",
		"re:": "", "re:/": "", "re:/wat(": "", "flood re:/wat": "flood", `re:/wat\`: "", "re:/wat/": "re:/wat/", "re:/wat/i": "re:/wat/i",
	} {
		got, err := ParseTyping(typed, now)
		if err != nil {
			t.Errorf("%s: %v", typed, err)
			continue
		}
		want, err := Parse(complete, now)
		if err != nil {
			t.Fatal(complete, err)
		}
		if a, b := got.Articles(false), want.Articles(false); !reflect.DeepEqual(a, b) || got.Order() != want.Order() {
			t.Errorf("%s is understood as %v %v, not as %s: %v", typed, a, got.Order(), complete, b)
		}
	}
}

func TestClosed(t *testing.T) {
	for typed, want := range map[string]string{
		`speaker:"al-k`: `speaker:"al-k"`, "(flood": "(flood)", `((flood OR "dam burst`: `((flood OR "dam burst"))`, "flood": "flood", "flood OR": "flood OR",
		`re:/wat(er|")/i`: `re:/wat(er|")/i`, `re:/wat(`: `re:/wat(`, "(flood OR": "(flood OR", `("`: `("")`, "flood)": "flood)", "“flood": `“flood"`,
	} {
		if got := Closed(typed, now); got != want {
			t.Errorf("%s becomes %s, not %s", typed, got, want)
		}
	}
}

// TestTypingFails: what more letters cannot mend.
func TestTypingFails(t *testing.T) {
	for text, offset := range map[string]int{
		"flood)": 5, "OR flood": 0, "(OR flood": 1, "flood OR )": 9, "is:gone": 3, "is: flood": 0, "is:unre flood": 3, "speeker:": 0, "speaker: flood": 0,
		"near: flood": 0, "near:91,0": 5, "near:Erbil~far": 11, "near:Erbil~50m flood": 11, "after:soon": 6, "after:2020-x": 6, "after:2020- flood": 6,
		"on:2020-07..2020-06 flood": 12, "re:wat": 0, "re:/wat(/": 4, "re:/wat/x": 8, "sort:up": 5, "-sort:date": 1,
	} {
		_, err := ParseTyping(text, now)
		var at *model.QueryError
		if !errors.As(err, &at) || at.Offset != offset {
			t.Errorf("%s: %v, not at offset %d", text, err, offset)
		}
	}
}

// TestEveryQueryCanBeTyped types queries letter by letter: none of them is wrong
// on the way.
func TestEveryQueryCanBeTyped(t *testing.T) {
	nowhere := func(context.Context, Near) ([]Fact, error) { return nil, ErrNoPlace }
	for _, text := range []string{
		`flood "state of emergency" elect*`, "flood OR (drought -football) NOT rain", `speaker:"Bashar Al-Kiki" is:unread kind:direct`,
		"near:Erbil", `water near:"New York`, "flood after:2020-07-22 on:last-week", `on:"22 July 2020"`, "on:2020-07..2021-02",
		`re:/wat(er|ch)\//i`, "flood sort:oldest", "has:versions -is:belief", "near:36.19,44.01~60nmi",
	} {
		for i := range text {
			q, err := ParseTyping(text[:i], now)
			if err == nil {
				_, err = q.Resolve(t.Context(), nowhere)
			}
			if err != nil && !strings.Contains(text[:i], "near:36") { // the place in the middle is found before
				t.Errorf("%s: %v", text[:i], err)
			}
		}
	}
}

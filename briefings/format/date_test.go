package format

import "testing"

func TestDates(t *testing.T) {
	tests := map[string]string{
		"2020-07-22":                       "2020-07-22",
		"20200722":                         "2020-07-22",
		"2020-07-22 11:11:17":              "2020-07-22T11:11:17",
		"2020-07-22T11:11:17Z":             "2020-07-22T11:11:17Z",
		"2020-07-22T11:11:17.123+03:00":    "2020-07-22T11:11:17+03:00",
		"2009-03-20 12:24:52.002364-05":    "2009-03-20T12:24:52-05:00",
		"Wed, 22 Jul 2020 11:11:17 +0300":  "2020-07-22T11:11:17+03:00",
		"Wed, 22 Jul 2020 11:11:17 GMT":    "2020-07-22T11:11:17Z",
		"Wednesday, July 22, 2020":         "2020-07-22",
		"July 22nd, 2020, 11:11 a.m.":      "2020-07-22T11:11:00",
		"22 July 2020 3:15 PM EDT":         "2020-07-22T15:15:00-04:00",
		"March 3, 2020":                    "2020-03-03",
		"22.07.2020 14:05":                 "2020-07-22T14:05:00",
		"22/07/2020":                       "2020-07-22",
		"22 juillet 2020":                  "2020-07-22",
		"1er mars 2020":                    "2020-03-01",
		"22. Juli 2020":                    "2020-07-22",
		"22 de julio de 2020":              "2020-07-22",
		"22 июля 2020 г.":                  "2020-07-22",
		"juli 22, 2020":                    "2020-07-22",
		"22 กรกฎาคม 2020":                  "2020-07-22",
		"32 juillet 2020":                  "",
		"٢٢ يوليو ٢٠٢٠":                    "2020-07-22",
		"2020年7月22日":                       "2020-07-22",
		"yesterday":                        "",
		"3 hours ago":                      "",
		"July 22":                          "",
		"July 2020":                        "",
		"2020":                             "",
		"1595416277":                       "",
		"32 Foo 99999":                     "",
		"1 2020 a":                         "",
		"22 x 2020":                        "",
		"2020 and 1 of the a":              "",
		"9/11 in 2020":                     "",
		"1 2020 ü":                         "",
		"In 2003, on 22 July, they broke":  "",
		"Room 12, 2020 Main Street":        "",
		"Chapter 3 Section 4 of 2020":      "",
		"Covid-19: 12 dead, 2020 infected": "",
		"5 March 2020 Movement":            "",
		"":                                 "",
	}
	for given, want := range tests {
		d, _ := (&calendar{patience: 1}).read(given)
		if got := d.String(); got != want {
			t.Errorf("%q is %q, want %q", given, got, want)
		}
	}
}

func TestCalendarLosesPatience(t *testing.T) {
	c := &calendar{patience: 2}
	for range 2 {
		if _, ok := c.read("32 Juni 2020 at noon"); ok {
			t.Fatal("no such day")
		}
	}
	if _, ok := c.read("22 juillet 2020"); ok {
		t.Error("the library was asked")
	}
	if _, ok := c.read("2020-07-22"); !ok {
		t.Error("a usual date was not read")
	}
}

func TestDatelines(t *testing.T) {
	const long = "The water board opened both dams on Wednesday, and nobody downstream had to leave, it said."
	tests := []struct{ lead, words, agency string }{
		{"BAGHDAD (AP) — " + long, "BAGHDAD (AP)", "AP"},
		{"ERBIL, Iraq, July 22 (Reuters) - " + long, "ERBIL, Iraq, July 22 (Reuters)", "Reuters"},
		{"ERBIL, Iraq — " + long, "ERBIL, Iraq", ""},
		{"WASHINGTON -- " + long, "WASHINGTON", ""},
		{"WASHINGTON/NEW YORK, Feb. 26 (Reuters Health) - " + long, "WASHINGTON/NEW YORK, Feb. 26 (Reuters Health)", "Reuters Health"},
		{"SAN JOSÉ, Costa Rica, 3 March - " + long, "SAN JOSÉ, Costa Rica, 3 March", ""},
		{"Baghdad (IraqiNews.com) – " + long, "Baghdad (IraqiNews.com)", "IraqiNews.com"},
		{"July 22 (Reuters) - " + long, "July 22 (Reuters)", "Reuters"},
		{"(Reuters) - " + long, "(Reuters)", "Reuters"},
		{"EXCLUSIVE – " + long, "", ""},
		{"SOCCER - Cup results.", "", ""},
		{"NASA — the agency — " + long, "", ""},
		{long, "", ""},
		{"", "", ""},
	}
	for _, tt := range tests {
		d, _ := readDateline(tt.lead)
		if d.words.String() != tt.words || d.agency.String() != tt.agency {
			t.Errorf("%.40q: %q, %q", tt.lead, d.words, d.agency)
		}
		if d.length > 0 && tt.lead[d.length:] != long {
			t.Errorf("%.40q: %d bytes", tt.lead, d.length)
		}
	}
}

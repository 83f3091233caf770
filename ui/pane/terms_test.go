package pane

import "testing"

func TestValues(t *testing.T) {
	for _, c := range []struct{ query, value, want string }{
		{"", "2020", "on:2020"},
		{"flood", "2020-07", "flood on:2020-07"},
		{"flood on:2020 sea", "2020-07", "flood sea on:2020-07"},
		{"flood ON:2020", "", "flood"},
		{"on:2020", "", ""},
		{"flood OR sea", "2020", "(flood OR sea) on:2020"},
		{"(flood OR sea) on:2019", "2020", "(flood OR sea) on:2020"},
		{"flood -on:2020", "2019", "flood -on:2020 on:2019"},
		{"(flood on:2020)", "2019", "(flood on:2020) on:2019"},
		{`"put it on:2020 OR so"`, "2019", `"put it on:2020 OR so" on:2019`},
		{`title:"on:2020"`, "2019", `title:"on:2020" on:2019`},
		{`"open`, "2019", `"open" on:2019`},
		{"“sea  wall”   x", "2019", "“sea  wall” x on:2019"},
	} {
		got := WithValue(c.query, "on", c.value)
		if got != c.want {
			t.Errorf("%q with on:%s is %q, want %q", c.query, c.value, got, c.want)
		}
		if value := Value(got, "on"); value != c.value {
			t.Errorf("%q asks for on:%s", got, value)
		}
	}
}

func FuzzValues(f *testing.F) {
	f.Add(`flood "x y" (a OR b) on:2020`)
	f.Fuzz(func(t *testing.T, query string) {
		once := WithValue(query, "on", "")
		if again := WithValue(once, "on", ""); again != once {
			t.Errorf("%q becomes %q, then %q", query, once, again)
		}
		if Value(once, "on") != "" {
			t.Errorf("%q still asks", once)
		}
	})
}

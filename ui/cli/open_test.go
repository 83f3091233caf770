package cli

import "testing"

func TestTheBackgroundIsWhatTheEnvironmentSays(t *testing.T) {
	for colours, want := range map[string]bool{"": false, "0;15": true, "0;7": true, "15;0": false, "0;default;15": true, "default;default": false, "15": true, ";": false} {
		if got := isLight(colours); got != want {
			t.Errorf("%q: light %t", colours, got)
		}
	}
}

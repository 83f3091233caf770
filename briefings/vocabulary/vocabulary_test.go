package vocabulary

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// some are texts to learn from.
var some = []string{
	"The river rose. The river fell, and the mayor said so.", "\"The river,\" said the mayor,\n\nis the river.", "Łódź and Łódź: 210,000 and 210,000",
}

func TestTextsComeBack(t *testing.T) {
	v := Learn(some)
	again, err := Parse(v.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range append([]string{
		"", " ", "  ", "river", " river", "river ", "the river", "the  river", "The\nriver", "river,river", ". ", " .", "…", "a\xffb \x00", "unknown words here, and the river",
		strings.Repeat("x", 3*longest) + " " + strings.Repeat("-", 300),
	}, some...) {
		for _, v := range []*Vocabulary{v, again, Learn(nil)} {
			if got, err := v.Text(v.Append(nil, text)); err != nil || got != text {
				t.Errorf("%q became %q, %v", text, got, err)
			}
		}
	}
}

func TestKnownTextsAreShort(t *testing.T) {
	if got := Learn(some).Append(nil, "the river and the mayor said"); len(got) != 6 {
		t.Errorf("six words take %d bytes", len(got))
	}
}

func TestManyWords(t *testing.T) {
	var b strings.Builder
	for i := range most + 1000 {
		fmt.Fprintf(&b, "w%d w%d ", i, i)
	}
	v := Learn([]string{b.String()})
	if len(v.ends) != most {
		t.Errorf("%d words", len(v.ends))
	}
	if got, err := v.Text(v.Append(nil, b.String())); err != nil || got != b.String() {
		t.Errorf("the text is another, %v", err)
	}
}

func TestGarbled(t *testing.T) {
	v := Learn(some)
	for _, raw := range []string{"\xff", "\xff\x00", "\xff\x05ab", "\x9f", "\xa0", "\xa0\x00", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"} {
		if got, err := v.Text([]byte(raw)); !errors.Is(err, ErrGarbled) {
			t.Errorf("%q is %q, %v", raw, got, err)
		}
	}
	for _, raw := range []string{"", "\x01", "\x01\x00", "\x02\x01", "\x01\x05ab", "\x01\x01ab", "\x01\x41" + strings.Repeat("x", 65), "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"} {
		if _, err := Parse([]byte(raw)); !errors.Is(err, ErrGarbled) {
			t.Errorf("%q is a vocabulary: %v", raw, err)
		}
	}
}

func TestLettersAndDigitsAreOfWords(t *testing.T) {
	for c := range 256 {
		want := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
		if isWord(byte(c)) != want {
			t.Errorf("%q: %v", rune(c), !want)
		}
	}
}

func FuzzText(f *testing.F) {
	v := Learn(some)
	for _, text := range some {
		f.Add([]byte(text))
		f.Add(v.Append(nil, text))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if got, err := v.Text(v.Append(nil, string(raw))); err != nil || got != string(raw) {
			t.Errorf("%q became %q, %v", raw, got, err)
		}
		if _, err := v.Text(raw); err != nil && !errors.Is(err, ErrGarbled) {
			t.Error(err)
		}
		if v, err := Parse(raw); err == nil {
			if again, err := Parse(v.Bytes()); err != nil || string(again.Bytes()) != string(v.Bytes()) {
				t.Errorf("%q became %q, %v", raw, v.Bytes(), err)
			}
		}
	})
}

func BenchmarkText(b *testing.B) {
	text := strings.Repeat(strings.Join(some, " "), 10)
	v := Learn(some)
	raw := v.Append(nil, text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := v.Text(raw); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	text := strings.Repeat(strings.Join(some, " "), 10)
	v := Learn(some)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		v.Append(nil, text)
	}
}

package classes

import (
	"testing"

	"readout/briefings/annotate/token"
)

func TestPackedPartsComeOut(t *testing.T) {
	c := Pack(0x1abc, 0x5de, 9, Proper)
	if !c.Known() || c.Fine() != 0x1abc|1<<FineBits || c.Middle() != 0x1abc>>3|1<<MiddleBits || c.Coarse() != 0x1abc>>7|1<<CoarseBits {
		t.Errorf("first division: %x %x %x", c.Fine(), c.Middle(), c.Coarse())
	}
	if c.Narrow() != 0x5de|1<<NarrowBits || c.Broad() != 0x5de>>3|1<<BroadBits {
		t.Errorf("second division: %x %x", c.Narrow(), c.Broad())
	}
	if c.Rank() != 10 || c.Case() != Proper {
		t.Errorf("rank %d, case %d", c.Rank(), c.Case())
	}
}

func TestUnknownWordsHaveNoClass(t *testing.T) {
	if c := Of(token.Hash("qxzvbnmq")); c.Known() || c.Rank() != 0 || c.Coarse() != 0 || c.Case() != Unseen {
		t.Errorf("%x", c)
	}
}

func TestWordsUsedAlikeShareAClass(t *testing.T) {
	for _, pair := range [][2]string{{"monday", "tuesday"}, {"seven", "eight"}, {"john", "david"}} {
		a, b := Of(token.Hash(pair[0])), Of(token.Hash(pair[1]))
		if !a.Known() || a.Coarse() != b.Coarse() && a.Broad() != b.Broad() {
			t.Errorf("%v: %x and %x", pair, a, b)
		}
	}
	if Of(token.Hash("iraq")).Case() != Proper || Of(token.Hash("table")).Case() != Small {
		t.Error("Iraq has a capital, and a table has none")
	}
}

func BenchmarkOf(b *testing.B) {
	low := token.Hash("monday")
	for b.Loop() {
		Of(low)
	}
}

package briefings

import (
	"time"

	"readout/model"
)

// Progress is how far adding briefings has come.
type Progress struct {
	Files, Total      int   // read so far, and to be read
	Bytes, TotalBytes int64 // of them; what comes from standard input is in neither
	Articles          int   // added so far
	Problems          int   // met so far
	Elapsed           time.Duration
	Rate              float64       // files a second, over the last seconds
	Left              time.Duration // at the rate of the last seconds, by bytes; 0 if it cannot be told
	Last              model.Line    // the file read last
}

// A Sum is what adding briefings came to.
type Sum struct {
	Files     int // looked at
	Unchanged int // of them, known and as they were
	Gone      int // known, below the folders that were looked at, and not there any more: they are kept
	Articles  int // added or added anew
	Problems  []*model.Problem
}

// lately is how far back rates look: far enough that a big file or a commit does
// not make them jump, near enough to follow when files get bigger or the machine
// gets busy.
const lately = 8 * time.Second

// tooSoon is how long nothing is said of the time left.
const tooSoon = time.Second

// A mark is how far something was at a time.
type mark struct {
	at    time.Duration // since the beginning
	files int
	bytes int64
}

// A meter tells rates from how far something has come. The zero meter has come
// nowhere yet.
type meter struct{ marks []mark }

// rate notes in p how fast it goes and how long it will take.
func (m *meter) rate(p *Progress) {
	now := mark{p.Elapsed, p.Files, p.Bytes}
	m.marks = append(m.marks, now)
	for len(m.marks) > 2 && now.at-m.marks[1].at >= lately {
		m.marks = m.marks[1:]
	}
	then := m.marks[0]
	took := now.at - then.at
	if took <= 0 {
		return
	}
	p.Rate, p.Left = float64(now.files-then.files)/took.Seconds(), 0
	if took >= tooSoon && p.TotalBytes > p.Bytes && now.bytes > then.bytes {
		p.Left = time.Duration(float64(took) * float64(p.TotalBytes-p.Bytes) / float64(now.bytes-then.bytes))
	}
}

// tellEvery is how often progress is reported at most.
const tellEvery = 100 * time.Millisecond

// A teller reports progress.
type teller struct {
	report func(Progress) // nil to report nothing
	every  time.Duration
	began  time.Time
	told   time.Time // when it last reported
	meter  meter
	now    Progress
}

// newTeller returns a teller that begins now.
func newTeller(report func(Progress)) teller {
	return teller{report: report, every: tellEvery, began: time.Now()}
}

// tell reports progress, at once or if some time has passed.
func (t *teller) tell(last model.Line, now bool) {
	if t.report == nil || !now && time.Since(t.told) < t.every {
		return
	}
	t.told = time.Now()
	t.now.Last, t.now.Elapsed = last, t.told.Sub(t.began)
	t.meter.rate(&t.now)
	t.report(t.now)
}

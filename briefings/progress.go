package briefings

import (
	"time"

	"readout/model"
)

// Progress is how far adding briefings has come.
type Progress struct {
	Files    int // looked at so far, unchanged ones too
	Total    int // to be looked at; 0 while they are still being counted
	Articles int // added so far
	Elapsed  time.Duration
	Last     model.Line // the file looked at last
}

// Rate returns files a second.
func (p Progress) Rate() float64 {
	if p.Elapsed <= 0 {
		return 0
	}
	return float64(p.Files) / p.Elapsed.Seconds()
}

// Left returns the time left at the rate so far, 0 if it cannot be told.
func (p Progress) Left() time.Duration {
	if p.Files == 0 || p.Total <= p.Files {
		return 0
	}
	return time.Duration(float64(p.Elapsed) * float64(p.Total-p.Files) / float64(p.Files))
}

// A Sum is what adding briefings came to.
type Sum struct {
	Files     int // looked at
	Unchanged int // of them, known and as they were
	Articles  int // added or added anew
	Problems  []*model.Problem
}

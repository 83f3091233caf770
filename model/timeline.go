package model

// A Period is how finely time is divided. The zero Period is years.
type Period int

// The periods, from the coarsest.
const (
	Years Period = iota
	Months
	Days
)

// String returns the period's name, "year", "month" or "day".
func (p Period) String() string { return [...]string{"year", "month", "day"}[p] }

// Name returns the period that d lies in as the query language writes it:
// "2020", "2020-07", "2020-07-22".
func (p Period) Name(d Date) string {
	return d.Time.Format([...]string{"2006", "2006-01", "2006-01-02"}[p])
}

// A Stretch is a piece of the calendar and how much was published in it.
type Stretch struct {
	From, To             Date // the first day and the last
	Articles, Quotations int
}

// A Timeline is when things were published.
type Timeline struct {
	Stretches []Stretch // newest first, without those that are empty
	Undated   int       // articles of which the day is not known; in none of the stretches
}

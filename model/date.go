package model

import (
	"fmt"
	"time"
)

// A Date is a point in time together with how much of it is known. The zero
// Date is unknown. Of a Date with less than [ToZone] the zone of Time is UTC
// and stands for nothing.
type Date struct {
	Time      time.Time
	Precision Precision
}

// A Precision says how much of a [Date] is known.
type Precision int

// The precisions, each of which includes those before it.
const (
	Unknown  Precision = iota
	ToDay              // year, month and day
	ToSecond           // and the time of day
	ToZone             // and where that time is kept
)

// layouts are how dates of each precision are written, by ISO 8601.
var layouts = map[Precision]string{
	ToDay:    "2006-01-02",
	ToSecond: "2006-01-02T15:04:05",
	ToZone:   time.RFC3339,
}

// Known reports whether at least the day is known.
func (d Date) Known() bool { return d.Precision != Unknown }

// String returns d by ISO 8601 with as much as is known, "" if nothing is.
func (d Date) String() string {
	if !d.Known() {
		return ""
	}
	return d.Time.Format(layouts[d.Precision])
}

// ParseDate reads what [Date.String] writes.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	for p := ToDay; p <= ToZone; p++ {
		if t, err := time.Parse(layouts[p], s); err == nil {
			return Date{t, p}, nil
		}
	}
	return Date{}, fmt.Errorf("%q is not a date", NewLine(s))
}

// MarshalText implements [encoding.TextMarshaler].
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (d *Date) UnmarshalText(raw []byte) (err error) {
	*d, err = ParseDate(string(raw))
	return err
}

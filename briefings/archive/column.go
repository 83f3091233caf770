package archive

import (
	"database/sql/driver"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"modernc.org/sqlite"

	"readout/model"
)

// idSize is how many bytes an article's identifier stands for.
const idSize = 8

// storedID returns an identifier as a column has it: the bytes its hexadecimal
// digits stand for, or itself where it is of another form.
func storedID(id string) any {
	var raw [idSize]byte
	if len(id) != 2*idSize {
		return id
	}
	if _, err := hex.Decode(raw[:], []byte(id)); err != nil || hex.EncodeToString(raw[:]) != id {
		return id
	}
	return raw[:]
}

// An identifier is read from where storedID was written.
type identifier struct{ model.ArticleID }

// Scan implements [sql.Scanner].
func (i *identifier) Scan(stored any) error {
	switch stored := stored.(type) {
	case []byte:
		i.ArticleID = model.ArticleID(hex.EncodeToString(stored[:min(len(stored), idSize)]))
	case string:
		i.ArticleID = model.ArticleID(model.NewLine(stored).String())
	default:
		return fmt.Errorf("%T is no identifier", stored)
	}
	return nil
}

// callID is query.Identifier for SQL.
func callID(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
	id, ok := args[0].(string)
	if !ok {
		return nil, errors.New(`identifier takes a text`)
	}
	return storedID(id), nil
}

// A date as a column has it is a number: its precision in the lowest two bits,
// above them the day or the second as printed, counted from 1970, above which
// that of a zone leaves room for it. 0 is an unknown date.
const (
	precisionBits = 2
	zoneBits      = 12
	zoneBias      = 1 << (zoneBits - 1) // of minutes east of Greenwich, which are less than a day
	secondsOfDay  = 24 * 60 * 60
)

// storedDate returns d as a column has it. Fractions of a second, and of a
// minute in the zone, go, as they do where d is written.
func storedDate(d model.Date) int64 {
	if !d.Known() || d.Time.Year() < 0 || d.Time.Year() > 9999 {
		return 0
	}
	_, east := d.Time.Zone()
	n := d.Time.Unix() + int64(east)
	switch d.Precision {
	case model.ToDay:
		n = floor(n, secondsOfDay)
	case model.ToZone:
		n = n<<zoneBits + int64(east/60+zoneBias)
	default:
	}
	return n<<precisionBits | int64(d.Precision)
}

// floor returns n divided by d, rounded down.
func floor(n, d int64) int64 { return (n - (n%d+d)%d) / d }

// dateOf reads what storedDate returned. What no date was written as is an
// unknown one.
func dateOf(n int64) model.Date {
	d := model.Date{Precision: model.Precision(n & (1<<precisionBits - 1))}
	n >>= precisionBits
	switch d.Precision {
	case model.ToDay:
		d.Time = time.Unix(min(max(n, -1<<40), 1<<40)*secondsOfDay, 0).UTC()
	case model.ToZone:
		east := int(n&(1<<zoneBits-1)-zoneBias) * 60
		d.Time = time.Unix(n>>zoneBits-int64(east), 0).UTC()
		if east != 0 {
			d.Time = d.Time.In(time.FixedZone("", east))
		}
	default:
		d.Time = time.Unix(n, 0).UTC()
	}
	if _, east := d.Time.Zone(); !d.Known() || d.Time.Year() < 0 || d.Time.Year() > 9999 || max(east, -east) >= secondsOfDay {
		return model.Date{}
	}
	return d
}

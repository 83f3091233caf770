package query

// How rows are numbered, so that lists by date and periods of time are ranges of
// rows. An article's row is its day of publication, since 1970, << DayBits | a
// slot of that day, which are given out in turn; its second of the day is a column
// of its own. It takes one row for every 1<<PartBits of its quotations, at
// least one: its own, and those right below it. So no other article's row is
// among them, and quotations find their article:
//
//	row of the quotation at i = row of the article << PartBits | (1<<PartBits - 1) - i
//	row of the article = the lowest there is from row of the quotation >> PartBits on
//
// Rows that lie close to one another keep the index small: it stores their
// distances.
const (
	DayBits  = 17
	PartBits = 3
)

// Day is that of the calendar, in seconds.
const Day = 24 * 60 * 60

// DayOf returns the day since 1970 that a second is in, and which of its seconds
// that is.
func DayOf(second int64) (number, of int64) {
	of = (second%Day + Day) % Day
	return (second - of) / Day, of
}

// QuotationRow returns the row of the quotation at index i of an article.
func QuotationRow(article int64, i int) int64 {
	return article<<PartBits | (1<<PartBits - 1) - int64(i)
}

// QuotationAt returns the index in its article of a quotation's row.
func QuotationAt(article, row int64) int { return int(QuotationRow(article, 0) - row) }

// Taken returns how many rows an article with so many quotations takes.
func Taken(quotations int) int64 { return max(1, int64(quotations+(1<<PartBits-1))>>PartBits) }

package archive

// application and version tell our files from others: "rdot" in ASCII, and the
// make of the tables. Change version with anything below, or with what is fed
// to the indexes.
const (
	application = 0x72646f74
	version     = 5
)

// schema makes the tables. What queries rely on is written down at
// query.Filter. The indexes keep no copy of what they are fed, and no index of
// the beginnings of words: that would double them, to save 40 ms on a beginning
// of two letters in a million rows. Columns stand in the order of how much is in
// them: every word in another than the first costs two bytes more. The index of
// quotations, half of the text once more, keeps no positions: they would double
// it, and what they tell, which words stand in a row, is in the article too.
// Quotations are taken out of their index by saying again what it was fed: to be able
// to do without would cost a row of their own in a table of lengths for each. Bodies
// are numbered upwards as they come, for rows put in downwards leave pages half
// empty.
const schema = `
CREATE TABLE state(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO state VALUES('changes', 0), ('articles', 0), ('quotations', 0), ('beliefs', 0), ('words', 0), ('bytes', 0);
CREATE TABLE dictionary(number INTEGER PRIMARY KEY, content BLOB NOT NULL, known BLOB NOT NULL);

CREATE TABLE problem(file INTEGER NOT NULL, line INTEGER NOT NULL, message TEXT NOT NULL);
CREATE INDEX problem_file ON problem(file);

CREATE TABLE article(
	row INTEGER PRIMARY KEY, second INTEGER NOT NULL, id NOT NULL UNIQUE, title NOT NULL, source INTEGER NOT NULL,
	published INTEGER NOT NULL, quotations INTEGER NOT NULL, beliefs INTEGER NOT NULL, words INTEGER NOT NULL, figures BLOB, body INTEGER NOT NULL, bits INTEGER NOT NULL);
CREATE TABLE holding(
	article INTEGER NOT NULL, file INTEGER NOT NULL, line INTEGER NOT NULL,
	PRIMARY KEY(article, file)) WITHOUT ROWID;
CREATE INDEX holding_file ON holding(file);
CREATE TABLE body(number INTEGER PRIMARY KEY, entry BLOB NOT NULL);

CREATE TABLE figure(
	number INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, kind INTEGER NOT NULL,
	articles INTEGER NOT NULL, quotations INTEGER NOT NULL, beliefs INTEGER NOT NULL,
	name TEXT NOT NULL, folded TEXT NOT NULL, forms BLOB, places BLOB);
CREATE INDEX figure_order ON figure(kind, quotations DESC, articles DESC);
CREATE TABLE source(
	number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, articles INTEGER NOT NULL);

CREATE TABLE day(
	day INTEGER PRIMARY KEY, articles INTEGER NOT NULL, quotations INTEGER NOT NULL, beliefs INTEGER NOT NULL);

CREATE VIRTUAL TABLE article_index USING fts5(
	body, title, source, byline, person, org, place, speaker, believer, tag, facts,
	content='', contentless_delete=1, tokenize='ascii');
CREATE VIRTUAL TABLE quotation_index USING fts5(
	words, content='', columnsize=0, detail=none, tokenize='ascii');
INSERT INTO article_index(article_index, rank) VALUES('hashsize', 16000000), ('pgsz', 16280);
INSERT INTO quotation_index(quotation_index, rank) VALUES('hashsize', 16000000), ('pgsz', 16280);
`

// tables are what the schema makes, to be dropped.
func tables() []string {
	return []string{
		"article_word", "quotation_word", "article_index", "quotation_index", "state", "dictionary", "file", "folder",
		"problem", "article", "holding", "body",
		"quotation", "figure", "source", "label", "spot", "band", "version", "day",
	}
}

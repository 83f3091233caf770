// Package chroma has the names of Chroma that Glamour uses, and colours nothing.
package chroma

// A TokenType is a sort of word of a program.
type TokenType int

// The sorts that a style of Glamour's may colour.
const (
	Background TokenType = iota
	Error
	Text
	Comment
	CommentPreproc
	Keyword
	KeywordNamespace
	KeywordReserved
	KeywordType
	Operator
	Punctuation
	Name
	NameAttribute
	NameBuiltin
	NameClass
	NameConstant
	NameDecorator
	NameException
	NameFunction
	NameOther
	NameTag
	Literal
	LiteralDate
	LiteralNumber
	LiteralString
	LiteralStringEscape
	GenericDeleted
	GenericEmph
	GenericInserted
	GenericStrong
	GenericSubheading
)

// StyleEntries say how sorts of words look.
type StyleEntries map[TokenType]string

// A Style is the name of one.
type Style struct{ Name string }

// MustNewStyle returns a style of that name, without the looks.
func MustNewStyle(name string, _ StyleEntries) *Style { return &Style{name} }

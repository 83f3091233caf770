package pane

import "image"

// Screen tells what lies on the bottom row how large the whole screen is.
type Screen image.Point

// A Popup is a box that stands above the row that is typed in. Without rows
// there is none.
type Popup struct {
	Rows        []string // painted, all as many cells wide
	Column      int      // where it would like its frame to begin
	Title, Foot string   // words in its frame
}

// A Popped pane on the bottom row has a popup at times. What is clicked on in it
// reaches the pane with its rows counted up from the pane's first, from -1.
type Popped interface{ Popup() Popup }

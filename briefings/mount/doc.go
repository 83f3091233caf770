// Package mount tells what kind of place a folder is: file systems of other
// machines have no memory that programs share and do not tell of changes made
// elsewhere.
package mount

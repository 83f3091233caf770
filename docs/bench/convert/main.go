// Command convert writes a folder of briefings in the forms that other programs
// read, so that they can be measured on the same texts:
//
//	convert mail FOLDER OUT     a maildir, a message an article: notmuch, mu, neomutt
//	convert feed FOLDER OUT     a file of RSS 2.0, an item an article: newsboat
package main

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"os"
	"path/filepath"
	"strings"
	"time"

	"readout/briefings/format"
	"readout/model"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "convert:", err)
		os.Exit(1)
	}
}

// run carries out the command that args are.
func run(args []string) error {
	if len(args) != 3 {
		return errors.New("usage: convert mail|feed FOLDER OUT")
	}
	switch args[0] {
	case "mail":
		return mail(args[1], args[2])
	case "feed":
		return feed(args[1], args[2])
	}
	return fmt.Errorf("no form is called %q", args[0])
}

// each calls visit with every article below dir, in the order of the files'
// names, and a number that counts them from 1.
func each(dir string, visit func(int, *model.Article) error) error {
	n := 0
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || !format.Wanted(d.Name()) {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		for a, problem := range format.Articles(format.File{Path: path}, f) {
			if problem != nil {
				fmt.Fprintln(os.Stderr, problem)
				continue
			}
			n++
			if err := visit(n, a); err != nil {
				return err
			}
		}
		return nil
	})
}

// at returns when an article was published, or some day that is the same in
// every run.
func at(a *model.Article) time.Time {
	if a.Published.Known() {
		return a.Published.Time
	}
	return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
}

// mail writes a maildir with all messages in cur, unread.
func mail(dir, out string) error {
	for _, name := range []string{"cur", "new", "tmp"} {
		if err := os.MkdirAll(filepath.Join(out, name), 0o755); err != nil {
			return err
		}
	}
	return each(dir, func(n int, a *model.Article) error {
		path := filepath.Join(out, "cur", fmt.Sprintf("%d.%07d.readout:2,", at(a).Unix(), n))
		return os.WriteFile(path, []byte(message(n, a)), 0o644)
	})
}

// message returns an article as a mail.
func message(n int, a *model.Article) string {
	from := mime.QEncoding.Encode("utf-8", strings.NewReplacer(`"`, "", `\`, "").Replace(cmp.Or(a.Source.String(), "unknown")))
	if !strings.HasPrefix(from, "=?") {
		from = `"` + from + `"`
	}
	var b strings.Builder
	fmt.Fprintf(&b, "From: %s <news@example.org>\nTo: reader@example.org\nDate: %s\n", from, at(a).Format(time.RFC1123Z))
	fmt.Fprintf(&b, "Subject: %s\nMessage-ID: <%d.%s@example.org>\n", mime.QEncoding.Encode("utf-8", a.Title.String()), n, a.ID)
	b.WriteString("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n")
	b.WriteString(a.Text.String())
	b.WriteByte('\n')
	return b.String()
}

// An item is an article in a feed.
type item struct {
	XMLName     xml.Name `xml:"item"`
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	GUID        string   `xml:"guid"`
	Date        string   `xml:"pubDate"`
	Description string   `xml:"description"`
}

// feed writes a feed of all articles.
func feed(dir, out string) (err error) {
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := bufio.NewWriter(f)
	io.WriteString(w, xml.Header+"<rss version=\"2.0\"><channel><title>briefings</title><link>http://example.org/</link><description>briefings</description>\n") //nolint:errcheck // Flush tells
	encoder := xml.NewEncoder(w)
	err = each(dir, func(n int, a *model.Article) error {
		link := fmt.Sprintf("http://example.org/%d/%s", n, a.ID)
		return encoder.Encode(item{
			Title: a.Title.String(), Link: link, GUID: link, Date: at(a).Format(time.RFC1123Z),
			Description: "<p>" + strings.ReplaceAll(escaped(a.Text.String()), "\n\n", "</p><p>") + "</p>",
		})
	})
	if err != nil {
		return err
	}
	io.WriteString(w, "</channel></rss>\n") //nolint:errcheck // Flush tells
	return w.Flush()
}

// escaped returns s as HTML has it.
func escaped(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

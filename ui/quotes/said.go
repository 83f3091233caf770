package quotes

import (
	"strings"

	"readout/model"
)

// saids returns the quotations of an article as lists show them, in order.
func saids(e model.Entry) []model.Said {
	about := summary(e)
	all := make([]model.Said, len(e.Found.Quotations))
	for i, q := range e.Found.Quotations {
		all[i] = said(e, q, about)
	}
	return all
}

// said returns a quotation as lists show it.
func said(e model.Entry, q model.Quotation, about model.Summary) model.Said {
	text := e.Article.Text
	s := model.Said{
		ID:         model.QuotationID(e.Article.ID, text, q),
		Ref:        model.Ref{Article: e.Article.ID, Span: q.Span},
		Words:      words(text, q),
		Kind:       q.Kind,
		Belief:     q.Belief,
		Speaker:    e.Found.SpeakerName(text, q),
		Cue:        model.NewLine(text.Slice(q.Speaker.Cue)),
		Confidence: q.Speaker.Confidence,
		Paragraph:  e.Article.ParagraphAt(q.Span.Start) + 1,
		Article:    about,
	}
	if who := e.Found.Entity(q.Speaker.Entity); who != nil {
		s.Role, s.Named = who.Role, true
	}
	return s
}

// words returns the words of all fragments of q.
func words(text model.Text, q model.Quotation) model.Line {
	fragments := make([]string, len(q.Fragments))
	for i, f := range q.Fragments {
		fragments[i] = text.Slice(f)
	}
	return model.NewLine(strings.Join(fragments, " … "))
}

// summary returns an article as lists show it, as far as the article tells.
func summary(e model.Entry) model.Summary {
	a := e.Article
	return model.Summary{
		ID: a.ID, Title: a.Title, Source: a.Source, Published: a.Published,
		Path: a.Origin.Path,
	}
}

import type { ArchivedIssue } from './archived-issue.ts';
import { type Feed, updatedAt, urlOf } from './feed.ts';
import { element, xmlDocument } from './xml.ts';

/** RFC 4287; pages as RFC 5005, 3. */
export function writeAtom(feed: Feed): string {
  return xmlDocument(
    element(
      'feed',
      [
        element('id', feed.homeUrl),
        element('title', feed.title),
        element('subtitle', feed.description),
        element('updated', updatedAt(feed)),
        element('author', [element('name', feed.author)]),
        element('link', [], { rel: 'self', href: feed.feedUrl }),
        element('link', [], { rel: 'alternate', type: 'text/html', href: feed.homeUrl }),
        ...(feed.nextUrl === undefined ? [] : [element('link', [], { rel: 'next', href: feed.nextUrl })]),
        ...feed.issues.map((issue) => writeEntry(feed, issue)),
      ],
      { xmlns: 'http://www.w3.org/2005/Atom' },
    ),
  );
}

/** An issue never changes after it has opened. */
function writeEntry(feed: Feed, issue: ArchivedIssue): string {
  const { subject, preheader, openedAt, language, body } = issue;
  return element(
    'entry',
    [
      element('id', urlOf(feed, issue)),
      element('title', subject),
      element('link', [], { rel: 'alternate', type: 'text/html', href: urlOf(feed, issue) }),
      element('published', openedAt),
      element('updated', openedAt),
      ...(preheader === undefined ? [] : [element('summary', preheader)]),
      element('content', body, { type: 'html' }),
    ],
    language === undefined ? {} : { 'xml:lang': language },
  );
}

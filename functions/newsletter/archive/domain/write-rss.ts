import type { ArchivedIssue } from './archived-issue.ts';
import { type Feed, toHttpDate, updatedAt, urlOf } from './feed.ts';
import { element, xmlDocument } from './xml.ts';

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
} as const;

/** RSS 2.0, with the whole letter as `content:encoded`. */
export function writeRss(feed: Feed): string {
  const channel = [
    element('title', feed.title),
    element('link', feed.homeUrl),
    element('description', feed.description),
    element('lastBuildDate', toHttpDate(updatedAt(feed))),
    element('atom:link', [], { rel: 'self', type: 'application/rss+xml', href: feed.feedUrl }),
    ...(feed.nextUrl === undefined ? [] : [element('atom:link', [], { rel: 'next', href: feed.nextUrl })]),
    ...feed.issues.map((issue) => writeItem(feed, issue)),
  ];
  return xmlDocument(element('rss', [element('channel', channel)], { version: '2.0', ...NAMESPACES }));
}

function writeItem(feed: Feed, issue: ArchivedIssue): string {
  const url = urlOf(feed, issue);
  return element('item', [
    element('title', issue.subject),
    element('link', url),
    element('guid', url, { isPermaLink: 'true' }),
    element('pubDate', toHttpDate(issue.openedAt)),
    ...(issue.preheader === undefined ? [] : [element('description', issue.preheader)]),
    element('content:encoded', issue.body),
  ]);
}

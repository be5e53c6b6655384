import { type Feed, urlOf } from './feed.ts';

/** JSON Feed 1.1. */
export function writeJsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.homeUrl,
    feed_url: feed.feedUrl,
    next_url: feed.nextUrl,
    authors: [{ name: feed.author }],
    items: feed.issues.map((issue) => ({
      id: urlOf(feed, issue),
      url: urlOf(feed, issue),
      title: issue.subject,
      summary: issue.preheader,
      content_html: issue.body,
      date_published: issue.openedAt,
      language: issue.language,
    })),
  });
}

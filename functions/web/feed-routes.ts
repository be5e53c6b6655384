import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Feed, updatedAt } from '../newsletter/archive/domain/feed.ts';
import { writeAtom } from '../newsletter/archive/domain/write-atom.ts';
import { writeJsonFeed } from '../newsletter/archive/domain/write-json-feed.ts';
import { writeRss } from '../newsletter/archive/domain/write-rss.ts';
import { archiveUrl } from '../newsletter/issue-links.ts';
import { type ArchiveSite, addressAfter, listIssues } from './archive-site.ts';
import { FEEDS } from './pages/archive-pages.tsx';
import { publicResponse } from './public-response.ts';
import { pageRoutes, type SiteRoute } from './route.ts';

const WRITERS: Readonly<Record<(typeof FEEDS)[number]['name'], (feed: Feed) => string>> = {
  Atom: writeAtom,
  RSS: writeRss,
  JSON: writeJsonFeed,
};

/** Readers that run in somebody's browser may fetch it, too. */
const FROM_ANYWHERE = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;

/** The newest letters, whole, in the three ways in which feed readers read. */
export const feedRoutes = (site: ArchiveSite): readonly SiteRoute[] =>
  FEEDS.flatMap(({ path, type, name }) =>
    pageRoutes(path, {
      GET: async (event) => {
        const feed = await readFeed(site, event, path);
        return publicResponse(event, {
          contentType: `${type}; charset=utf-8`,
          body: WRITERS[name](feed),
          changedAt: updatedAt(feed),
          headers: FROM_ANYWHERE,
        });
      },
    }),
  );

async function readFeed(site: ArchiveSite, event: APIGatewayProxyEventV2, path: string): Promise<Feed> {
  const { newsletter, webOrigin } = site;
  const { issues, next } = await listIssues(site, event);
  const feedUrl = `${webOrigin}${path}`;
  return {
    title: newsletter.name,
    description: `Letters by ${newsletter.from.name}`,
    author: newsletter.from.name,
    homeUrl: archiveUrl(webOrigin),
    feedUrl,
    nextUrl: addressAfter(feedUrl, next),
    webOrigin,
    issues,
  };
}

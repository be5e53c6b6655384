import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { followLink } from '../newsletter/responses/follow-link.ts';
import type { ArchiveSite } from './archive-site.ts';
import { isHead } from './head-requests.ts';
import { htmlResponse, SECURITY_HEADERS } from './html-response.ts';
import { LostLinkPage } from './pages/archive-pages.tsx';
import { pageRoutes, readPathParameter, type SiteRoute } from './route.ts';

/** A counted link of a letter: on to where it leads. Counting is the one thing that opening a page here does. */
export const letterLinkRoutes = (site: ArchiveSite): readonly SiteRoute[] =>
  pageRoutes('/newsletter/issues/{slug}/links/{place}/{token}', { GET: (event) => leadOn(site, event) });

async function leadOn({ ports, newsletter }: ArchiveSite, event: APIGatewayProxyEventV2) {
  const slug = readPathParameter(event, 'slug');
  const target = await followLink(ports, {
    slug,
    place: readPathParameter(event, 'place'),
    token: readPathParameter(event, 'token'),
    isHead: isHead(event),
    counts: newsletter.clicks === true,
  });
  if (target !== undefined)
    return { statusCode: 302, headers: { ...SECURITY_HEADERS, Location: target.href } };
  const isKnown = (await ports.archive.find(slug)) !== undefined;
  const letterPath = isKnown ? `/newsletter/issues/${slug}` : '/newsletter/issues';
  return htmlResponse(404, <LostLinkPage newsletterName={newsletter.name} letterPath={letterPath} />);
}

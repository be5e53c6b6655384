import httpRouterHandler from '@middy/http-router';
import { archiveRoutes } from './archive-routes.tsx';
import type { ArchiveSite } from './archive-site.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { type CardSite, cardRoutes } from './card-routes.tsx';
import { choicesRoutes } from './choices-routes.tsx';
import type { DraftCheckInPorts } from './draft-check-in.ts';
import { draftRoutes } from './draft-routes.tsx';
import { PageNotFoundError } from './errors.ts';
import { htmlResponse } from './html-response.ts';
import { inTouchRoutes } from './in-touch-routes.tsx';
import type { MarkInTouchPorts } from './mark-in-touch.ts';
import { newsletterRoutes } from './newsletter-routes.tsx';
import { FrontPage } from './pages/front-page.tsx';
import type { PostponeNudgePorts } from './postpone-nudge.ts';
import { postponeRoutes } from './postpone-routes.tsx';
import { pageRoutes, type SiteRoute } from './route.ts';
import { sharedRoutes } from './shared-routes.tsx';
import type { ShowCalendarPorts } from './show-calendar.ts';
import type { StopLetterPorts } from './stop-letter.ts';
import { stopLetterRoutes } from './stop-letter-routes.tsx';
import type { TakeBackDraftPorts } from './take-back-draft.ts';
import type { NewsletterSite } from './take-sign-up.ts';
import { type UndoRoutePorts, undoRoutes } from './undo-routes.tsx';

export type SitePorts = MarkInTouchPorts &
  PostponeNudgePorts &
  DraftCheckInPorts &
  ShowCalendarPorts &
  StopLetterPorts &
  TakeBackDraftPorts &
  UndoRoutePorts;

export interface SiteParts {
  /** Without a newsletter, there are no pages of one. */
  readonly newsletter?: NewsletterSite | undefined;
  readonly archive?: ArchiveSite | undefined;
  readonly cards?: CardSite | undefined;
}

/** The pages of the public site by method and path. GET never changes state. */
export function createSite(ports: SitePorts, parts: SiteParts = {}) {
  return httpRouterHandler({ routes: siteRoutes(ports, parts), notFoundResponse });
}

export function siteRoutes(ports: SitePorts, { newsletter, archive, cards }: SiteParts): SiteRoute[] {
  const newsletterName = newsletter?.context.newsletter.name;
  return [
    ...pageRoutes('/', { GET: async () => htmlResponse(200, <FrontPage newsletterName={newsletterName} />) }),
    ...choicesRoutes(ports),
    ...inTouchRoutes(ports),
    ...sharedRoutes(ports),
    ...postponeRoutes(ports),
    ...undoRoutes(ports),
    ...draftRoutes(ports),
    ...stopLetterRoutes(ports),
    ...calendarRoutes(ports),
    ...(cards ? cardRoutes(cards) : []),
    ...(newsletter ? newsletterRoutes(newsletter) : []),
    ...(archive ? archiveRoutes(archive) : []),
  ];
}

function notFoundResponse(): never {
  throw new PageNotFoundError('No route has this path');
}

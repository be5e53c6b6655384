import httpRouterHandler from '@middy/http-router';
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
import { pageRoutes } from './route.ts';
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
  readonly cards?: CardSite | undefined;
}

/** The pages of the public site by method and path. GET never changes state. */
export function createSite(ports: SitePorts, { newsletter, cards }: SiteParts = {}) {
  const newsletterName = newsletter?.context.newsletter.name;
  const routes = [
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
  ];
  return httpRouterHandler({ routes, notFoundResponse });
}

function notFoundResponse(): never {
  throw new PageNotFoundError('No route has this path');
}

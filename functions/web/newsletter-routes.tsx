import {
  type Confirmation,
  confirmSubscription,
  findConfirmation,
} from '../newsletter/confirm-subscription.ts';
import { findLeaving, leaveNewsletter } from '../newsletter/leave-newsletter.ts';
import { htmlResponse } from './html-response.ts';
import { AskConfirmPage, ConfirmedPage, DeadConfirmLinkPage } from './pages/confirm-pages.tsx';
import { AskLeavePage, LeaveUnknownPage, LeftPage } from './pages/leave-pages.tsx';
import { preferencesRoutes } from './preferences-routes.tsx';
import { readForm } from './read-form.ts';
import { readLeaveReason } from './read-preferences.ts';
import { pageRoutes, readPathParameter, type SiteRoute } from './route.ts';
import { signUpApiRoutes } from './sign-up-api-routes.ts';
import { signUpRoutes } from './sign-up-routes.tsx';
import type { NewsletterSite } from './take-sign-up.ts';

/** Sign up, confirm, leave. GET shows a button; only its press changes anything. */
export function newsletterRoutes(site: NewsletterSite): readonly SiteRoute[] {
  const { name } = site.context.newsletter;
  return [
    ...signUpRoutes(site),
    ...signUpApiRoutes(site),
    ...pageRoutes('/newsletter/confirm/{token}', {
      GET: async (event) =>
        confirmationResponse(name, await findConfirmation(site.ports, readPathParameter(event, 'token'))),
      POST: async (event) =>
        confirmationResponse(name, await confirmSubscription(site.ports, readPathParameter(event, 'token'))),
    }),
    ...pageRoutes('/newsletter/leave/{subscriberId}', {
      GET: async (event) => askLeave(site, readPathParameter(event, 'subscriberId')),
      // A press of our button and a mail program's one-click request (RFC 8058, 3.2) mean the same; ours may say why.
      POST: async (event) =>
        leave(site, readPathParameter(event, 'subscriberId'), readLeaveReason(readForm(event))),
    }),
    ...preferencesRoutes(site),
  ];
}

function confirmationResponse(newsletterName: string, { outcome }: Confirmation) {
  switch (outcome) {
    case 'pending':
      return htmlResponse(200, <AskConfirmPage newsletterName={newsletterName} />);
    case 'confirmed':
      return htmlResponse(200, <ConfirmedPage newsletterName={newsletterName} />);
    case 'forged':
      return htmlResponse(404, <DeadConfirmLinkPage newsletterName={newsletterName} why={outcome} />);
    case 'expired':
    case 'left':
    case 'gone':
      return htmlResponse(410, <DeadConfirmLinkPage newsletterName={newsletterName} why={outcome} />);
  }
}

async function askLeave({ ports, context }: NewsletterSite, subscriberId: string) {
  const newsletterName = context.newsletter.name;
  const subscriber = await findLeaving(ports, subscriberId);
  if (subscriber === undefined) return leaveUnknownResponse(newsletterName);
  if (subscriber.status === 'left') return leftResponse(newsletterName);
  return htmlResponse(200, <AskLeavePage newsletterName={newsletterName} />);
}

async function leave({ ports, context }: NewsletterSite, subscriberId: string, reason: string | undefined) {
  const newsletterName = context.newsletter.name;
  const outcome = await leaveNewsletter(ports, subscriberId, reason);
  return outcome === 'left' ? leftResponse(newsletterName) : leaveUnknownResponse(newsletterName);
}

const leftResponse = (newsletterName: string) =>
  htmlResponse(200, <LeftPage newsletterName={newsletterName} />);

const leaveUnknownResponse = (newsletterName: string) =>
  htmlResponse(404, <LeaveUnknownPage newsletterName={newsletterName} />);

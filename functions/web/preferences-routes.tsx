import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import {
  type AddressChange,
  confirmAddressChange,
  findAddressChange,
  requestAddressChange,
} from '../newsletter/change-address.ts';
import type { Subscriber } from '../newsletter/domain/subscriber.ts';
import { eraseSubscriber } from '../newsletter/erase-subscriber.ts';
import { findLeaving } from '../newsletter/leave-newsletter.ts';
import { listSentIssues } from '../newsletter/list-sent-issues.ts';
import {
  changePreferences,
  type OpenedPreferences,
  openPreferences,
} from '../newsletter/open-preferences.ts';
import { sendPreferencesLink } from '../newsletter/send-preferences-link.ts';
import { htmlResponse, SECURITY_HEADERS } from './html-response.ts';
import {
  AddressMovedPage,
  AskAddressPage,
  AskErasePage,
  AskPreferencesPage,
  DeadPreferencesLinkPage,
  ErasedPage,
  PreferencesLinkSentPage,
} from './pages/ask-preferences-pages.tsx';
import { LeaveUnknownPage } from './pages/leave-pages.tsx';
import { PreferencesPage, type PreferencesProps } from './pages/preferences-pages.tsx';
import { readAddress } from './read-address.ts';
import { readForm } from './read-form.ts';
import { PREFERENCE_FIELDS, readPreferences } from './read-preferences.ts';
import { pageRoutes, readPathParameter, type SiteRoute } from './route.ts';
import type { NewsletterSite } from './take-sign-up.ts';

/**
 * What a subscriber sees and changes. The link in an issue shows nothing and sends a fresh one to the subscriber; only who
 * reads their mail comes further. GET changes nothing.
 */
export const preferencesRoutes = (site: NewsletterSite): readonly SiteRoute[] => [
  ...pageRoutes('/newsletter/preferences/{subscriberId}', {
    GET: async (event) => askPreferences(site, readPathParameter(event, 'subscriberId')),
    POST: async (event) => sendLink(site, readPathParameter(event, 'subscriberId')),
  }),
  ...pageRoutes('/newsletter/mine/{token}', {
    GET: async (event) => ifOpen(site, event, async (reader) => show(site, event, reader)),
    POST: async (event) => savePreferences(site, event),
  }),
  ...pageRoutes('/newsletter/mine/{token}/address', {
    GET: async (event) => ifOpen(site, event, async (reader) => show(site, event, reader)),
    POST: async (event) => ifOpen(site, event, async (reader) => askNewAddress(site, event, reader)),
  }),
  ...pageRoutes('/newsletter/mine/{token}/download', {
    GET: async (event) => ifOpen(site, event, async (reader) => download(site, reader)),
  }),
  ...pageRoutes('/newsletter/mine/{token}/erase', {
    GET: async (event) => ifOpen(site, event, async () => askErase(site, event)),
    POST: async (event) => erase(site, readPathParameter(event, 'token')),
  }),
  ...pageRoutes('/newsletter/address/{token}', {
    GET: async (event) =>
      addressResponse(site, await findAddressChange(site.ports, readPathParameter(event, 'token'))),
    POST: async (event) =>
      addressResponse(site, await confirmAddressChange(site.ports, readPathParameter(event, 'token'))),
  }),
];

type Answer = ReturnType<typeof htmlResponse>;

async function ifOpen(
  site: NewsletterSite,
  event: APIGatewayProxyEventV2,
  answer: (reader: Subscriber) => Promise<Answer>,
): Promise<Answer> {
  const opened = await openPreferences(site.ports, readPathParameter(event, 'token'));
  return opened.outcome === 'open' ? answer(opened.subscriber) : deadResponse(site, opened.outcome);
}

async function askPreferences({ ports, context }: NewsletterSite, subscriberId: string): Promise<Answer> {
  const newsletterName = context.newsletter.name;
  const reader = await findLeaving(ports, subscriberId);
  if (reader === undefined) return htmlResponse(404, <LeaveUnknownPage newsletterName={newsletterName} />);
  const leavePath = `/newsletter/leave/${reader.subscriberId}`;
  return htmlResponse(200, <AskPreferencesPage newsletterName={newsletterName} leavePath={leavePath} />);
}

async function sendLink({ ports, context }: NewsletterSite, subscriberId: string): Promise<Answer> {
  const newsletterName = context.newsletter.name;
  const outcome = await sendPreferencesLink(ports, context, subscriberId);
  return outcome === 'asked'
    ? htmlResponse(200, <PreferencesLinkSentPage newsletterName={newsletterName} />)
    : htmlResponse(404, <LeaveUnknownPage newsletterName={newsletterName} />);
}

async function savePreferences(site: NewsletterSite, event: APIGatewayProxyEventV2): Promise<Answer> {
  const { ports, context } = site;
  const token = readPathParameter(event, 'token');
  const reading = readPreferences(readForm(event), context.newsletter, todayOf(site));
  if (reading.outcome === 'wrong-day')
    return ifOpen(site, event, async (reader) => show(site, event, reader, { problem: 'day' }));
  const changed = await changePreferences(ports, token, reading.wishes);
  return changed.outcome === 'open'
    ? show(site, event, changed.subscriber, { done: 'saved' })
    : deadResponse(site, changed.outcome);
}

async function askNewAddress(
  site: NewsletterSite,
  event: APIGatewayProxyEventV2,
  reader: Subscriber,
): Promise<Answer> {
  if (reader.status !== 'confirmed') return show(site, event, reader);
  const reading = readAddress(readForm(event)[PREFERENCE_FIELDS.address] ?? '');
  if (reading.outcome !== 'address') return show(site, event, reader, { problem: reading.outcome });
  await requestAddressChange(site.ports, site.context, reader, reading.address);
  return show(site, event, reader, { done: 'address-asked' });
}

const todayOf = ({ ports, context }: NewsletterSite) =>
  ports.clock.now().toZonedDateTimeISO(context.newsletter.slot.timeZone).toPlainDate();

function show(
  site: NewsletterSite,
  event: APIGatewayProxyEventV2,
  reader: Subscriber,
  told: Pick<PreferencesProps, 'done' | 'problem'> = {},
): Answer {
  const page = (
    <PreferencesPage
      newsletter={site.context.newsletter}
      reader={reader}
      today={todayOf(site)}
      path={pathOf(event)}
      leavePath={`/newsletter/leave/${reader.subscriberId}`}
      {...told}
    />
  );
  return htmlResponse(told.problem === undefined ? 200 : 400, page);
}

/** All of it, as it is stored. What the owner notes of people whom they know is their own, and no part of it. */
async function download({ ports }: NewsletterSite, reader: Subscriber): Promise<Answer> {
  const { outcomes } = await ports.suppressionList.look(reader.address);
  const held = { ...reader, outcomes, issues: await listSentIssues(ports, reader.address) };
  return {
    statusCode: 200,
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="newsletter.json"',
    },
    body: `${JSON.stringify(held, null, 2)}\n`,
  };
}

const askErase = ({ context }: NewsletterSite, event: APIGatewayProxyEventV2): Answer =>
  htmlResponse(200, <AskErasePage newsletterName={context.newsletter.name} path={pathOf(event)} />);

/** Also of an address of which nothing is found: what an earlier press left half done. */
async function erase(site: NewsletterSite, token: string): Promise<Answer> {
  const { ports, context } = site;
  const opened = await openPreferences(ports, token);
  const address = opened.outcome === 'open' ? opened.subscriber.address : opened.address;
  if (address === undefined) return deadResponse(site, opened.outcome === 'open' ? 'gone' : opened.outcome);
  await eraseSubscriber(ports, address);
  return htmlResponse(200, <ErasedPage newsletterName={context.newsletter.name} />);
}

function addressResponse(site: NewsletterSite, { outcome }: AddressChange): Answer {
  const newsletterName = site.context.newsletter.name;
  switch (outcome) {
    case 'asked':
      return htmlResponse(200, <AskAddressPage newsletterName={newsletterName} />);
    case 'moved':
      return htmlResponse(200, <AddressMovedPage newsletterName={newsletterName} />);
    case 'forged':
    case 'expired':
    case 'gone':
      return deadResponse(site, outcome);
  }
}

const pathOf = (event: APIGatewayProxyEventV2): string =>
  `/newsletter/mine/${readPathParameter(event, 'token')}`;

const deadResponse = (
  { context }: NewsletterSite,
  why: Exclude<OpenedPreferences['outcome'], 'open'>,
): Answer =>
  htmlResponse(
    why === 'forged' ? 404 : 410,
    <DeadPreferencesLinkPage newsletterName={context.newsletter.name} why={why} />,
  );

import { emailAddressSchema } from '../../functions/shared/email-address.ts';
import type { Engine } from '../engines/engine.ts';
import { createNewsletterWorld } from '../integration/newsletter/newsletter-world.ts';
import { servePages } from './serve-pages.ts';

const TOPICS = [
  { id: 'gifts', name: 'Gifts worth copying' },
  { id: 'praise', name: 'Praise that lands' },
];

/** The newsletter's pages over tables of their own, its newest mail under `/mail` and letter under `/issue`, and a clock that stands still. */
export async function openNewsletterSite(engine: Engine, signUpOrigins: string[] = []) {
  const settings = { topics: TOPICS, languages: ['en', 'de'], signUpOrigins };
  const world = await createNewsletterWorld(engine, settings);
  const server = await servePages(async (request) => {
    const { pathname, origin } = new URL(request.url);
    if (pathname === '/mail') return asMail(world.transport.accepted.at(-1)?.html, origin);
    if (pathname === '/issue') return asMail((await world.lastLetter()).html, origin);
    const headers = Object.fromEntries(request.headers);
    const answer = await world.request(request.method, pathname, { body: await request.text(), headers });
    const { statusCode: status = 500, body } = answer;
    return new Response(body || null, { status, headers: textHeaders(answer.headers) });
  });
  return {
    ...{ world, origin: server.origin },
    pass: (duration: { readonly seconds?: number; readonly minutes?: number }) =>
      world.clock.setTo(world.clock.now().add(duration).toString({ smallestUnit: 'millisecond' })),
    find: (address: string) => world.ports.subscribers.find(emailAddressSchema.parse(address)),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

export type NewsletterSite = Awaited<ReturnType<typeof openNewsletterSite>>;

/** As in a mail program that opens links where one is. */
const asMail = (html: unknown, origin: string): Response =>
  htmlAnswer(String(html).replaceAll('https://kith.example', origin).replaceAll('target="_blank"', ''));

export const htmlAnswer = (html: string): Response =>
  new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });

const textHeaders = (headers: Readonly<Record<string, unknown>> = {}) =>
  Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);

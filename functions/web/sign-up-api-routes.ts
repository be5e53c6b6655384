import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import { log } from '../shared/log.ts';
import { errorResponse } from './error-response.tsx';
import { SECURITY_HEADERS } from './html-response.ts';
import { consentWords } from './pages/sign-up-pages.tsx';
import { ADDRESS_PROBLEMS } from './read-address.ts';
import { SIGN_UP_FIELDS, topicField } from './read-sign-up.ts';
import { pageRoutes, type SiteRoute } from './route.ts';
import { type NewsletterSite, stampForm, takeSignUp } from './take-sign-up.ts';

const MAX_CHARACTERS = 8_000;

const requestSchema = z.object({
  address: z.string(),
  firstName: z.string().default(''),
  topics: z.array(z.string()).max(20).default([]),
  homepage: z.string().default(''),
  opened: z.string().default(''),
  words: z.string().default(''),
});

type Answer = readonly [statusCode: number, body: object, headers?: Readonly<Record<string, string>>];

/** The form for scripts, described in docs/newsletter-sign-up.md. Scripts of named sites may use it (CORS), and servers. */
export function signUpApiRoutes(site: NewsletterSite): readonly SiteRoute[] {
  const forNamedSites =
    (answer: (event: APIGatewayProxyEventV2) => Promise<Answer>) =>
    async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
      const { origin } = event.headers;
      if (origin !== undefined && !isNamed(site, origin)) return jsonResponse(OTHER_SITE);
      return jsonResponse(await answer(event).catch(toAnswer), origin);
    };
  return pageRoutes('/newsletter/sign-up', {
    GET: forNamedSites(async () => [200, await describeForm(site)]),
    POST: forNamedSites((event) => signUp(site, event)),
    OPTIONS: forNamedSites(async () => [
      204,
      {},
      {
        'Access-Control-Allow-Methods': 'GET, POST',
        'Access-Control-Allow-Headers': 'Content-Type',
        'Access-Control-Max-Age': '3600',
      },
    ]),
  });
}

const OTHER_SITE: Answer = [
  403,
  { error: 'origin', message: 'This site is not among the signUpOrigins of the newsletter.' },
];
const NOT_JSON: Answer = [
  400,
  {
    error: 'body',
    message: 'Send one JSON object with Content-Type: application/json, and address as text.',
  },
];
/** The same for every address, and for machines. */
const RECEIVED: Answer = [
  202,
  { message: 'We have sent you a mail with a button. Press it, and you are on the list.' },
];

const isNamed = ({ context }: NewsletterSite, origin: string) =>
  origin === context.webOrigin || (context.newsletter.signUpOrigins ?? []).includes(origin);

/** What a form has to show, and the stamp that says when it was opened. */
async function describeForm(site: NewsletterSite) {
  const { name, topics = [] } = site.context.newsletter;
  return { newsletter: name, words: consentWords(name), topics, opened: await stampForm(site) };
}

async function signUp(site: NewsletterSite, event: APIGatewayProxyEventV2): Promise<Answer> {
  const request = readRequest(event);
  if (request === undefined) return NOT_JSON;
  const { words, topics, ...fields } = request;
  if (words !== consentWords(site.context.newsletter.name)) {
    const message = 'Show these words beside the button, and send them back as words.';
    return [422, { error: 'words', message, ...(await describeForm(site)) }];
  }
  const taken = await takeSignUp(site, {
    event,
    fields: {
      ...fields,
      ...Object.fromEntries(topics.map((id) => [topicField(id), 'yes'])),
      [SIGN_UP_FIELDS.site]: event.headers['origin'] ?? '',
    },
    form: 'api-2',
    isForeign: false,
  });
  if (taken.outcome === 'no-address' || taken.outcome === 'unreachable')
    return [400, { error: 'address', message: ADDRESS_PROBLEMS[taken.outcome] }];
  if (taken.outcome === 'press-again') {
    const message = 'Ask for opened as the form is shown, and send it back two seconds later or more.';
    return [422, { error: 'opened', message, ...(await describeForm(site)) }];
  }
  return RECEIVED;
}

/** Undefined for anything but a JSON object that says it is one: only then has a browser asked us before (CORS). */
function readRequest({ headers, body = '', isBase64Encoded }: APIGatewayProxyEventV2) {
  if (!/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '')) return undefined;
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  if (text.length > MAX_CHARACTERS) return undefined;
  try {
    return requestSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** What a page would say with as many words. */
function toAnswer(error: unknown): Answer {
  const { statusCode = 500, headers = {} } = errorResponse(error);
  if (statusCode === 500)
    log.error('A sign-up failed', { errorName: error instanceof Error ? error.name : '' });
  const wait = headers['Retry-After'];
  const message = 'Nothing was done. Please try again later.';
  return [statusCode, { error: 'later', message }, wait === undefined ? {} : { 'Retry-After': String(wait) }];
}

function jsonResponse(
  [statusCode, body, headers]: Answer,
  origin?: string,
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode,
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': 'application/json',
      Vary: 'Origin',
      ...(origin !== undefined && {
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Expose-Headers': 'Retry-After',
      }),
      ...headers,
    },
    body: statusCode === 204 ? '' : JSON.stringify(body),
  };
}

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { signUpUrl } from '../newsletter/newsletter-links.ts';
import { htmlResponse } from './html-response.ts';
import { SignUpPage, type SignUpPageProps, SignUpReceivedPage } from './pages/sign-up-pages.tsx';
import { SnippetPage } from './pages/snippet-page.tsx';
import { readForm } from './read-form.ts';
import { SIGN_UP_FIELDS } from './read-sign-up.ts';
import { pageRoutes, type SiteRoute } from './route.ts';
import { type NewsletterSite, stampForm, takeSignUp } from './take-sign-up.ts';

/** The form, and what a site of the owner's embeds to lead to it. */
export function signUpRoutes(site: NewsletterSite): readonly SiteRoute[] {
  const { newsletter, webOrigin } = site.context;
  return [
    ...pageRoutes('/newsletter', {
      GET: () => formResponse(site, 200),
      POST: (event) => signUp(site, event),
    }),
    ...pageRoutes('/newsletter/snippet', {
      GET: async () =>
        htmlResponse(
          200,
          <SnippetPage
            newsletterName={newsletter.name}
            topics={newsletter.topics}
            formUrl={signUpUrl(webOrigin)}
          />,
        ),
    }),
  ];
}

async function signUp(site: NewsletterSite, event: APIGatewayProxyEventV2) {
  const isForeign = isFromElsewhere(event);
  const sent = readForm(event);
  // A page of somebody else's cannot name another site than its own.
  const fields = isForeign ? { ...sent, [SIGN_UP_FIELDS.site]: event.headers['origin'] ?? '' } : sent;
  const form = fields[SIGN_UP_FIELDS.site] ? 'snippet-3' : 'page-3';
  const taken = await takeSignUp(site, { event, fields, form, isForeign });
  switch (taken.outcome) {
    case 'no-address':
    case 'unreachable':
      return formResponse(site, 400, { typed: taken.typed, problem: taken.outcome });
    case 'press-again':
      return formResponse(site, 200, { typed: taken.typed }, isForeign ? '' : fields[SIGN_UP_FIELDS.opened]);
    case 'machine':
    case 'wish':
      return htmlResponse(200, <SignUpReceivedPage newsletterName={site.context.newsletter.name} />);
  }
}

/** Fetch Metadata; an older browser does not say, and is told from a person by its stamp. */
function isFromElsewhere({ headers }: Pick<APIGatewayProxyEventV2, 'headers'>): boolean {
  const from = headers['sec-fetch-site'];
  return from === 'cross-site' || from === 'same-site';
}

async function formResponse(
  site: NewsletterSite,
  statusCode: number,
  shown: Pick<SignUpPageProps, 'typed' | 'problem'> = {},
  earlierStamp?: string,
) {
  const { name, topics } = site.context.newsletter;
  const opened = await stampForm(site, earlierStamp);
  return htmlResponse(
    statusCode,
    <SignUpPage newsletterName={name} topics={topics} opened={opened} {...shown} />,
  );
}

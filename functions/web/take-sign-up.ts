import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { preferredLanguage } from '../newsletter/domain/preferred-language.ts';
import { isEarlyStamp, isRipeStamp, signFormStamp } from '../newsletter/form-stamp.ts';
import type { ListSentIssuesPorts } from '../newsletter/list-sent-issues.ts';
import type { NewsletterContext } from '../newsletter/newsletter-ports.ts';
import { type RequestSubscriptionPorts, requestSubscription } from '../newsletter/request-subscription.ts';
import type { SendAskedMailPorts } from '../newsletter/send-asked-mail.ts';
import { consentWords } from './pages/sign-up-pages.tsx';
import { readSignUp, type SignUp } from './read-sign-up.ts';

export interface NewsletterSite {
  readonly ports: RequestSubscriptionPorts & SendAskedMailPorts & ListSentIssuesPorts;
  readonly context: NewsletterContext;
}

/** What was sent, and from where. */
interface Submission {
  readonly event: APIGatewayProxyEventV2;
  readonly fields: Readonly<Record<string, string>>;
  /** Which form, with the version that stands in the record of consent: a new one for every change of what is shown. */
  readonly form: 'page-3' | 'snippet-3' | 'api-2';
  /** A page of somebody else's sent it, so that nobody saw our words. */
  readonly isForeign: boolean;
}

/** A stamp for a form that opens now, or that of an earlier showing which is still too young. */
export async function stampForm({ ports }: NewsletterSite, earlier = ''): Promise<string> {
  const keys = await ports.tokenKeys.readTokenKeys();
  const now = ports.clock.now();
  return isEarlyStamp(keys, earlier, now) ? earlier : signFormStamp(keys, now);
}

/**
 * A sign-up by the page, the snippet or a script: one way, so that each is checked like the others. Whoever asks learns nothing
 * about the address: what comes back is the same for each. Throws what requestSubscription throws.
 */
export async function takeSignUp(
  { ports, context }: NewsletterSite,
  { event, fields, form, isForeign }: Submission,
): Promise<SignUp> {
  const { name, topics = [] } = context.newsletter;
  const keys = await ports.tokenKeys.readTokenKeys();
  const now = ports.clock.now();
  const signUp = readSignUp(fields, {
    topicIds: topics.map(({ id }) => id),
    isRipe: (stamp) => !isForeign && isRipeStamp(keys, stamp, now),
  });
  if (signUp.outcome !== 'wish') return signUp;
  const { address, firstName, site } = signUp;
  await requestSubscription(ports, context, {
    address,
    firstName,
    topics: signUp.topics,
    language: preferredLanguage(event.headers['accept-language']),
    ip: event.requestContext.http.sourceIp,
    consent: { words: consentWords(name), form, site },
  });
  return signUp;
}

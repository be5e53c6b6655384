import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import {
  ConfirmationPendingError,
  SignUpsClosedError,
  TooManyNewAddressesError,
  TooManySignUpsError,
} from '../newsletter/errors.ts';
import {
  CardGoneError,
  CardLinkExpiredError,
  CardLinkForgedError,
  LinkExpiredError,
  LinkForgedError,
  MethodNotAllowedError,
  PageNotFoundError,
  PersonGoneError,
} from './errors.ts';
import { htmlResponse } from './html-response.ts';
import { MessagePage } from './pages/message-page.tsx';

const BUSY_SECONDS = 300;
const HOUR_SECONDS = 3600;

/** The one place where an error becomes a page. What Kith does not know is a 500, and says nothing of its cause. */
export function errorResponse(error: unknown): APIGatewayProxyStructuredResultV2 {
  if (error instanceof LinkExpiredError) {
    return messageResponse(410, 'This link has expired', [
      'A link works for as long as its mail is new, and this mail is older. Nothing was changed.',
      'A newer mail about the same person has a link that works; or simply answer that one.',
    ]);
  }
  if (error instanceof LinkForgedError) {
    return messageResponse(404, 'This link does not work', [
      'It was cut or changed on its way here, or its mail is more than half a year old. Nothing was changed.',
      'Please open it from the mail itself or from a newer one, or answer that mail instead.',
    ]);
  }
  if (error instanceof PersonGoneError) {
    return messageResponse(410, 'There is nobody behind this link any more', [
      'The person was taken out of your circle, or the mail is very old. Nothing was changed.',
    ]);
  }
  const cardProblem = cardProblemOf(error);
  if (cardProblem !== undefined) return cardProblem;
  if (error instanceof PageNotFoundError) {
    return messageResponse(404, 'There is no such page', ['Please open the link from the mail itself.']);
  }
  if (error instanceof MethodNotAllowedError) {
    return messageResponse(405, 'That cannot be done here', ['Please open the link from the mail itself.'], {
      Allow: error.allowedMethods.join(', '),
    });
  }
  const signUpProblem = signUpProblemOf(error);
  if (signUpProblem !== undefined) return signUpProblem;
  return messageResponse(500, 'Something went wrong on our side', [
    'It was noted, so that it can be mended. Please try again in a few minutes; trying twice does no harm.',
  ]);
}

/** None of them depends on the address that was typed. */
function signUpProblemOf(error: unknown): APIGatewayProxyStructuredResultV2 | undefined {
  if (error instanceof TooManySignUpsError) {
    return messageResponse(
      429,
      'Too many sign-ups from where you are',
      ['Many people, or one machine, signed up from your network in this hour. Please try again in an hour.'],
      { 'Retry-After': String(HOUR_SECONDS) },
    );
  }
  if (error instanceof TooManyNewAddressesError) {
    return messageResponse(
      429,
      'That was one address too many',
      [
        'We ask at three new addresses in an hour, and no more. Nothing was changed; please try again in an hour.',
      ],
      { 'Retry-After': String(HOUR_SECONDS) },
    );
  }
  if (error instanceof SignUpsClosedError) {
    return messageResponse(
      503,
      'More people ask than we can write to',
      ['We could not send you the mail with the button yet. Please ask again in an hour.'],
      { 'Retry-After': String(HOUR_SECONDS) },
    );
  }
  if (error instanceof ConfirmationPendingError) {
    return messageResponse(
      503,
      'Our mail is busy just now',
      ['We could not send you the mail with the button yet. Please ask again in five minutes.'],
      { 'Retry-After': String(BUSY_SECONDS) },
    );
  }
  return undefined;
}

/** Whoever got the card knows the person who sent it, and nothing of Kith. */
function cardProblemOf(error: unknown): APIGatewayProxyStructuredResultV2 | undefined {
  if (error instanceof CardLinkForgedError) {
    return messageResponse(404, 'This link does not work', [
      'It seems to have been cut on its way to you. Please copy the whole of it from the mail.',
    ]);
  }
  if (error instanceof CardLinkExpiredError) {
    return messageResponse(410, 'This card has grown old', [
      'It could be filled in for two months. Please ask whoever sent it to you for a new one.',
    ]);
  }
  if (error instanceof CardGoneError) {
    return messageResponse(410, 'This card is no longer in use', [
      'There may be a newer one in your mailbox. If not, please ask whoever sent it to you.',
    ]);
  }
  return undefined;
}

const messageResponse = (
  statusCode: number,
  title: string,
  paragraphs: readonly string[],
  headers?: Readonly<Record<string, string>>,
) => htmlResponse(statusCode, <MessagePage title={title} paragraphs={paragraphs} />, headers);

import { KithError } from '../shared/errors.ts';

/** There is no such page. */
export class PageNotFoundError extends KithError {}

/** The page exists, but does not answer this method. */
export class MethodNotAllowedError extends KithError {
  readonly allowedMethods: readonly string[];

  constructor(allowedMethods: readonly string[]) {
    super(`Only ${allowedMethods.join(', ')} is answered here`);
    this.allowedMethods = allowedMethods;
  }
}

/** Kith did not sign the token of this link for this page. */
export class LinkForgedError extends KithError {}

/** The link is too old. */
export class LinkExpiredError extends KithError {}

/** The message or the person that the link is about is no longer there. */
export class PersonGoneError extends KithError {}

/** Kith did not sign the token of this link for a card. */
export class CardLinkForgedError extends KithError {}

/** The card was handed out too long ago. */
export class CardLinkExpiredError extends KithError {}

/** Another card took the place of this one, or there is nobody any more whose card it is. */
export class CardGoneError extends KithError {}

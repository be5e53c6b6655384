const FIRST_REGION = 'us-east-1';

/** The Message-ID that SES writes over the sender's own, of its id of the message; with its angle brackets. */
export const sesMessageIdHeader = (sesMessageId: string, region: string): string =>
  `<${sesMessageId}@${region === FIRST_REGION ? 'email' : region}.amazonses.com>`;

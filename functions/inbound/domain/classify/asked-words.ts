import type { MailContent } from '../inbound-mail.ts';

/** What a request may stand in: the words, or where there are none the subject, as of a mail that says just “Unsubscribe” there. */
export const askedWords = (words: string, { headers }: Pick<MailContent, 'headers'>): string =>
  words.trim() === '' ? (headers.get('subject') ?? '') : words;

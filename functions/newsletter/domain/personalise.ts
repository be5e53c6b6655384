import { greetingName } from '../../circle/domain/greeting-name.ts';
import { escapeHtml } from './escape-html.ts';
import type { IssueLetter } from './issue.ts';

/** What differs from reader to reader. */
export interface ReaderWords {
  readonly greeting: string;
  readonly firstName: string;
  readonly leaveUrl: string;
  readonly preferencesUrl: string;
}

/** Stand in a letter until it is written to somebody. */
export const PLACEHOLDERS: ReaderWords = {
  greeting: '{{greeting}}',
  firstName: '{{firstName}}',
  leaveUrl: '{{leaveUrl}}',
  preferencesUrl: '{{preferencesUrl}}',
};

const PLACEHOLDER = /\{\{(greeting|firstName|leaveUrl|preferencesUrl)\}\}/g;

/** The letter to one reader. What a reader put in is text: it neither becomes HTML nor stands for another placeholder. */
export function personalise({ subject, html, text }: IssueLetter, words: ReaderWords): IssueLetter {
  const known: Readonly<Record<string, string>> = { ...words };
  const wordOf = (name: string) => known[name] ?? '';
  return {
    subject,
    html: html.replace(PLACEHOLDER, (_, name: string) => escapeHtml(wordOf(name))),
    text: text.replace(PLACEHOLDER, (_, name: string) => wordOf(name)),
  };
}

/** `Dear Priya,` or, for somebody who left no name, `Dear reader,` */
export const greet = (firstName: string | undefined): string => `Dear ${nameFor(firstName)},`;

/** `Priya` or, of somebody who left no name, `reader` */
export const nameFor = (firstName: string | undefined): string =>
  firstName === undefined ? 'reader' : greetingName(firstName);

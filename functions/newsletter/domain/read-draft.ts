import type { NewsletterSettings } from '../newsletter-settings.ts';
import { readFrontMatter } from './front-matter.ts';
import { isTangled } from './is-tangled.ts';
import type { IssueFile } from './issue-file.ts';
import { MAX_SUBJECT_CHARACTERS } from './letter-problems.ts';

/** Some 15 pages: what is longer is no letter, and its mail would be cut off. */
export const LONGEST_DRAFT_BYTES = 80_000;
const LONGEST_PREHEADER = 140;

export type DraftProblem =
  | { readonly problem: 'too-long' | 'tangled' | 'empty' | 'no-subject' }
  | { readonly problem: 'bad-front-matter'; readonly line: string }
  | { readonly problem: 'unknown-topic'; readonly topic: string; readonly topics: readonly string[] }
  | {
      readonly problem: 'unknown-language';
      readonly language: string;
      readonly languages: readonly string[];
    };

export type DraftReading = Omit<IssueFile, 'slug'> | DraftProblem;

/**
 * The draft of an issue: Markdown, perhaps with front matter. Without a subject there, that of the mail; without a preheader,
 * the first sentence.
 */
export function readDraft(
  text: string,
  mailSubject: string,
  { topics = [], languages = [] }: Pick<NewsletterSettings, 'topics' | 'languages'>,
): DraftReading {
  if (Buffer.byteLength(text) > LONGEST_DRAFT_BYTES) return { problem: 'too-long' };
  const reading = readFrontMatter(text);
  if (reading.outcome === 'bad') return { problem: 'bad-front-matter', line: reading.line };
  const { frontMatter, markdown, linesAbove } = reading;
  const { topic, language, contacts } = frontMatter;
  if (isTangled(markdown)) return { problem: 'tangled' };
  if (!/[\p{L}\p{N}]/u.test(markdown)) return { problem: 'empty' };
  const subject = frontMatter.subject ?? bareSubject(mailSubject);
  if (subject === '') return { problem: 'no-subject' };
  const ids = topics.map(({ id }) => id);
  if (topic !== undefined && !ids.includes(topic)) return { problem: 'unknown-topic', topic, topics: ids };
  if (language !== undefined && !isOffered(language, languages))
    return { problem: 'unknown-language', language, languages };
  const preheader = frontMatter.preheader ?? firstSentence(markdown);
  return {
    subject,
    preheader,
    markdown: markdown.trim(),
    linesAbove: linesAbove + emptyLinesBefore(markdown),
    ...(topic && { topic }),
    ...(language && { language }),
    ...(contacts && { contacts }),
  };
}

const emptyLinesBefore = (markdown: string): number =>
  markdown.slice(0, markdown.length - markdown.trimStart().length).split('\n').length - 1;

/** One that no reader could choose would reach nobody; where there is no choice, it says what the letter is written in (BCP 47). */
function isOffered(language: string, languages: readonly string[]): boolean {
  if (languages.length > 0) return languages.includes(language);
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}

/** Of a mail that was passed from one address of the owner's to another. */
const bareSubject = (subject: string): string =>
  subject
    .replace(/^(?:\s*(?:re|fwd?|aw|wg|tr|sv|vs|antw)\s*:)+/i, '')
    .trim()
    .slice(0, MAX_SUBJECT_CHARACTERS);

const SENTENCE = /\S.*?(?:[.!?…](?=\s|$)|$)/g;

/** The first that reads the same to everybody, without the marks of Markdown; empty where none does. */
function firstSentence(markdown: string): string {
  for (const paragraph of markdown.split(/\n\s*\n/)) {
    if (!/^\s*[\p{L}\p{N}“"'«_*[]/u.test(paragraph)) continue;
    const sentence = plainWords(paragraph)
      .match(SENTENCE)
      ?.find((words) => !words.includes('{{'));
    if (sentence !== undefined)
      return sentence.length <= LONGEST_PREHEADER ? sentence : `${cutAtWord(sentence)} …`;
  }
  return '';
}

const plainWords = (paragraph: string): string =>
  paragraph
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])|[*_`]/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

const cutAtWord = (text: string): string => {
  const cut = text.slice(0, LONGEST_PREHEADER - 2);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_PREHEADER / 2)).toWellFormed();
};

import type { IssueFile } from '../issue-file.ts';
import { findRawHtml } from './find-targets.ts';
import type { Finding } from './finding.ts';
import { exactly, placeOf } from './place-of.ts';

/** Mail filters weigh them, and none of them is how one writes to a friend; words that a friend writes as well are not among them. */
const SPAMMY_WORDS = [
  'act now',
  'apply now',
  'as seen on tv',
  'best price',
  'buy now',
  'cash bonus',
  'click here',
  'double your income',
  'double your money',
  'earn money',
  'extra income',
  'for a limited time',
  'for free!',
  'free gift',
  'limited time offer',
  'lowest price',
  'make money fast',
  'money-back guarantee',
  'no obligation',
  'offer expires',
  'once in a lifetime offer',
  'order now',
  'risk-free',
  'satisfaction guaranteed',
  'special promotion',
  'this is not spam',
  'urgent!',
  'while supplies last',
  'winner!',
  '100% free',
  '100% guaranteed',
];
/** Not “contact now”, nor “a guilt-free gift”. */
const SPAMMY = SPAMMY_WORDS.map((words) => ({
  words,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}-])${words.replaceAll(' ', '\\s+')}(?![\\p{L}\\p{N}])`, 'iu'),
}));
const ACTS =
  /<\s*\/?\s*(?:script|iframe|object|embed|style|link|form|meta|base|svg)\b|\bon[a-z]+\s*=|@import|javascript:/i;
/** Telephones show some 40 characters, and a list of mails some 70. */
const LONGEST_SUBJECT = 70;
const MOST_SHOWN = 60;

/** What the owner's own words say, before anything is rendered. */
export function checkWords({ subject, preheader, markdown }: Omit<IssueFile, 'slug'>): readonly Finding[] {
  return [
    ...checkSubject(subject),
    ...findSpammyWords(subject).map(({ words }) => spammy(words, 'in the subject')),
    ...findSpammyWords(preheader).map(({ words }) => spammy(words, 'in the preheader')),
    ...findSpammyWords(markdown).map(({ words, pattern }) => spammy(words, placeOf(markdown, pattern))),
    ...findRawHtml(markdown).map((html) => rawHtml(html, placeOf(markdown, exactly(html)))),
  ];
}

function checkSubject(subject: string): readonly Finding[] {
  const findings: Finding[] = [];
  const letters = subject.replace(/[^\p{L}]/gu, '');
  const isShouted =
    letters.length > 5 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  const place = 'in the subject';
  if (isShouted || /[!?]{2,}|\${2,}/.test(subject)) {
    const words = 'Capitals throughout, and marks in a row, look like advertising to mail filters.';
    findings.push({ level: 'look', code: 'loud-subject', words, place });
  }
  if ([...subject].length > LONGEST_SUBJECT) {
    const words = `It has ${[...subject].length} characters; most lists of mails show ${LONGEST_SUBJECT}.`;
    findings.push({ level: 'look', code: 'long-subject', words, place });
  }
  return findings;
}

const findSpammyWords = (text: string) => SPAMMY.filter(({ pattern }) => pattern.test(text));

const spammy = (words: string, place: string | undefined): Finding => ({
  level: 'look',
  code: 'spammy-words',
  words: `“${words}” is a phrase that mail filters weigh; other words arrive more surely.`,
  ...(place && { place }),
});

/** None of it can act in a letter, but readers would see the code. */
function rawHtml(html: string, place: string | undefined): Finding {
  const line = html.split('\n', 1)[0] ?? '';
  const shown = line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)} …` : line;
  const acts = ACTS.test(html);
  return {
    level: acts ? 'must' : 'look',
    code: 'raw-html',
    words: acts
      ? `Scripts, styles and frames do nothing in a letter; readers would see the code: ${shown}`
      : `HTML is not taken, and readers would see it as it stands: ${shown}`,
    ...(place && { place }),
  };
}

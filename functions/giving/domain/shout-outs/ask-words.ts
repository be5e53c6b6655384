import type { Contact } from '../../../circle/domain/contact.ts';
import { greetingName, whatOneCalls } from '../../../circle/domain/greeting-name.ts';
import type { Plan } from '../../../circle/domain/plan.ts';
import { writePraise } from './write-praise.ts';

/** Tells an answer to this question from one to any other letter. */
export const ASK_SUBJECT = 'May I tell my readers about this?';

export type ToAsk =
  | { readonly plan: Plan; readonly text: string }
  /** Why there is nothing to ask, ready to read. */
  | { readonly refused: string };

/** The newest praise that was not dropped, in the words that would be printed. Nobody is asked twice about the same. */
export function praiseToAskAbout(contact: Contact, askedBy: string): ToAsk {
  const called = whatOneCalls(contact);
  const plan = contact.plans.findLast(
    ({ kind, closed }) => kind === 'shout-out' && (closed === undefined || closed.how === 'done'),
  );
  if (plan === undefined)
    return { refused: `There is no praise for ${called} yet. Write it first: “shout-out: what for”.` };
  const { consent } = plan;
  if (consent !== undefined && consent.askedBy !== askedBy) {
    return { refused: `${called} was asked about this already, and is not asked again.` };
  }
  if (consent !== undefined) return { plan, text: consent.text };
  const praise = writePraise({ name: contact.name, achievement: plan.text, wasToldInPrivate: false });
  return 'refused' in praise ? praise : { plan, text: praise.text };
}

/** The one mail that asks, as the owner might type it; it shows the very words. */
export const writeAsk = (contact: Contact, text: string, ownerName: string): string =>
  [
    `Hi ${whatOneCalls(contact)},`,
    'I would like to tell the readers of my newsletter about something of yours. It would say just this:',
    `“${text}”`,
    'May I? A line that says “yes” or “no” is enough, and without a word from you I will leave it out.',
    greetingName(ownerName),
  ].join('\n\n');

const YES =
  /^(?:yes|yes,? please(?: do)?|yes,? you may|yes,? of course|yes,? gladly|yes,? with pleasure)[.!]*$/i;
const NO = /^(?:no|no,? thanks?(?: you)?|no,? please|please don[’']?t|rather not|no,? rather not)[.!]*$/i;

/** Only a whole line that cannot be mistaken counts, and none of several that contradict each other. */
export function readConsent(
  words: string,
): { readonly says: 'yes' | 'no'; readonly line: string } | undefined {
  const lines = words.split(/\r?\n/).map((line) => line.trim());
  const yes = lines.find((line) => YES.test(line));
  const no = lines.find((line) => NO.test(line));
  if ((yes === undefined) === (no === undefined)) return undefined;
  return yes === undefined ? { says: 'no', line: no ?? '' } : { says: 'yes', line: yes };
}

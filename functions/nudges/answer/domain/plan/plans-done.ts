import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../../circle/domain/contact.ts';
import type { Owner } from '../../../../circle/domain/owner.ts';
import type { Plan } from '../../../../circle/domain/plan.ts';
import { openPlans } from '../../../../circle/domain/plans.ts';
import { plansTold } from '../../../../circle/domain/told-plans.ts';

const DONE_ALONE = /^(?:(?:all|it's|it is|that's) )?(?:done|did it|did that|sorted|✓|✔|✅)(?: it)?[\s.!]*$/iu;
const DONE_THING =
  /^(?:i |i've |we |just |finally |already )*(?:done|did|sent|gave|delivered|finished|brought|returned)(?: (?:her|him|them))?\s*[:,–—-]?\s+(.+)$/iu;

interface Told {
  readonly owner: Owner;
  /** When the mail that is answered went out; undefined where it was no brief. */
  readonly briefAt: Temporal.Instant | undefined;
  readonly today: Temporal.PlainDate;
}

/** What a line says is done: with `done`, all that the brief told of; with `sent the deck`, the promise of that thing. */
export function plansDone(contact: Contact, line: string, told: Told): readonly Plan[] {
  const { owner, briefAt, today } = told;
  const words = line.trim().replace(/’/g, "'");
  if (DONE_ALONE.test(words)) return briefAt === undefined ? [] : plansTold(contact, briefAt, owner);
  const [, thing] = DONE_THING.exec(words) ?? [];
  if (thing === undefined || thing === '') return [];
  return openPlans(contact, today).filter(
    ({ kind, text }) => kind === 'promise' && bareOf(text) !== '' && isIn(bareOf(text), bareOf(thing)),
  );
}

const isIn = (promised: string, told: string): boolean => ` ${told} `.includes(` ${promised} `);

/** Its words alone, without articles and whose it is. */
const bareOf = (text: string): string =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !['a', 'an', 'the', 'my', 'our', 'her', 'his', 'their'].includes(word))
    .join(' ');

import type { Interaction } from '../circle/domain/interaction.ts';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { isOwnersChoice } from './domain/draft.ts';
import { newestIssue } from './domain/restraint/newest-issue.ts';
import {
  isPassing,
  type Passing,
  type Restraint,
  whyNotNow,
  whyNotToday,
} from './domain/restraint/why-not-now.ts';
import type { Unwelcome } from './domain/why-unwelcome.ts';
import type { Letter } from './letter.ts';
import type { CheckInPorts } from './ports.ts';

/** Why an approved letter does not go out: for good, or not before tomorrow. */
export type HeldBack =
  | { readonly why: Unwelcome | 'paused' | 'wrote-lately' | 'open-thread' | 'unanswered' }
  | { readonly why: Passing; readonly until: IsoInstant };

/** What the owner wrote themselves, or asked for once more, goes out though the contact wrote, or has not answered yet: they know of it. */
const OF_NO_MATTER_TO_OWN_WORDS: readonly Restraint[] = [
  'wrote-lately',
  'open-thread',
  'unanswered',
  'paused',
];

/**
 * The reason for restraint that holds just before a letter goes out, whatever held when it was written. What the address takes is
 * left to whoever hands it over.
 */
export async function findHeldBack(
  ports: CheckInPorts,
  letter: Letter,
  interactions: readonly Interaction[],
): Promise<HeldBack | undefined> {
  const { draft, owner, contact } = letter;
  const now = ports.clock.now();
  const letters = (await ports.drafts.listForContact(contact)).filter(
    ({ draftId }) => draftId !== draft.draftId,
  );
  const lastIssueAt = newestIssue(await ports.suppressionList.lookAll(contact.addresses));
  const moment = { owner, contact, now, letters, interactions, address: { lastIssueAt } };
  const first = whyNotNow(moment);
  const isWaived = isOwnersChoice(draft, draft.approval) && isOneOf(first, OF_NO_MATTER_TO_OWN_WORDS);
  const why = isWaived ? whyNotToday(moment) : first;
  if (why === undefined || why === 'no-address' || why === 'suppressed') return undefined;
  if (isPassing(why)) return { why, until: tomorrow(letter, toIsoInstant(now)) };
  return { why };
}

const isOneOf = (why: Restraint | undefined, reasons: readonly Restraint[]): boolean =>
  why !== undefined && reasons.includes(why);

/** The same hour of the contact's next day: then it is asked anew. */
function tomorrow({ owner, contact }: Letter, now: IsoInstant): IsoInstant {
  const local = fromIsoInstant(now).toZonedDateTimeISO(contact.timeZone ?? owner.timeZone);
  return toIsoInstant(local.add({ days: 1 }).toInstant());
}

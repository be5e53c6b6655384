import { applyChange } from '../../../../circle/domain/changes/apply-change.ts';
import { plainWords } from '../../../../circle/domain/changes/apply-words.ts';
import { diffContacts } from '../../../../circle/domain/changes/contact-edits.ts';
import type { Contact } from '../../../../circle/domain/contact.ts';
import { whatOneCalls } from '../../../../circle/domain/greeting-name.ts';
import { openPlans } from '../../../../circle/domain/plans.ts';
import { firstOrdinaryDay } from '../../../../circle/domain/quiet-days.ts';
import { deriveInteractionId } from '../../../../shared/interaction-id.ts';
import type { AnswerReading, FollowUp, Proposal } from '../answer-line.ts';
import type { AnswerDraft } from './answer-draft.ts';
import type { PlanInput } from './plan-input.ts';
import { sayDay } from './say-step.ts';

/** More questions in one mail are no help. */
const MOST_PROPOSALS = 8;

/**
 * Facts met in the prose of an answer, and what to ask about later, but for those that are known, or told by a line of the same
 * answer.
 */
export function planProposals(draft: AnswerDraft, input: PlanInput): void {
  for (const { target, reading } of input.lines) {
    if (!('proposals' in reading) || target.kind !== 'person') continue;
    const person = input.people[target.index];
    if (person === undefined) continue;
    const { contact } = draft.person(person);
    const proposed = [...knowMore(contact, reading, input), ...askLater(contact, reading, input)];
    for (const { after, say } of proposed.slice(0, MOST_PROPOSALS - draft.proposals.length)) {
      const edits = [...diffContacts(contact, after)];
      draft.proposals.push({ contactId: contact.contactId, called: whatOneCalls(contact), say, edits });
    }
  }
}

type Prose = Extract<AnswerReading, { readonly proposals: readonly Proposal[] }>;

interface Proposed {
  readonly after: Contact;
  readonly say: string;
}

const knowMore = (
  contact: Contact,
  { proposals }: Prose,
  { owner, moment }: PlanInput,
): readonly Proposed[] =>
  proposals.flatMap(({ change, say }) => {
    const applied = applyChange(contact, change, { now: moment.now.toInstant(), timeZone: owner.timeZone });
    return applied.outcome === 'changed' ? [{ after: applied.contact, say }] : [];
  });

const askLater = (contact: Contact, { followUps = [] }: Prose, input: PlanInput): readonly Proposed[] =>
  followUps.flatMap((followUp) => planFollowUp(contact, followUp, input) ?? []);

/** On an ordinary day, since one before it would be too early to ask. Undefined where it is planned already. */
function planFollowUp(
  contact: Contact,
  { text, on }: FollowUp,
  { owner, moment }: Pick<PlanInput, 'owner' | 'moment'>,
): Proposed | undefined {
  const known = openPlans(contact, moment.now.toPlainDate());
  if (known.some((plan) => plainWords(plan.text) === plainWords(text))) return undefined;
  const day = firstOrdinaryDay(on, owner.quietDays);
  const planId = deriveInteractionId('follow-up', moment.recordId, contact.contactId, plainWords(text));
  const plan = { planId, kind: 'reminder' as const, text, on: day.toString(), addedAt: moment.at };
  return {
    after: { ...contact, plans: [...contact.plans, plan] },
    say: `remind on ${sayDay(day, moment)}: ${text}`,
  };
}

import { plainWords } from '../../../circle/domain/changes/apply-words.ts';
import { diffContacts } from '../../../circle/domain/changes/contact-edits.ts';
import type { Contact } from '../../../circle/domain/contact.ts';
import type { Plan } from '../../../circle/domain/plan.ts';
import { addPlan } from '../../../circle/domain/plans.ts';
import { isPresent } from '../../../circle/domain/standing.ts';
import { writePraise } from '../../../giving/domain/shout-outs/write-praise.ts';
import type { RecordedProposal } from '../../../nudges/answer/domain/record/answer-record.ts';
import { deriveInteractionId } from '../../../shared/interaction-id.ts';
import type { IsoInstant } from '../../../shared/iso-instant.ts';
import type { AlertItem } from './news-alert.ts';

const MOST_PROPOSALS = 8;

/** Somebody whom news name by their whole name. A first name alone is anybody’s. */
export function isNamedIn(words: string, { name }: Pick<Contact, 'name'>): boolean {
  const whole = wordsOf(name);
  return whole.trim().includes(' ') && wordsOf(words).includes(whole);
}

/** ` ruth adler `: words with a space on each side, without marks. */
const wordsOf = (text: string): string =>
  ` ${plainWords(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/**
 * What news could be praised for, a proposal a person and article; it is kept on the owner's word alone. Namesakes are one question.
 * What touches on family, health or anything private is nothing to praise in public, and is left out. Pure.
 */
export function proposePraise(
  items: readonly AlertItem[],
  contacts: readonly Contact[],
  { recordId, at }: { readonly recordId: string; readonly at: IsoInstant },
): readonly RecordedProposal[] {
  const proposals = items.flatMap((item, place) => {
    const named = contacts.filter((contact) => isPresent(contact) && isNamedIn(item.words, contact));
    return named
      .filter((contact) => mayBePraised(item, contact))
      .map((contact): RecordedProposal => {
        const hasNamesake = named.some(
          (other) => other !== contact && wordsOf(other.name) === wordsOf(contact.name),
        );
        const planId = deriveInteractionId('alert', recordId, contact.contactId, String(place));
        const plan: Plan = { planId, kind: 'shout-out', text: item.title, link: item.link, addedAt: at };
        return {
          contactId: contact.contactId,
          called: hasNamesake ? tellApart(contact) : contact.name,
          say: `shout-out: ${item.title} (${new URL(item.link).hostname.replace(/^www\./, '')})`,
          edits: [...diffContacts(contact, addPlan(contact, plan))],
          ...(hasNamesake && { isOneOf: true }),
        };
      });
  });
  return proposals.slice(0, MOST_PROPOSALS);
}

/** All that the alert says of it is looked at, not just its title. */
const mayBePraised = ({ title, words }: AlertItem, { name }: Contact): boolean =>
  !('refused' in writePraise({ name, achievement: title, wasToldInPrivate: false })) &&
  !/touches on/.test(refusalOf(words, name));

function refusalOf(achievement: string, name: string): string {
  const praise = writePraise({ name, achievement, wasToldInPrivate: false });
  return 'refused' in praise ? praise.refused : '';
}

/** `Anna Berg (Fjord)`, `Anna Berg (anna@berg.example)` */
function tellApart({ name, company, addresses: [address] }: Contact): string {
  const detail = company ?? address;
  return detail === undefined ? name : `${name} (${detail})`;
}

import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Plan } from '../circle/domain/plan.ts';
import type { Ledger } from '../delivery/ledger.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import { consentDeliveryId } from './ask-consent.ts';
import { ASK_SUBJECT, readConsent } from './domain/shout-outs/ask-words.ts';

export interface NoteConsentPorts {
  readonly contacts: Pick<ContactStore, 'changeContact'>;
  readonly ledger: Ledger;
}

/** What a contact wrote, from an address that is proven to be theirs. */
export interface ContactAnswer {
  readonly contact: Contact;
  readonly words: string;
  readonly subject: string;
  /** In-Reply-To and References, as they stand in the mail. */
  readonly references: string;
  readonly at: IsoInstant;
}

/**
 * Keeps a contact's yes or no about their praise in the newsletter, with their words, where the mail answers the very question. The
 * first word counts, but for a no, which takes a yes back whenever it comes; anything less clear is none, and undefined. Idempotent,
 * and says the same again.
 */
export async function noteConsent(
  ports: NoteConsentPorts,
  { contact, words, at, ...mail }: ContactAnswer,
): Promise<'yes' | 'no' | undefined> {
  const said = readConsent(words);
  if (said === undefined) return undefined;
  const answer = { ...said, at };
  const open = contact.plans.filter((plan) => isOpenTo(plan, answer));
  if (open.length === 0) return undefined;
  const answered: string[] = [];
  for (const { planId } of open) {
    const sesMessageId = (await ports.ledger.find(consentDeliveryId(planId)))?.sesMessageId;
    if (sesMessageId !== undefined && mail.references.includes(sesMessageId)) answered.push(planId);
  }
  const bySubject = open.length === 1 && isAnswerTo(mail.subject) ? open.map(({ planId }) => planId) : [];
  const [planId] = answered.length > 0 ? answered : bySubject;
  if (planId === undefined) return undefined;
  await ports.contacts.changeContact(contact, (stored) => ({
    ...stored,
    plans: stored.plans.map((plan) =>
      plan.planId === planId && plan.consent !== undefined && isOpenTo(plan, answer)
        ? { ...plan, consent: { ...plan.consent, answer } }
        : plan,
    ),
  }));
  return said.says;
}

interface Said {
  readonly says: 'yes' | 'no';
  readonly at: IsoInstant;
}

/** Also to the very answer that it has: its mail came again. */
function isOpenTo({ consent }: Plan, { says, at }: Said): boolean {
  if (consent === undefined) return false;
  const { answer } = consent;
  return (
    answer === undefined ||
    (answer.at === at && answer.says === says) ||
    (says === 'no' && answer.says === 'yes')
  );
}

const isAnswerTo = (subject: string): boolean => subject.toLowerCase().endsWith(ASK_SUBJECT.toLowerCase());

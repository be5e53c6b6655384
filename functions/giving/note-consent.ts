import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
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
 * first word counts; anything less clear is none. Idempotent.
 */
export async function noteConsent(
  ports: NoteConsentPorts,
  { contact, words, at, ...mail }: ContactAnswer,
): Promise<void> {
  const said = readConsent(words);
  const open = contact.plans.filter(({ consent }) => consent !== undefined && consent.answer === undefined);
  if (said === undefined || open.length === 0) return;
  const answered: string[] = [];
  for (const { planId } of open) {
    const sesMessageId = (await ports.ledger.find(consentDeliveryId(planId)))?.sesMessageId;
    if (sesMessageId !== undefined && mail.references.includes(sesMessageId)) answered.push(planId);
  }
  const bySubject = open.length === 1 && isAnswerTo(mail.subject) ? open.map(({ planId }) => planId) : [];
  const [planId] = answered.length > 0 ? answered : bySubject;
  if (planId === undefined) return;
  const answer = { ...said, at };
  await ports.contacts.changeContact(contact, (stored) => ({
    ...stored,
    plans: stored.plans.map((plan) =>
      plan.planId === planId && plan.consent !== undefined && plan.consent.answer === undefined
        ? { ...plan, consent: { ...plan.consent, answer } }
        : plan,
    ),
  }));
}

const isAnswerTo = (subject: string): boolean => subject.toLowerCase().endsWith(ASK_SUBJECT.toLowerCase());

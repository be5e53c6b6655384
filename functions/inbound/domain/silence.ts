import type { Contact } from '../../circle/domain/contact.ts';
import { whatOneCalls } from '../../circle/domain/greeting-name.ts';
import type { Owner } from '../../circle/domain/owner.ts';
import type { NoticeWords } from '../../notices/tell-owner.ts';
import type { EmailAddress } from '../../shared/email-address.ts';
import { asksToStopAll } from './classify/stop-request.ts';

/** Where nothing goes any more, and of what: whatever is this owner's, or whatever it would be. */
export interface Silence {
  readonly address: EmailAddress;
  readonly reach: 'owner' | 'owner-and-newsletter' | 'all';
}

interface AskedOwner {
  readonly owner: Owner;
  readonly contact: Contact;
  /** What the contact, or whoever answers in their place, asks in. */
  readonly words: string;
  /** The address of whose owner the newsletter is, if there is one. */
  readonly newsletterOf: EmailAddress | undefined;
}

/** Whoever asks an owner to stop means that owner, by whatever mail of theirs; all mail only where they say so. */
export function reachOf({ owner, contact, words, newsletterOf }: AskedOwner): Silence['reach'] {
  if (asksToStopAll(words, namesOfBoth(owner, contact))) return 'all';
  const isOfNewsletter = owner.addresses.some(({ address }) => address === newsletterOf);
  return isOfNewsletter ? 'owner-and-newsletter' : 'owner';
}

/** Names that may stand around a request. */
export const namesOfBoth = (owner: Owner, { name, nickname }: Contact): readonly string[] => [
  name,
  owner.name,
  ...(nickname ? [nickname] : []),
];

export function describeStop(contact: Contact, isTheirs: boolean, silence: Silence | undefined): NoticeWords {
  const { name } = contact;
  return {
    headline: isTheirs ? `${name} asks for no more mail` : `Somebody asks for no more mail about ${name}`,
    paragraphs: [
      `Kith sends no more letters to ${name}, not even one that you have yet to approve.`,
      ...(silence ? [sayReach(silence)] : []),
      isTheirs
        ? `It still reminds you of ${name}, and you can write yourself, if you think that it is right.`
        : `Nothing proves that ${name} wrote this, but it answered mail that was meant for them.`,
      `To hear no more of ${whatOneCalls(contact)} yourself, reply “do not contact”.`,
    ],
  };
}

/** For an owner who was not asked. */
export const describeStopOfAll = ({ name }: Contact, address: EmailAddress): NoticeWords => ({
  headline: `Kith writes no more to ${name} at ${address}`,
  paragraphs: [
    'Somebody there asked for no more mail of any kind from it, yours included.',
    `It still reminds you of ${name}, and you can write yourself, if you think that it is right.`,
  ],
});

function sayReach({ address, reach }: Silence): string {
  switch (reach) {
    case 'owner':
      return `It sends nothing else of yours to ${address} either.`;
    case 'owner-and-newsletter':
      return `It sends nothing else of yours to ${address} either, and no newsletter.`;
    case 'all':
      return `It writes no more to ${address}, whatever the mail would be about.`;
  }
}

import type { Clock } from '../shared/clock.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { ContactStore } from './contact-store.ts';
import type { Contact } from './domain/contact.ts';
import type { KnownPeople } from './domain/import/known-people.ts';
import { type MailHeaders, type NoTouch, readTouch } from './domain/import/mail-touch.ts';
import { touchedContact } from './domain/import/touched-contact.ts';
import type { Owner } from './domain/owner.ts';
import { isPresent } from './domain/standing.ts';

const MOST_STRANGERS = 20;
const CHANGES_IN_FLIGHT = 25;
const MAILS_PER_STEP = 1000;

export interface SeedInput {
  readonly owner: Owner;
  readonly known: KnownPeople;
  readonly mails: AsyncIterable<MailHeaders>;
  onProgress(mailsRead: number): void;
}

/** Somebody of the circle with whom the owner was in touch later than Kith knows. */
export interface NewTouch {
  readonly contact: Contact;
  readonly touchedAt: IsoInstant;
}

export interface TouchesFound {
  readonly mails: number;
  readonly touches: number;
  readonly leftAside: Readonly<Record<NoTouch, number>>;
  readonly news: readonly NewTouch[];
  /** Who is not in the circle, and how many mails the owner wrote them; most first. */
  readonly strangers: readonly { readonly address: EmailAddress; readonly mails: number }[];
}

interface Correspondent {
  touchedAt: IsoInstant;
  written: number;
}

/** What an archive of mail tells about last contacts; writes nothing. Remembers each correspondent once, and no mail. */
export async function findTouches(
  { clock }: { readonly clock: Clock },
  { owner, known, mails, onProgress }: SeedInput,
): Promise<TouchesFound> {
  const own = new Set(owner.addresses.map(({ address }) => address));
  const leftAside = { automatic: 0, 'not-yours': 0, 'to-many': 0, 'no-date': 0, future: 0 };
  const correspondents = new Map<EmailAddress, Correspondent>();
  const now = clock.now();
  let count = 0;
  let touches = 0;
  for await (const mail of mails) {
    count += 1;
    if (count % MAILS_PER_STEP === 0) onProgress(count);
    const touch = readTouch(mail, own, now);
    if ('noTouch' in touch) {
      leftAside[touch.noTouch] += 1;
      continue;
    }
    touches += 1;
    for (const person of touch.people) remember(correspondents, person, touch);
  }
  return { mails: count, touches, leftAside, ...compare(correspondents, known, owner) };
}

/** Moves last contacts on where they are newer than what the circle holds by then. Safe to repeat. */
export async function seedTouches(
  { contacts }: { readonly contacts: Pick<ContactStore, 'changeContact'> },
  owner: Owner,
  news: readonly NewTouch[],
): Promise<number> {
  let moved = 0;
  for (let start = 0; start < news.length; start += CHANGES_IN_FLIGHT) {
    const changing = news
      .slice(start, start + CHANGES_IN_FLIGHT)
      .map(({ contact, touchedAt }) =>
        contacts.changeContact(contact, (before) => touchedContact(before, touchedAt, owner)),
      );
    const outcomes = await Promise.all(changing);
    moved += outcomes.filter(({ outcome }) => outcome === 'changed').length;
  }
  return moved;
}

function remember(
  correspondents: Map<EmailAddress, Correspondent>,
  person: EmailAddress,
  { touchedAt, isWritten }: { readonly touchedAt: IsoInstant; readonly isWritten: boolean },
): void {
  const known = correspondents.get(person) ?? { touchedAt, written: 0 };
  if (touchedAt > known.touchedAt) known.touchedAt = touchedAt;
  if (isWritten) known.written += 1;
  correspondents.set(person, known);
}

/** A person may have several addresses; the latest mail counts. */
function compare(
  correspondents: ReadonlyMap<EmailAddress, Correspondent>,
  known: KnownPeople,
  owner: Owner,
): Pick<TouchesFound, 'news' | 'strangers'> {
  const news = new Map<string, NewTouch>();
  const strangers: { address: EmailAddress; mails: number }[] = [];
  for (const [address, { touchedAt, written }] of correspondents) {
    const contact = known.findByAddress(address);
    if (contact === undefined) {
      if (written > 0) strangers.push({ address, mails: written });
      continue;
    }
    const isLatest = touchedAt > (news.get(contact.contactId)?.touchedAt ?? '');
    if (isPresent(contact) && isLatest && touchedContact(contact, touchedAt, owner))
      news.set(contact.contactId, { contact, touchedAt });
  }
  const most = strangers.toSorted((one, other) => other.mails - one.mails).slice(0, MOST_STRANGERS);
  return { news: [...news.values()], strangers: most };
}

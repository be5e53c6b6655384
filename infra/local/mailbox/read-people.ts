import type { Draft } from '../../../functions/check-ins/domain/draft.ts';
import { intervalOf } from '../../../functions/circle/domain/cadence-rules.ts';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { dueAt } from '../../../functions/circle/domain/due-reasons.ts';
import type { Interaction } from '../../../functions/circle/domain/interaction.ts';
import type { Owner } from '../../../functions/circle/domain/owner.ts';
import type { EarlierText } from '../../../functions/circle/timeline.ts';
import type { Suppression } from '../../../functions/delivery/domain/suppression.ts';
import { contactIdSchema, deliveryIdSchema } from '../../../functions/shared/ids.ts';
import { type IsoInstant, toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import type { SentMail, World } from '../world.ts';

const TIMELINE_LENGTH = 12;
/** After every stored moment. */
const NEVER = '~';

export interface Person {
  readonly contact: Contact;
  readonly dueAt: IsoInstant | undefined;
  /** The moment has come. */
  readonly isDue: boolean;
  /** How often the owner means to be in touch. */
  readonly aimDays: number | undefined;
}

/** What happened, with what its words were before somebody changed them, oldest first. */
export type ShownInteraction = Interaction & { readonly earlierTexts: readonly EarlierText[] };

export interface PersonWithTimeline extends Person {
  /** Newest first. */
  readonly interactions: readonly ShownInteraction[];
  /** There is more than is shown. */
  readonly hasOlder: boolean;
  /** The newest letter in the owner's name, whatever became of it. */
  readonly draft: Draft | undefined;
  /** Addresses that get no mail, or no newsletter. */
  readonly suppressed: ReadonlyArray<{ readonly address: string; readonly suppression: Suppression }>;
}

/** The people that a mail is about, in the mail's order: its tag names the delivery, which names them. */
export async function readPeopleOf(world: World, mail: SentMail): Promise<readonly PersonWithTimeline[]> {
  const deliveryId = deliveryIdSchema.safeParse(mail.tags['delivery']);
  const delivery = deliveryId.success ? await world.ledger.find(deliveryId.data) : undefined;
  if (delivery === undefined) return [];
  const owner = await world.owners.findOwner(delivery.ownerId);
  const contacts = await Promise.all(
    delivery.subjects.map(({ contactId }) =>
      world.contacts.findContact({ ownerId: delivery.ownerId, contactId }),
    ),
  );
  return await Promise.all(contacts.filter(isShown).map((contact) => withTimeline(world, contact, owner)));
}

/** The person with this id in any owner's circle. */
export async function readPerson(world: World, id: string): Promise<PersonWithTimeline | undefined> {
  const contactId = contactIdSchema.safeParse(id);
  if (!contactId.success) return undefined;
  for (const owner of await world.owners.listOwners()) {
    const contact = await world.contacts.findContact({ ownerId: owner.ownerId, contactId: contactId.data });
    if (isShown(contact)) return await withTimeline(world, contact, owner);
  }
  return undefined;
}

/** An owner's people: who is due soonest comes first, who is never due last; no more than `limit`. */
export async function listPeople(world: World, owner: Owner, limit: number): Promise<readonly Person[]> {
  const people: Person[] = [];
  for await (const contact of world.contacts.listContacts(owner.ownerId)) {
    if (isShown(contact)) people.push(describePerson(world, contact, owner));
    if (people.length === limit) break;
  }
  return people.sort(
    (one, other) =>
      compare(one.dueAt ?? NEVER, other.dueAt ?? NEVER) || one.contact.name.localeCompare(other.contact.name),
  );
}

async function withTimeline(
  world: World,
  contact: Contact,
  owner: Owner | undefined,
): Promise<PersonWithTimeline> {
  const [{ interactions, olderCursor }, drafts, suppressed] = await Promise.all([
    world.timeline.read(contact, { limit: TIMELINE_LENGTH }),
    world.drafts.listForContact(contact),
    readSuppressed(world, contact),
  ]);
  return {
    ...describePerson(world, contact, owner),
    interactions: await withEarlierTexts(world, interactions),
    hasOlder: olderCursor !== undefined,
    draft: drafts.toSorted((one, other) => compare(one.writtenAt, other.writtenAt)).at(-1),
    suppressed,
  };
}

async function withEarlierTexts(
  { timeline }: World,
  interactions: readonly Interaction[],
): Promise<readonly ShownInteraction[]> {
  return await Promise.all(
    interactions.map(async (interaction) => ({
      ...interaction,
      earlierTexts: interaction.revision === undefined ? [] : await timeline.readEarlierTexts(interaction),
    })),
  );
}

async function readSuppressed(
  { suppressions }: World,
  { addresses, ownerId }: Contact,
): Promise<PersonWithTimeline['suppressed']> {
  const found = await Promise.all(
    addresses.map(async (address) => ({ address, suppression: await suppressions.find(address, ownerId) })),
  );
  return found.flatMap(({ address, suppression }) => (suppression ? [{ address, suppression }] : []));
}

function describePerson(world: World, contact: Contact, owner: Owner | undefined): Person {
  const due = owner && dueAt(contact, world.now(), owner);
  const isDue = due !== undefined && due <= toIsoInstant(world.now());
  return { contact, dueAt: due, isDue, aimDays: owner && intervalOf(contact, owner)?.idealDays };
}

/** Who is hidden is kept, and not shown. */
const isShown = (contact: Contact | undefined): contact is Contact =>
  contact !== undefined && contact.hidden === undefined;

const compare = (one: string, other: string): number => Number(one > other) - Number(one < other);

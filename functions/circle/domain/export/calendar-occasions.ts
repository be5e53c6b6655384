import type { ContactId } from '../../../shared/ids.ts';
import { deriveInteractionId } from '../../../shared/interaction-id.ts';
import type { Contact } from '../contact.ts';
import type { Occasion } from '../occasion.ts';
import { isPresent, type Standing } from '../standing.ts';
import type { Celebrated } from './occasion-title.ts';

/** An occasion as it goes into a calendar. */
export interface CalendarOccasion {
  /** The same in every export, whatever the date is corrected to. */
  readonly uid: string;
  readonly whose: Celebrated;
  /** Whose it is, where they are a contact; `isOwn`: it stands with them, and not with somebody whose loved one they are. */
  readonly contactId?: ContactId | undefined;
  readonly isOwn: boolean;
  readonly occasion: Pick<Occasion, 'kind' | 'title' | 'date' | 'repeats'>;
}

interface Person extends Standing {
  readonly name: string;
  readonly relation?: string;
  readonly contactId?: ContactId | undefined;
  readonly occasions: readonly Occasion[];
}

/**
 * The days of a contact and their loved ones that may stand in a calendar: nothing of the hidden, and of those in memory the
 * days of remembrance alone, where the owner wants them.
 */
export function calendarOccasions(contact: Contact): readonly CalendarOccasion[] {
  if (contact.hidden !== undefined) return [];
  const people: readonly Person[] = isPresent(contact) ? [contact, ...contact.lovedOnes] : [contact];
  const seen = new Map<string, number>();
  return people.flatMap((person) =>
    daysOf(person).map((occasion) => {
      const { name, relation = '', contactId } = person;
      const what = [contact.contactId, name, relation, occasion.kind, occasion.title ?? ''];
      const earlier = seen.get(JSON.stringify(what)) ?? 0;
      seen.set(JSON.stringify(what), earlier + 1);
      const uid = deriveInteractionId('calendar', ...what, String(earlier));
      return { uid, whose: celebrated(person, contact), contactId, isOwn: person === contact, occasion };
    }),
  );
}

/** The same for a day that stands with its person and with whoever holds them dear. */
export const dayOf = ({ contactId, occasion: { kind, date } }: CalendarOccasion): string =>
  `${contactId} ${kind} ${date.month} ${date.day}`;

function daysOf({ hidden, inMemory, occasions }: Person): readonly CalendarOccasion['occasion'][] {
  if (hidden !== undefined) return [];
  if (inMemory === undefined) return occasions;
  if (!inMemory.remembersAnniversaries) return [];
  const memorials = occasions.filter(({ kind }) => kind === 'memorial');
  const { diedOn } = inMemory;
  return memorials.length > 0 || diedOn === undefined
    ? memorials
    : [{ kind: 'memorial', date: diedOn, repeats: 'yearly' }];
}

function celebrated({ name, relation, inMemory }: Person, contact: Contact): Celebrated {
  return {
    name,
    isRemembered: inMemory !== undefined,
    ...(relation !== undefined && { ofWhom: `${relation} of ${contact.name}` }),
  };
}

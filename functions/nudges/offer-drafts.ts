import type { Temporal } from 'temporal-polyfill';
import { letterAskedAt } from '../circle/domain/letter-asked.ts';
import { letterSettingFor } from '../circle/domain/letter-way.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { PersonDue } from './find-people-due.ts';
import type { DraftWriter, ReadyDraft } from './ports.ts';

/** Somebody in a brief, with a letter to them where there is one. */
export interface PersonToNudge extends PersonDue {
  readonly draft?: ReadyDraft;
}

/** More letters than that before breakfast are chores. */
const MAX_DRAFTS = 2;

/**
 * Finds letters for the people of a brief who may get one, from the first on; the others keep their nudge. Each letter that the
 * owner asked for is there.
 */
export async function offerDrafts(
  { drafts }: { readonly drafts: DraftWriter },
  owner: Owner,
  people: readonly PersonDue[],
  now: Temporal.Instant,
): Promise<readonly PersonToNudge[]> {
  const offered: PersonToNudge[] = [];
  let left = MAX_DRAFTS;
  const others = people.map(({ contact }) => contact);
  for (const person of people) {
    const { contact } = person;
    const isWanted = letterAskedAt(contact) !== undefined || left > 0;
    const mayGetOne = letterSettingFor(owner, contact) !== 'off' && isWanted;
    const draft = mayGetOne ? await drafts.prepareDraft({ owner, contact, now, others }) : undefined;
    offered.push(draft === undefined ? person : { ...person, draft });
    if (draft !== undefined) left -= 1;
  }
  return offered;
}

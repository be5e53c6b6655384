import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../circle/domain/contact.ts';
import { dueReasons } from '../../circle/domain/due-reasons.ts';
import type { DueRules } from '../../circle/domain/due-rules.ts';
import type { LovedOne } from '../../circle/domain/loved-one.ts';

interface Due {
  readonly contact: Contact;
}

export interface ToldOnce<P extends Due> {
  /** `shownAs`: without the days that somebody else of the brief stands for. It is for reading, never to be stored. */
  readonly due: readonly (P & { readonly shownAs?: Contact })[];
  /** Those whose only news is told with somebody else of the brief. */
  readonly toldWith: readonly P[];
}

/** The days that somebody comes up for: their own, and those of loved ones who are contacts, too. */
interface Days<P extends Due> {
  readonly person: P;
  readonly own: readonly string[];
  readonly linked: readonly string[];
}

/**
 * The first `most` of the people due, in their order. A loved one who is a contact as well has their days told once: with
 * themselves where they are in the brief, else with the first to whom they belong. Whoever has nothing else to be told of gives
 * up their place.
 */
export function tellOnce<P extends Due>(
  ranked: readonly P[],
  most: number,
  now: Temporal.Instant,
  rules: DueRules,
): ToldOnce<P> {
  let left = ranked.map((person) => daysOf(person, now, rules));
  const toldWith: P[] = [];
  for (;;) {
    const chosen = left.slice(0, most);
    const shown = chosen.map((days) => showWithoutTold(days, chosen));
    const spare = shown.filter(({ shownAs }) => shownAs && dueReasons(shownAs, now, rules).length === 0);
    if (spare.length === 0) {
      return {
        due: shown.map(({ person, shownAs }) => (shownAs ? { ...person, shownAs } : person)),
        toldWith,
      };
    }
    const spared = spare.map(({ person }) => person);
    toldWith.push(...spared);
    left = left.filter(({ person }) => !spared.includes(person));
  }
}

function daysOf<P extends Due>(person: P, now: Temporal.Instant, rules: DueRules): Days<P> {
  const { contact } = person;
  const occasions = dueReasons(contact, now, rules).flatMap((reason) =>
    reason.kind === 'occasion' ? [reason.occasion] : [],
  );
  return {
    person,
    own: occasions
      .filter(({ person: { relation } }) => relation === undefined)
      .map((occasion) => dayKey(contact.contactId, occasion)),
    linked: occasions.flatMap((occasion) => {
      const { relation, contactId } = occasion.person;
      return relation === undefined || contactId === undefined ? [] : [dayKey(contactId, occasion)];
    }),
  };
}

function showWithoutTold<P extends Due>({ person, linked }: Days<P>, chosen: readonly Days<P>[]) {
  const told = linked.filter((day) => {
    const teller =
      chosen.find(({ own }) => own.includes(day)) ?? chosen.find((other) => other.linked.includes(day));
    return teller !== undefined && teller.person !== person;
  });
  const { contact } = person;
  if (told.length === 0) return { person };
  return {
    person,
    shownAs: { ...contact, lovedOnes: contact.lovedOnes.map((lovedOne) => withoutDays(lovedOne, told)) },
  };
}

function withoutDays(lovedOne: LovedOne, told: readonly string[]): LovedOne {
  const { contactId, occasions, inMemory } = lovedOne;
  if (contactId === undefined) return lovedOne;
  const isDeathTold = inMemory !== undefined && told.includes(dayKey(contactId, { kind: 'death' }));
  return {
    ...lovedOne,
    occasions: occasions.filter((occasion) => !told.includes(dayKey(contactId, occasion))),
    ...(isDeathTold && { inMemory: { ...inMemory, remembersAnniversaries: false } }),
  };
}

const dayKey = (
  contactId: string,
  { kind, title = '' }: { readonly kind: string; readonly title?: string | undefined },
): string => `${contactId} ${kind} ${title.toLowerCase()}`;

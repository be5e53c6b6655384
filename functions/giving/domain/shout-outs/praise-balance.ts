import { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../circle/domain/contact.ts';
import { isPresent } from '../../../circle/domain/standing.ts';
import { fromIsoInstant } from '../../../shared/iso-instant.ts';

interface ShoutOut {
  readonly contactId: string;
  readonly on: Temporal.PlainDate;
}

export interface PraiseBalance {
  /** Most often first. */
  readonly praised: readonly {
    readonly contact: Contact;
    readonly times: number;
    readonly lastOn: Temporal.PlainDate;
  }[];
  /** Whoever was never praised comes first, then whoever was longest ago; within both, the closest. */
  readonly notYet: readonly { readonly contact: Contact; readonly lastOn?: Temporal.PlainDate }[];
}

/** The shout-outs that came out, of everybody: each was a plan, and is closed as done. */
export const listShoutOuts = (contacts: readonly Contact[], timeZone: string): readonly ShoutOut[] =>
  contacts.flatMap(({ contactId, plans }) =>
    plans.flatMap(({ kind, closed }) =>
      kind === 'shout-out' && closed?.how === 'done'
        ? [{ contactId, on: fromIsoInstant(closed.at).toZonedDateTimeISO(timeZone).toPlainDate() }]
        : [],
    ),
  );

const TIERS = ['inner', 'close', 'wide'] as const;

/** Whom the owner praised in public in a year, and whom not, of everybody with a tier who is present and may be contacted. */
export function praiseBalance(
  contacts: readonly Contact[],
  shoutOuts: readonly ShoutOut[],
  year: number,
): PraiseBalance {
  const rows = contacts
    .filter(
      (contact) => isPresent(contact) && contact.tier !== undefined && contact.doNotContact === undefined,
    )
    .map((contact) => {
      const days = shoutOuts
        .filter(({ contactId, on }) => contactId === contact.contactId && on.year <= year)
        .map(({ on }) => on)
        .toSorted(Temporal.PlainDate.compare);
      return { contact, times: days.filter((on) => on.year === year).length, lastOn: days.at(-1) };
    });
  return {
    praised: rows
      .flatMap(({ contact, times, lastOn }) => (times > 0 && lastOn ? [{ contact, times, lastOn }] : []))
      .toSorted((one, other) => other.times - one.times),
    notYet: rows
      .filter(({ times }) => times === 0)
      .toSorted((one, other) =>
        sortKey(one.lastOn, one.contact).localeCompare(sortKey(other.lastOn, other.contact)),
      )
      .map(({ contact, lastOn }) => ({ contact, ...(lastOn && { lastOn }) })),
  };
}

/** ISO dates of four-digit years compare as text. */
const sortKey = (lastOn: Temporal.PlainDate | undefined, { tier, name }: Contact): string =>
  `${lastOn?.toString() ?? ''}#${tier === undefined ? TIERS.length : TIERS.indexOf(tier)}#${name}`;

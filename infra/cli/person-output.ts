import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../functions/circle/domain/contact.ts';
import type { Interaction } from '../../functions/circle/domain/interaction.ts';
import type { LovedOne } from '../../functions/circle/domain/loved-one.ts';
import type { OccasionAhead } from '../../functions/circle/domain/occasions-ahead.ts';
import type { Owner } from '../../functions/circle/domain/owner.ts';
import { openPlans } from '../../functions/circle/domain/plans.ts';
import {
  sayDays,
  sayLovedOne,
  sayMet,
  sayOccasion,
  sayPhone,
  sayPostalAddress,
  sayProfile,
} from '../../functions/circle/domain/say-facts.ts';
import { sayGift, sayPlanShortly } from '../../functions/circle/domain/say-giving.ts';
import { sayLettersTo } from '../../functions/circle/domain/say-letters.ts';
import { type IsoInstant, toIsoInstant } from '../../functions/shared/iso-instant.ts';
import { calendarDay, localDay, nameLine } from './output.ts';
import { dueText } from './people-output.ts';
import { printable } from './terminal.ts';
import { entryText } from './timeline-output.ts';

const LABEL_WIDTH = 12;

export interface ShownPerson {
  readonly contact: Contact;
  readonly interactions: readonly Interaction[];
  readonly hasOlder: boolean;
  /** The next day to think of. */
  readonly nextDay?: OccasionAhead | undefined;
}

/** `Tue 3 Nov 2026, birthday of Ruth Adler` */
const sayNextDay = ({ date, title, kind, person }: OccasionAhead): string =>
  `${calendarDay(date)}, ${title ?? kind} of ${person.name}`;

/** Everything known of a person, a label a line, and the newest of what happened. */
export function personText(
  { contact, interactions, hasOlder, nextDay }: ShownPerson,
  owner: Owner,
  now: Temporal.Instant,
): string {
  const facts = [
    ...factsOf(contact, owner.timeZone),
    ...lettersOf(contact, owner),
    ...givingOf(contact, now.toZonedDateTimeISO(owner.timeZone).toPlainDate()),
  ];
  const lines = [
    ['When', sayWhenDue(contact, owner, now)],
    ...(contact.lastTouchAt ? [['Last spoke', localDay(contact.lastTouchAt, owner.timeZone)]] : []),
    ...(nextDay ? [['Next day', sayNextDay(nextDay)]] : []),
    ...facts.flatMap(([label, ...values]) => values.map((value, place) => [place === 0 ? label : '', value])),
  ];
  const entries = interactions.map((interaction) => entryText(interaction, owner.timeZone));
  return [
    nameLine(contact),
    lines.map(([label = '', value = '']) => printable(`  ${label.padEnd(LABEL_WIDTH)}${value}`)).join('\n'),
    ...(entries.length > 0 ? entries : ['Nothing has been logged yet.']),
    ...(hasOlder ? ['timeline NAME shows everything.'] : []),
  ].join('\n\n');
}

/** `Left in peace until Mon 5 Oct 2026 (her father died)`. A rest of somebody without a rhythm is told as well. */
function sayWhenDue(contact: Contact, owner: Owner, now: Temporal.Instant): string {
  const due = dueText(contact, owner, now);
  const { pause } = contact;
  const isResting = due === 'no rhythm' && pause !== undefined && pause.until > toIsoInstant(now);
  const rest = isResting ? `; left in peace until ${localDay(pause.until, owner.timeZone)}` : '';
  const reason = pause?.reason ? ` (${pause.reason})` : '';
  return `${due.charAt(0).toUpperCase()}${due.slice(1)}${rest}${reason}`;
}

const lettersOf = (contact: Contact, owner: Owner): readonly Fact[] => {
  const said = sayLettersTo(owner, contact);
  return said === undefined ? [] : [['Letters', said]];
};

/** What the owner means to do for them, and what was thought of and given. */
function givingOf(contact: Contact, today: Temporal.PlainDate): readonly Fact[] {
  const facts: readonly Fact[] = [
    ['Plans', ...openPlans(contact, today).map(sayPlanShortly)],
    ['Gifts', ...contact.gifts.map(sayGift)],
  ];
  return facts.filter(([, ...values]) => values.length > 0);
}

type Fact = readonly [label: string, ...values: readonly string[]];

/** Those without a value are left out. */
export const factsOf = (contact: Contact, timeZone: string): readonly Fact[] =>
  [...rhythmOf(contact, timeZone), ...detailsOf(contact)].filter(([, ...values]) => values.length > 0);

const joined = (words: readonly string[]): readonly string[] => (words.length > 0 ? [words.join(', ')] : []);
const some = (value: string | undefined): readonly string[] => (value ? [value] : []);

/** Whether and how often the owner wants to hear about them. */
function rhythmOf(contact: Contact, timeZone: string): readonly Fact[] {
  const { tier, cadenceDays, longestDays, doNotContact, hidden } = contact;
  const since = (standing: { readonly since: IsoInstant; readonly reason?: string | undefined }) =>
    `since ${localDay(standing.since, timeZone)}${standing.reason ? `: ${standing.reason}` : ''}`;
  return [
    ['Hidden', ...some(hidden && since(hidden))],
    ['No contact', ...some(doNotContact && since(doNotContact))],
    ['Tier', ...some(tier)],
    ['Every', ...(cadenceDays === undefined ? [] : [sayDays(cadenceDays)])],
    ['At most', ...(longestDays === undefined ? [] : [sayDays(longestDays)])],
  ];
}

function detailsOf(contact: Contact): readonly Fact[] {
  const { met, tags, household } = contact;
  return [
    ['Called', ...some(contact.nickname)],
    ['Work', ...joined([contact.role, contact.company].filter((word) => word !== undefined))],
    ['Mail', ...contact.addresses],
    ['Phone', ...contact.phones.map(sayPhone)],
    [
      'Address',
      ...contact.postalAddresses.map(
        (address) => `${address.label ? `${address.label}: ` : ''}${sayPostalAddress(address)}`,
      ),
    ],
    ['Household', ...some(household)],
    ['Pages', ...contact.profiles.map(sayProfile)],
    ['Speaks', ...some(contact.language)],
    ['Lives in', ...some(contact.timeZone)],
    ['Tags', ...joined(tags)],
    ['Days', ...contact.occasions.map(sayOccasion)],
    [
      'Loved ones',
      ...contact.lovedOnes
        .filter((lovedOne) => lovedOne.hidden === undefined)
        .map((each) => describeLovedOne(each, contact.name)),
    ],
    ['Likes', ...joined(contact.interests)],
    ['Matters', ...contact.matters],
    ['Food', ...joined(contact.food)],
    ['Allergies', ...joined(contact.allergies)],
    ['Met', ...some(met && sayMet(met))],
    ['Notes', ...contact.notes],
  ];
}

/** `Leo, son, 19 June 2022: likes boots. Starts school.` Of other days than the birthday, each. */
function describeLovedOne(lovedOne: LovedOne, contactName: string): string {
  const { occasions, interests, notes, postalAddresses, reverseRelation } = lovedOne;
  const said = [
    ...(reverseRelation ? [`${contactName} is their ${reverseRelation}`] : []),
    ...occasions.filter(({ kind }) => kind !== 'birthday').map(sayOccasion),
    ...(interests.length > 0 ? [`likes ${interests.join(', ')}`] : []),
    ...notes,
    ...postalAddresses.map(sayPostalAddress),
  ];
  return `${sayLovedOne(lovedOne)}${said.length > 0 ? `: ${said.join('; ')}` : ''}`;
}

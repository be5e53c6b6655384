import type { Temporal } from 'temporal-polyfill';
import type { BriefItem } from '../../../../emails/morning-brief-props.ts';
import type { Contact } from '../../../circle/domain/contact.ts';
import type { GivingDay } from '../../../circle/domain/gift-days/giving-day.ts';
import { sayBy } from '../../../circle/domain/gift-days/say-giving-day.ts';
import type { PostalAddress } from '../../../circle/domain/postal-address.ts';
import { sayDate, sayWhen } from '../../../circle/domain/say-day.ts';
import { deadlinesOf, unhurried } from '../lead-time.ts';
import type { PlannedGift } from '../plan/planned-gift.ts';
import { sayPriceIn } from '../prices.ts';
import type { RankedIdea } from '../rank/ranked-idea.ts';
import type { GiftToArrange } from './gifts-to-arrange.ts';

/** One gift as the brief tells it: the day and by when, then ideas with their reasons, where to, and a note to write by hand. */
export function sayGiftToArrange(
  gift: GiftToArrange,
  today: Temporal.PlainDate,
  currency: string | undefined,
): BriefItem {
  return 'planned' in gift
    ? sayPlanned(gift.contact, gift.planned, today, currency)
    : sayUnderWay(gift, today);
}

function sayPlanned(
  contact: Contact,
  planned: PlannedGift,
  today: Temporal.PlainDate,
  currency: string | undefined,
): BriefItem {
  const { ideas, remarks, address, forWhom } = planned;
  const on = planned.occasion === 'just-because' ? unhurried(planned.on, today) : planned.on;
  const shared = sharedCautions(ideas);
  const note = ideas.flatMap((idea) => (idea.source === 'catalogue' ? [idea.note] : []))[0];
  return {
    text: `${sayDay(planned, contact, today)}.`,
    lines: remarks,
    choices: ideas.map((idea) => sayIdea(idea, shared, on, today, currency)),
    afterwards: [
      ...shared,
      ...(address ? [`Address: ${sayAddress(forWhom ?? contact.name, address)}`] : []),
      ...(note ? [`To write by hand: ${note.map((line) => `“${line}”`).join(' / ')}`] : []),
      `When it is settled, answer “${contact.name}: gift sent: …${forWhom === undefined ? '' : ` for ${forWhom}`}” with what it was.`,
    ],
  };
}

/** `Amara’s birthday (Daniel Okafor) is on 8 September`, `Just because: something for Amara (Daniel Okafor), by 14 March` */
function sayDay(
  { occasion, because, forWhom, on, toldOn }: GivingDay,
  { name }: Contact,
  today: Temporal.PlainDate,
): string {
  const ofWhom = forWhom === undefined ? '' : ` (${name})`;
  if (occasion === 'just-because')
    return `Just because: something for ${forWhom ?? name}${ofWhom}, around ${sayDate(unhurried(on, today), today)}`;
  return toldOn === undefined
    ? `${capital(because)}${ofWhom} is ${sayWhen(on, today)}`
    : `${capital(because)}${ofWhom}: ${sayBy(on, today)}`;
}

/** What is to be looked out for with more than one idea is said once, below them. */
function sharedCautions(ideas: readonly RankedIdea[]): readonly string[] {
  const cautions = ideas.flatMap(({ caution }) => caution ?? []);
  return [...new Set(cautions.filter((caution, place) => cautions.indexOf(caution) !== place))];
}

function sayIdea(
  idea: RankedIdea,
  shared: readonly string[],
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
  currency: string | undefined,
): string {
  const { what, why } = idea;
  const caution = shared.includes(idea.caution ?? '') ? undefined : idea.caution;
  const price = idea.source === 'catalogue' ? sayPriceIn(idea.price, currency) : undefined;
  return [what, why, price, caution, sayDeadlines(idea, on, today)]
    .filter((text) => text !== undefined)
    .map((text) => (/[.!?…”]$/.test(text) ? text : `${text}.`))
    .join(' ');
}

/** What is handed over has no day for the post. */
function sayDeadlines(
  { orderBy, shipBy }: Pick<RankedIdea, 'orderBy' | 'shipBy'>,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): string {
  const by = (day: Temporal.PlainDate) =>
    day.equals(today) ? 'today' : `by ${sayWhen(day, today).replace(/^on /, '')}`;
  if (orderBy.equals(shipBy)) return shipBy.equals(today) ? 'Today.' : `${capital(by(shipBy))}.`;
  const post = shipBy.equals(on) ? '' : `, post ${by(shipBy)}`;
  return `Begin or order ${by(orderBy)}${post}.`;
}

function sayUnderWay(
  { contact, day, underWay }: Extract<GiftToArrange, { underWay: unknown }>,
  today: Temporal.PlainDate,
): BriefItem {
  const { stage, text, link } = underWay;
  const { shipBy } = deadlinesOf(USUAL_POST, day.on);
  const post = shipBy.until(today).days > 0 ? 'today, or hand it over' : sayWhen(shipBy, today);
  return {
    text: `${sayDay(day, contact, today)}. You ${
      stage === 'chosen' ? 'chose' : 'ordered'
    }: ${text.replace(/[\s.]+$/, '')}.`,
    lines: [
      ...(link === undefined ? [] : [link]),
      `If it goes by post, send it ${post}. Then answer “${contact.name}: gift sent: ${text.replace(/[\s.]+$/, '')}”.`,
    ],
  };
}

const USUAL_POST = { shippingDays: 4 } as const;

const sayAddress = (name: string, { lines, postalCode, locality, region, country }: PostalAddress): string =>
  [name, ...lines, [locality, region, postalCode].filter(Boolean).join(' '), country]
    .filter(Boolean)
    .join(', ');

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

import type { Temporal } from 'temporal-polyfill';
import type { BriefItem } from '../../../../emails/morning-brief-props.ts';
import type { Contact } from '../../../circle/domain/contact.ts';
import type { PostalAddress } from '../../../circle/domain/postal-address.ts';
import { sayWhen } from '../../../circle/domain/say-day.ts';
import { deadlinesOf } from '../lead-time.ts';
import type { PlannedGift } from '../plan/planned-gift.ts';
import type { RankedIdea } from '../rank/ranked-idea.ts';
import type { GiftToArrange } from './gifts-to-arrange.ts';

/** One gift as the brief tells it: the day and by when, then ideas with their reasons, where to, and a note to write by hand. */
export function sayGiftToArrange(gift: GiftToArrange, today: Temporal.PlainDate): BriefItem {
  return 'planned' in gift ? sayPlanned(gift.contact, gift.planned, today) : sayUnderWay(gift, today);
}

function sayPlanned(contact: Contact, planned: PlannedGift, today: Temporal.PlainDate): BriefItem {
  const { ideas, remarks, address, because, forWhom } = planned;
  const note = ideas.flatMap((idea) => (idea.source === 'catalogue' ? [idea.note] : []))[0];
  return {
    text: `${capital(because)}${ofWhom(contact, forWhom)} is ${sayWhen(planned.on, today)}.`,
    lines: [
      ...remarks,
      ...ideas.map((idea, place) => `${place + 1}. ${sayIdea(idea, planned.on, today)}`),
      ...(address ? [`Address: ${sayAddress(forWhom ?? contact.name, address)}`] : []),
      ...(note ? [`To write by hand: ${note.map((line) => `“${line}”`).join(' / ')}`] : []),
      `When it is settled, answer “${contact.name}: gift sent: …” with what it was.`,
    ],
  };
}

/** `because` names the loved one; whose they are is told besides. */
const ofWhom = ({ name }: Contact, forWhom: string | undefined): string =>
  forWhom === undefined ? '' : ` (${name})`;

function sayIdea(idea: RankedIdea, on: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const { what, why, caution } = idea;
  return [what, why, ...(caution === undefined ? [] : [caution]), sayDeadlines(idea, on, today)]
    .map((text) => (/[.!?…”]$/.test(text) ? text : `${text}.`))
    .join(' ');
}

/** What is handed over has no day for the post. */
function sayDeadlines(
  { orderBy, shipBy }: Pick<RankedIdea, 'orderBy' | 'shipBy'>,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): string {
  const by = (day: Temporal.PlainDate) => sayWhen(day, today).replace(/^on /, '');
  if (orderBy.equals(shipBy)) return `By ${by(shipBy)}.`;
  const post = shipBy.equals(on) ? '' : `, post by ${by(shipBy)}`;
  return `Begin or order by ${by(orderBy)}${post}.`;
}

function sayUnderWay(
  { contact, day, underWay }: Extract<GiftToArrange, { underWay: unknown }>,
  today: Temporal.PlainDate,
): BriefItem {
  const { stage, text, link } = underWay;
  const { shipBy } = deadlinesOf(USUAL_POST, day.on);
  const post = shipBy.until(today).days > 0 ? 'today, or hand it over' : sayWhen(shipBy, today);
  return {
    text: `${capital(day.because)}${ofWhom(contact, day.forWhom)} is ${sayWhen(day.on, today)}. You ${
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

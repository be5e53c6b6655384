import type { Temporal } from 'temporal-polyfill';
import { sayPriceIn } from '../../functions/giving/domain/prices.ts';
import type { Ranking } from '../../functions/giving/domain/rank/rank-ideas.ts';
import type { RankInput } from '../../functions/giving/domain/rank/rank-input.ts';
import type { RankedIdea } from '../../functions/giving/domain/rank/ranked-idea.ts';
import { printable } from './terminal.ts';

/** Whom it is for, what stands in the way, and each idea with its reason, its days and the note. */
export function ideasText(
  { recipient, remarks, ideas }: Ranking,
  { contact, occasion, on }: RankInput,
  currency?: string,
): string {
  const whom =
    recipient === undefined || recipient.name === recipient.contactName
      ? contact.name
      : `${recipient.name} (${recipient.relation ?? 'all'}, ${contact.name})`;
  const head =
    recipient === undefined ? [] : [`For ${whom}: ${occasion.replaceAll('-', ' ')}, ${sayDay(on)}`];
  return printable(
    [...head, ...remarks, ...ideas.map((idea, place) => ideaText(idea, place, currency))].join('\n\n'),
  );
}

function ideaText(idea: RankedIdea, place: number, currency: string | undefined): string {
  const lines = [`${place + 1}. ${idea.what}`, idea.why, ...(idea.caution ? [idea.caution] : [])];
  if (idea.source === 'own') return [...lines, daysText(idea)].join('\n   ');
  const { form, price, personal, note } = idea;
  return [
    ...lines,
    personal,
    [form, sayPriceIn(price, currency)]
      .filter(Boolean)
      .join('. ')
      .concat(`. ${daysText(idea)}`),
    'By hand:',
    ...note.map((line) => `  ${line}`),
  ].join('\n   ');
}

const daysText = ({ orderBy, shipBy }: RankedIdea): string =>
  orderBy.equals(shipBy)
    ? `Do it by ${sayDay(shipBy)}.`
    : `Begin or order by ${sayDay(orderBy)}, send or have it by ${sayDay(shipBy)}.`;

const sayDay = (day: Temporal.PlainDate): string =>
  day
    .toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
    .replace(',', '');

export function ideasDocument({ recipient, remarks, ideas }: Ranking, { contact, occasion, on }: RankInput) {
  const { contactId, name } = contact;
  return {
    contactId,
    name,
    ...(recipient && { for: { name: recipient.name, relation: recipient.relation } }),
    occasion,
    on: on.toString(),
    remarks,
    ideas: ideas.map((idea) => ({
      ...idea,
      orderBy: idea.orderBy.toString(),
      shipBy: idea.shipBy.toString(),
    })),
  };
}

import { Temporal } from 'temporal-polyfill';
import type { Amount } from '../../../../circle/domain/amount.ts';
import { IN_TOUCH_TEXT } from '../../../../circle/domain/interaction.ts';
import type { Plan } from '../../../../circle/domain/plan.ts';
import { sayDate } from '../../../../circle/domain/say-day.ts';
import { fromIsoInstant } from '../../../../shared/iso-instant.ts';
import { excerpt } from '../../../domain/prose.ts';
import type { PersonStep } from '../record/answer-record.ts';
import type { PlanMoment } from './plan-moment.ts';

const LONGEST_QUOTED = 160;

const ENTRY_WORDS = {
  call: 'Call',
  meeting: 'Meeting',
  mail: 'Message',
  note: 'Note',
  gift: 'Gift',
  reply: 'Reply',
  'shout-out': 'Shout-out',
} as const;

const PLAN_WORDS = {
  promise: 'Promised',
  reminder: 'Reminder',
  need: 'Could use help',
  'shout-out': 'To praise',
} as const satisfies Record<Plan['kind'], string>;

/** `Meeting on 20 August: “for coffee”`, `In touch`. Words that were not understood are quoted where they are asked about, gifts and praise where they are told. */
export function sayEntry(entry: PersonStep['entries'][number], moment: PlanMoment): readonly string[] {
  const isToldElsewhere = entry.kind === 'gift' || entry.kind === 'shout-out';
  if (entry.source.by === 'owner-remark' || isToldElsewhere) return [];
  const day = fromIsoInstant(entry.occurredAt).toZonedDateTimeISO(moment.timeZone).toPlainDate();
  const when = day.equals(moment.now.toPlainDate()) ? '' : ` on ${sayDay(day, moment)}`;
  if (entry.text === IN_TOUCH_TEXT) return [`In touch${when}`];
  return [`${ENTRY_WORDS[entry.kind]}${when}: “${excerpt(entry.text, LONGEST_QUOTED)}”`];
}

/** `Promised, by 4 September: the deck` */
export function sayPlan({ kind, text, on }: Pick<Plan, 'kind' | 'text' | 'on'>, moment: PlanMoment): string {
  const word = kind === 'reminder' ? 'on' : 'by';
  const when = on === undefined ? '' : `, ${word} ${sayDay(Temporal.PlainDate.from(on), moment)}`;
  return `${PLAN_WORDS[kind]}${when}: ${excerpt(text, LONGEST_QUOTED)}`;
}

/** `$80`, `€1,200.50` */
export function sayAmount({ currency, value }: Amount): string {
  const digits = Number.isInteger(value) ? 0 : 2;
  const parts = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  return new Intl.NumberFormat('en-GB', { ...parts, minimumFractionDigits: digits }).format(value);
}

export const sayDay = (day: Temporal.PlainDate, { now }: Pick<PlanMoment, 'now'>): string =>
  sayDate(day, now.toPlainDate());

export const quoted = (words: string): string => excerpt(words, LONGEST_QUOTED);

import type { Temporal } from 'temporal-polyfill';
import type { Amount } from '../../../../circle/domain/amount.ts';
import type { AnswerReading } from '../answer-line.ts';
import { askChrono } from '../days/ask-chrono.ts';
import { readBackwardDay } from '../days/backward-day.ts';
import { findTrailingDay } from '../days/find-day.ts';
import { readForwardDay } from '../days/forward-day.ts';
import { isBefore, type Moment, todayOf } from '../days/moment.ts';
import { afterMark, type ReadCommand, unclear } from './said.ts';

const GIFT_IDEA =
  /^(?:gift|present|birthday gift|birthday present|christmas gift|xmas gift) ?ideas?\b(?:\s+for (?:him|her|them))?\s*(?:[:=,–—-]\s*)?(.*)$|^ideas? for (?:a |her |his |their )?(?:gift|present)\s*[:=–—-]?\s*(.*)$|^(?:gift|present)\s*:\s*(.*)$/i;
const GIFT_SENT =
  /^(?:(?:gift|present)s?:? (?:sent|given|bought|gave)(?: to (?:him|her|them))?\b|(?:i |we )?(?:sent|gave|bought) (?:(?:him|her|them) )?(?:an? |the )?(?:gift|present)s?(?: to (?:him|her|them))?(?=\s*[:,–—-]|$))\s*[:=,–—-]?\s*(.*)$/i;
const SENT_THINGS =
  /^(?:i |we |just )*(?:sent|gave|bought|ordered) (?:him |her |them )?((?:an? |some |the )?(?:[\p{L}-]+ ){0,3}?(?:flowers|roses|bouquet|chocolates?|wine|champagne|hamper|cake|gift card|voucher|gift basket|book token|fruit basket|orchid)\b.*)$/iu;
const NEED = /^(?:needs?|wanted|wish)\s*[:=]\s*(.*)$|^needs?\s+[–—-]\s+(.*)$/i;
const SHOUT_OUT =
  /^shout[- ]?outs?\b\s*(?:[:=–—-]\s*|(?=to |for )|(?!if |of |when |loud |at |in |about |and |or |from |was |is )(?=\S))(.*)$|^shout[- ]?out$/i;
const SHOUT_OUT_DONE =
  /^shout[- ]?outs?:? (?:is |was |all )?(?:done|out|posted|published|shared|said)$|^(?:i(?:'ve| have)? |just )*(?:shared|posted|published) (?:it|them|(?:my |the )?(?:shout-?outs?|praise))$/;
const SHOUT_OUT_DROPPED =
  /^(?:shout[- ]?outs?:? (?:is )?(?:dropped|cancel(?:l?ed)?|off|no|never mind)|(?:drop|cancel|skip|no) (?:the )?shout[- ]?outs?)$/;
/** It writes to somebody else: nothing but the whole line counts. */
const ASK_NEWSLETTER = /^ask (?:(?:him|her|them) )?about (?:the|my) newsletter$/;
const LONGEST_SEARCHED = 200;

const CURRENCY_OF_SIGN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      $: 'USD',
      us$: 'USD',
      a$: 'AUD',
      ca$: 'CAD',
      c$: 'CAD',
      nz$: 'NZD',
      '€': 'EUR',
      '£': 'GBP',
      '¥': 'JPY',
    },
    ...{
      '₹': 'INR',
      dollar: 'USD',
      dollars: 'USD',
      bucks: 'USD',
      euro: 'EUR',
      euros: 'EUR',
      pounds: 'GBP',
      quid: 'GBP',
    },
    ...{
      usd: 'USD',
      eur: 'EUR',
      gbp: 'GBP',
      chf: 'CHF',
      sek: 'SEK',
      nok: 'NOK',
      dkk: 'DKK',
      cad: 'CAD',
      aud: 'AUD',
    },
    ...{ nzd: 'NZD', jpy: 'JPY', inr: 'INR', pln: 'PLN', czk: 'CZK', francs: 'CHF' },
  }),
);
const SIGN = '(?:us|ca|nz|a|c)?\\$|€|£|¥|₹|usd|eur|gbp|chf|sek|nok|dkk|cad|aud|nzd|jpy|inr|pln|czk';
const NUMBER = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d{1,7}(?:[.,]\\d{1,2})?';
const SIGN_FIRST = new RegExp(`(?<![\\p{L}\\d])(${SIGN}) ?(${NUMBER})(?![\\d])`, 'iu');
const NUMBER_FIRST = new RegExp(
  `(?<![\\d.,])(${NUMBER}) ?(${SIGN}|dollars?|bucks|euros?|pounds|quid|francs)(?![\\p{L}])`,
  'iu',
);

/** `gift idea: …`, `gift sent: … $80`, `need: …`, `shout-out …`: kept for giving. */
export const readGiving: ReadCommand = ({ command, word, moment }) => {
  if (ASK_NEWSLETTER.test(word)) return { kind: 'ask-newsletter' };
  if (SHOUT_OUT_DONE.test(word)) return { kind: 'shout-out-over', how: 'done' };
  if (SHOUT_OUT_DROPPED.test(word)) return { kind: 'shout-out-over', how: 'dropped' };
  const sent = GIFT_SENT.exec(command);
  if (sent) return readSent(firstOf(sent), moment);
  const idea = GIFT_IDEA.exec(command);
  if (idea) return textOr('gift-idea', idea, 'What is the idea? Write it like “gift idea: a book on maps”.');
  const [, things] = SENT_THINGS.exec(command) ?? [];
  if (things !== undefined) return readSent(things, moment);
  const need = NEED.exec(command);
  if (need) return readNeed(firstOf(need), moment);
  const praise = SHOUT_OUT.exec(command);
  return praise
    ? textOr('shout-out', praise, 'What for? Write it like “shout-out: her talk in Oslo”.')
    : undefined;
};

/** `$80`, `80 euros`, `£1,200.50`; undefined when no sum is told. */
function findAmount(text: string): Amount | undefined {
  const head = text.slice(0, LONGEST_SEARCHED * 5);
  const [, sign, number] = SIGN_FIRST.exec(head) ?? [];
  const [, numberBefore, signAfter] = sign === undefined ? (NUMBER_FIRST.exec(head) ?? []) : [];
  const currency = CURRENCY_OF_SIGN.get((sign ?? signAfter ?? '').toLowerCase());
  const value = toNumber(number ?? numberBefore ?? '');
  return currency === undefined || Number.isNaN(value) ? undefined : { currency, value };
}

const toNumber = (written: string): number =>
  written === '' ? Number.NaN : Number(written.replace(/,(?=\d{3}(?!\d))/g, '').replace(',', '.'));

const firstOf = ([, ...groups]: RegExpExecArray): string =>
  afterMark(groups.find((group) => group !== undefined) ?? '');

function textOr(kind: 'gift-idea' | 'shout-out', match: RegExpExecArray, why: string): AnswerReading {
  const text = firstOf(match);
  return text === '' ? unclear(why) : { kind, text };
}

function readSent(text: string, moment: Moment): AnswerReading {
  if (text === '') return unclear('What did you send? Write it like “gift sent: flowers $80”.');
  const amount = findAmount(text);
  const [whole = '', phrase = ''] = DAY_FIRST.exec(text) ?? [];
  const day = phrase === '' ? undefined : readBackwardDay(phrase, moment);
  const isPast = day !== undefined && !isBefore(todayOf(moment), day) && whole.length < text.length;
  const told = isPast ? { text: text.slice(whole.length), on: day } : { text, on: daySent(text, moment) };
  return { kind: 'gift-sent', ...told, ...(amount && { amount }) };
}

/** `yesterday: flowers £35` */
const DAY_FIRST =
  /^((?:on |last |this )?(?:yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|\d{1,2} \p{L}{3,9})(?: morning| afternoon| evening)?)\s*[:,–—]\s*/iu;

function daySent(text: string, moment: Moment): Temporal.PlainDate {
  const today = todayOf(moment);
  const withoutSum = text.slice(-LONGEST_SEARCHED).replace(SIGN_FIRST, '').replace(NUMBER_FIRST, '');
  const words = withoutSum.replace(/[\s.,!()]+$/, '').split(' ');
  for (const size of [4, 3, 2, 1]) {
    const phrase = words.slice(-size).join(' ');
    const day = /^(?:on|last|yesterday|today|this|\d|mon|tue|wed|thu|fri|sat|sun|a |two |over)/i.test(phrase)
      ? readBackwardDay(phrase, moment)
      : undefined;
    if (day !== undefined && !isBefore(today, day)) return day;
  }
  return today;
}

function readNeed(text: string, moment: Moment): AnswerReading {
  if (text === '') return unclear('What is needed? Write it like “need: a dentist in Leeds, by Friday”.');
  const by = dayNeeded(text, moment);
  return { kind: 'need', text, ...(by && { by }) };
}

/** `by Friday`, `flies Tuesday`; a day that is over is none to meet. */
function dayNeeded(text: string, moment: Moment): Temporal.PlainDate | undefined {
  const [, told] = /\b(?:by|before|until|till)\s+([^,.;]{3,40})/i.exec(text) ?? [];
  const day =
    (told === undefined ? undefined : readForwardDay(told, moment)) ??
    findTrailingDay(text, moment)?.day ??
    askChrono(text.slice(-LONGEST_SEARCHED), moment.now, 'forward')[0]?.day;
  return day && isBefore(todayOf(moment), day) ? day : undefined;
}

import type { Temporal } from 'temporal-polyfill';
import { findAmount, withoutAmount } from '../../../../circle/domain/find-amount.ts';
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
/** What else is given, where the thing is all that is said of it: `sent her a book recommendation` is no gift. */
const GIVEN_THINGS =
  /^(?:i |we |just )*(?:sent|gave|bought) (?:him|her|them) ((?:an?|some|two|the) (?:[\p{L}-]+ ){0,2}?(?:books?|scarf|plant|candles?|mug|jumper|sweater|toy|puzzle|record|necklace|bracelet|earrings|perfume|whisky|whiskey|gin|basket|print|painting|vase|pen|notebook|gloves|socks|biscuits|cookies|sweets|jam|honey|present)(?=$|[,.;!]| (?:for|about|on|with|from|by|yesterday|today|last|this)\b).*)$/iu;
/** With a sum it is a gift, whatever the thing. */
const PAID_FOR = /^(?:i |we |just )*(?:sent|gave|bought|ordered|got) (?:him|her|them) (.+)$/iu;
const GIFT_UNDER_WAY = /^(?:gift|present)s?:? (chosen|ordered)\b\s*[:=,–—-]?\s*(.*)$/i;
const ARRIVED =
  /^(?:(?:yes|yep|yeah),? )?(?:(?:it|they|that|the (?:gift|present|parcel|package|flowers|box|book)) (?:(?:has|have|did|both|all|safely) )*(?:arrived?|came?|got there|turned up|is there|was delivered|were delivered)|(?:it's )?arrived|all arrived)(?: (?:safely|fine|well|today|yesterday|on time|in time|already|intact|last week|this week|this morning|in one piece))*$/;
const NEED = /^(?:needs?|wanted|wish)\s*[:=]\s*(.*)$|^needs?\s+[–—-]\s+(.*)$/i;
/** What friends do for each other, told without a mark; `needs a holiday` is news. */
const NEED_TOLD =
  /^(?:(?:she|he|they) )?needs? ((?:(?:some|a bit of|a little) )?(?:help|a hand|a lift|a ride|a (?:baby)?sitter|(?:somewhere|a place) to (?:stay|live|sleep))\b(?! from (?:him|her|them)\b).*)$/i;
const SHOUT_OUT =
  /^shout[- ]?outs?\b\s*(?:[:=–—-]\s*|(?=to |for )|(?!if |of |when |loud |at |in |about |and |or |from |was |is )(?=\S))(.*)$|^shout[- ]?out$/i;
const SHOUT_OUT_DONE =
  /^shout[- ]?outs?:? (?:is |was |all )?(?:done|out|posted|published|shared|said)$|^(?:i(?:'ve| have)? |just )*(?:shared|posted|published) (?:it|them|(?:my |the )?(?:shout-?outs?|praise))$/;
const SHOUT_OUT_DROPPED =
  /^(?:shout[- ]?outs?:? (?:is )?(?:dropped|cancel(?:l?ed)?|off|no|never mind)|(?:drop|cancel|skip|no) (?:the )?shout[- ]?outs?)$/;
/** It writes to somebody else: nothing but the whole line counts. */
const ASK_NEWSLETTER = /^ask (?:(?:him|her|them) )?about (?:the|my) newsletter$/;
const LONGEST_SEARCHED = 200;

/** `gift idea: …`, `gift sent: … $80`, `need: …`, `shout-out …`: kept for giving. */
export const readGiving: ReadCommand = ({ command, word, moment }) => {
  if (ASK_NEWSLETTER.test(word)) return { kind: 'ask-newsletter' };
  if (SHOUT_OUT_DONE.test(word)) return { kind: 'shout-out-over', how: 'done' };
  if (SHOUT_OUT_DROPPED.test(word)) return { kind: 'shout-out-over', how: 'dropped' };
  if (ARRIVED.test(word)) return { kind: 'arrived', text: command };
  const gift = readMarkedGift(command, moment) ?? readUnmarkedGift(command, moment);
  if (gift !== undefined) return gift;
  const need = NEED.exec(command) ?? NEED_TOLD.exec(command);
  if (need) return readNeed(firstOf(need), moment);
  const praise = SHOUT_OUT.exec(command);
  return praise
    ? textOr('shout-out', praise, 'What for? Write it like “shout-out: her talk in Oslo”.')
    : undefined;
};

/** `gift sent: …`, `gift ordered: …`, `gift idea: …` */
function readMarkedGift(command: string, moment: Moment): AnswerReading | undefined {
  const sent = GIFT_SENT.exec(command);
  if (sent) return readSent(firstOf(sent), moment);
  const [, stage, chosen = ''] = GIFT_UNDER_WAY.exec(command) ?? [];
  if (stage !== undefined) {
    return readUnderWay(stage.toLowerCase() === 'chosen' ? 'chosen' : 'ordered', chosen);
  }
  const idea = GIFT_IDEA.exec(command);
  return idea
    ? textOr('gift-idea', idea, 'What is the idea? Write it like “gift idea: a book on maps”.')
    : undefined;
}

/** `sent her flowers`, `got him a lamp $80` */
function readUnmarkedGift(command: string, moment: Moment): AnswerReading | undefined {
  const [, things] = SENT_THINGS.exec(command) ?? GIVEN_THINGS.exec(command) ?? [];
  if (things !== undefined) return readSent(things, moment);
  const [, paid] = PAID_FOR.exec(command) ?? [];
  return paid !== undefined && findAmount(paid) !== undefined ? readSent(paid, moment) : undefined;
}

const firstOf = ([, ...groups]: RegExpExecArray): string =>
  afterMark(groups.find((group) => group !== undefined) ?? '');

function textOr(kind: 'gift-idea' | 'shout-out', match: RegExpExecArray, why: string): AnswerReading {
  const text = firstOf(match);
  return text === '' ? unclear(why) : { kind, text };
}

function readUnderWay(stage: 'chosen' | 'ordered', told: string): AnswerReading {
  const text = afterMark(told);
  if (text === '')
    return unclear(
      `What did you ${stage === 'chosen' ? 'choose' : 'order'}? Write it like “gift ${stage}: a book on maps $30”.`,
    );
  const amount = findAmount(text);
  return { kind: 'gift-under-way', stage, text, ...(amount && { amount }) };
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
  const withoutSum = withoutAmount(text.slice(-LONGEST_SEARCHED));
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

import type { Growth } from '../../../functions/newsletter/domain/growth.ts';
import { readerSince, type Subscriber } from '../../../functions/newsletter/domain/subscriber.ts';
import { SUBSCRIBER_COLUMNS } from '../../../functions/newsletter/domain/subscriber-columns.ts';
import { printable } from '../terminal.ts';

const count = (number: number): string => number.toLocaleString('en');
const readers = (number: number): string => (number === 1 ? '1 reader' : `${count(number)} readers`);

/** A line a day on which somebody came or went, the newest last. */
export function growthText(
  { readers: now, days }: Growth,
  most: number,
  webOrigin: string | undefined,
): string {
  if (days.length === 0) return nobodyText(webOrigin);
  const rows = withTotals(days).slice(-most);
  const table = [['day', 'came', 'left', 'readers'], ...rows].map(([day = '', ...numbers]) =>
    [day.padEnd('YYYY-MM-DD'.length), ...numbers.map((number) => number.padStart(8))].join(''),
  );
  const more = days.length - rows.length;
  return [
    `${readers(now)} ${now === 1 ? 'gets' : 'get'} the newsletter.`,
    '',
    ...table,
    ...(more > 0
      ? [`… and ${more === 1 ? '1 earlier day' : `${count(more)} earlier days`}: --limit ${days.length}`]
      : []),
  ].join('\n');
}

const nobodyText = (webOrigin: string | undefined): string =>
  [
    'Nobody gets the newsletter yet.',
    '',
    ...(webOrigin === undefined ? [] : [`  ${webOrigin}/newsletter is where people sign up`]),
    '  npm run kith -- subscribers import FILE --source "how they agreed" takes a list over',
  ].join('\n');

function withTotals(days: Growth['days']): readonly string[][] {
  let total = 0;
  return days.map(({ day, came, left }) => {
    total += came - left;
    return [day, came > 0 ? `+${count(came)}` : '', left > 0 ? `−${count(left)}` : '', count(total)];
  });
}

/** A line a reader: who they are, and what is known of them. */
export function readersText(listed: readonly Subscriber[], total: number): string {
  if (total === 0) return 'No reader fits.';
  const more = total - listed.length;
  return [
    `${readers(total)}.`,
    ...listed.map((subscriber) => printable(readerLine(subscriber))),
    ...(more > 0 ? [`… and ${readers(more)} more: --limit ${total}`] : []),
  ].join('\n');
}

function readerLine(subscriber: Subscriber): string {
  const { address, firstName, lastReplyAt, topics, tags, flags } = subscriber;
  const facts = [
    readerSince(subscriber) && `since ${readerSince(subscriber)?.slice(0, 10)}`,
    lastReplyAt && `answered ${lastReplyAt.slice(0, 10)}`,
    topics && `topics: ${topics.join(', ')}`,
    tags && `tags: ${tags.join(', ')}`,
    ...(flags ?? []).map((flag) => FLAG_TEXTS[flag]),
  ].filter(Boolean);
  const name = firstName === undefined ? address : `${firstName} <${address}>`;
  return `${name}  ${facts.join(' · ')}`;
}

const FLAG_TEXTS = {
  role: 'an office reads it, or several people do',
  disposable: 'made for an hour, and then read by nobody',
} as const satisfies Record<NonNullable<Subscriber['flags']>[number], string>;

/** A line a fact, by the headings of the export. */
export function subscriberText(subscriber: Subscriber): string {
  const facts = Object.entries(SUBSCRIBER_COLUMNS).flatMap(([heading, column]) => {
    const value = column(subscriber);
    return value ? [[heading, value] as const] : [];
  });
  const flags = (subscriber.flags ?? []).map((flag) => FLAG_TEXTS[flag]).join('; ');
  const told = facts.map(([heading, value]) => [heading, heading === 'flags' ? `${value}: ${flags}` : value]);
  const width = Math.max(...told.map(([heading = '']) => heading.length));
  return printable(told.map(([heading = '', value]) => `${heading.padEnd(width)}  ${value}`).join('\n'));
}

import { Temporal } from 'temporal-polyfill';
import type { BriefSettings } from '../../functions/circle/domain/brief-settings.ts';
import type { Interval, QuietDays } from '../../functions/circle/domain/cadence-rules.ts';
import type { Owner } from '../../functions/circle/domain/owner.ts';
import { SAID_OF_LETTERS } from '../../functions/circle/domain/say-letters.ts';
import type { DueDatesRefreshed } from '../../functions/circle/refresh-due-dates.ts';
import { localTime } from './output.ts';
import { printable } from './terminal.ts';

const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const LABEL_WIDTH = 15;

/** An owner's settings, one a line. */
export function ownerText(owner: Owner): string {
  const {
    name,
    addresses,
    timeZone,
    sendingHour,
    brief,
    tiers,
    quietDays,
    leadDays,
    leapDayRule,
    giving,
    letters,
  } = owner;
  const hour = `${String(sendingHour).padStart(2, '0')}:00`;
  const rows: readonly (readonly [string, string])[] = [
    ['morning brief', `${hour} in ${timeZone}; the next one ${localTime(owner.briefDueAt, timeZone)}`],
    ['its days', sayBriefDays(brief)],
    ['its people', `${brief.mostPeople} at most`],
    ['week ahead', brief.weekAheadOn === 'never' ? 'never' : sayWeekAhead(brief.weekAheadOn)],
    ['inner circle', sayInterval(tiers.inner)],
    ['close', sayInterval(tiers.close)],
    ['wide', sayInterval(tiers.wide)],
    ['quiet days', sayQuietDays(quietDays)],
    ['days to keep', leadDays === 0 ? 'told on the day itself' : `told ${sayDays(leadDays)} ahead`],
    ...sayGiving(giving),
    ...sayLetterRules(letters),
    ...(owner.mastodonInstance ? [['Mastodon', owner.mastodonInstance] as const] : []),
    ['29 February', `kept on ${leapDayRule === '1-march' ? '1 March' : '28 February'} in other years`],
  ];
  const mailAddresses = addresses.map(({ address }) => `<${address}>`).join(' ');
  return [
    printable(`${name} ${mailAddresses}`),
    '',
    ...rows.map(([label, text]) => rowText(label, text)),
  ].join('\n');
}

/** One more line of that list. */
export const rowText = (label: string, text: string): string => `  ${label.padEnd(LABEL_WIDTH)}${text}`;

export function refreshedText({ checked, moved }: DueDatesRefreshed): string {
  if (checked === 0) return 'Nobody has a cadence yet, so no due date had to move.';
  const people = checked === 1 ? '1 person' : `${checked.toLocaleString('en')} people`;
  return `Due dates of ${people} checked, ${moved === 0 ? 'all as they were' : `${moved.toLocaleString('en')} moved`}.`;
}

function sayGiving({ currency, ...tiers }: Owner['giving']): readonly (readonly [string, string])[] {
  const sum = (value: number) => `${value.toLocaleString('en')}${currency ? ` ${currency}` : ''}`;
  const sayRhythm = ({ giftsAYear, forTheOneAtHome, budgetAYear }: Owner['giving']['inner']) => {
    const atHome = Math.min(forTheOneAtHome, giftsAYear);
    const home = atHome === 0 ? '' : `, ${atHome} of them for the one at home`;
    const gifts = giftsAYear === 1 ? '1 gift' : `${giftsAYear} gifts`;
    return giftsAYear === 0 ? 'no gifts' : `${gifts} a year each${home}; up to ${sum(budgetAYear)} a year`;
  };
  return [
    ['gifts, inner', sayRhythm(tiers.inner)],
    ['gifts, close', sayRhythm(tiers.close)],
    ['gifts, wide', sayRhythm(tiers.wide)],
    ...(currency === undefined
      ? [['gifts in', 'your own currency; tell it with --currency, and prices are shown'] as const]
      : []),
  ];
}

function sayLetterRules({ autoADay, ...tiers }: Owner['letters']): readonly (readonly [string, string])[] {
  const said = (['inner', 'close', 'wide'] as const).flatMap((tier) => {
    const setting = tiers[tier];
    return setting === undefined ? [] : [[`letters, ${tier}`, SAID_OF_LETTERS[setting]] as const];
  });
  const isAuto = Object.values(tiers).includes('auto');
  return [
    ...(said.length > 0 ? said : [['letters', 'drafted only for whom you say so'] as const]),
    ...(isAuto ? [['by themselves', `${autoADay} letters a day at most`] as const] : []),
  ];
}

const sayInterval = ({ idealDays, longestDays }: Interval): string =>
  longestDays > idealDays
    ? `every ${sayDays(idealDays)}, ${longestDays} at most`
    : `every ${sayDays(idealDays)}`;

function sayQuietDays({ weekdays, spans }: QuietDays): string {
  const parts = [
    ...weekdays.map((weekday) => `${WEEKDAY_NAMES[weekday - 1]}s`),
    ...spans.map(({ from, until }) =>
      from === until ? sayDate(from) : `${sayDate(from)} to ${sayDate(until)}`,
    ),
  ];
  return parts.length === 0 ? 'none' : parts.join(', ');
}

const sayBriefDays = ({ weekdays }: BriefSettings): string =>
  weekdays.length === WEEKDAY_NAMES.length
    ? 'every day'
    : weekdays.map((weekday) => `${WEEKDAY_NAMES[weekday - 1]}s`).join(', ');

const sayWeekAhead = (weekday: number): string =>
  `in the brief of ${WEEKDAY_NAMES[weekday - 1]}, or the next one after it`;

const sayDays = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

const sayDate = (date: string): string =>
  Temporal.PlainDate.from(date).toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

import type { Delivery } from '../../../functions/delivery/domain/delivery.ts';
import type { IssueTotals } from '../../../functions/newsletter/domain/issue.ts';
import type { Dispatch, StopReason, Tally } from '../../../functions/newsletter/sending/domain/dispatch.ts';
import type {
  Estimate,
  IssueProgress,
  IssueWait,
} from '../../../functions/newsletter/sending/domain/issue-progress.ts';

const BAR_CHARACTERS = 24;
const MOST_UNKNOWN_SHOWN = 20;

const STOPPED: Record<StopReason, string> = {
  bounces: 'stopped by itself, since too many letters came back',
  complaints: 'stopped by itself, since too many readers marked it as spam',
  expired: 'stopped by itself, since it could not go out in time',
};

/** `The-letter: going out` */
export function stateText({ slug, status, stop, finishedAt, frozenAt }: Dispatch): string {
  const texts: Record<Dispatch['status'], string> = {
    freezing: 'its readers are being written down',
    sending: `going out since ${minuteOf(frozenAt)}`,
    paused: 'paused; resume lets it go on',
    stopped: `${STOPPED[stop?.reason ?? 'expired']}; resume lets it go on`,
    cancelled: finishedAt === undefined ? 'being called off' : `called off, ${minuteOf(finishedAt)}`,
    sent: `out since ${minuteOf(finishedAt ?? frozenAt)}`,
  };
  return `${slug}: ${texts[status]}`;
}

/** `[######------]  50 %  500 of 1,000 readers had their turn` */
export function barText({ planned, done }: IssueProgress): string {
  const share = planned === 0 ? 1 : done / planned;
  const filled = Math.floor(share * BAR_CHARACTERS);
  const bar = '#'.repeat(filled) + '-'.repeat(BAR_CHARACTERS - filled);
  return `[${bar}] ${Math.floor(share * 100)} %  ${count(done)} of ${count(planned)} readers had their turn`;
}

const OUTCOMES = {
  sent: 'taken by SES',
  suppressed: 'get no mail',
  left: 'left',
  passed: 'wanted something else or pause',
  cancelled: 'get none, since it was called off',
  rejected: 'refused by SES',
  lost: 'unknown: what was written down of them is gone',
  unknown: 'unknown: SES did not say',
} as const satisfies Partial<Record<keyof IssueTotals, string>>;

/** Those who send write down how far they are every ten seconds or so; what SES tells is there at once. */
export function totalsText(totals: IssueTotals, { delivered, bounced }: Tally): string {
  const parts = Object.entries(OUTCOMES).flatMap(([name, said]) => {
    const number = Object.entries(totals).find(([each]) => each === name)?.[1] ?? 0;
    return number > 0 ? [`${count(number)} ${said}`] : [];
  });
  if (parts.length > 0) return parts.join(' · ');
  return delivered + bounced > 0 ? 'How far it is will be known in some seconds.' : 'Nobody had a turn yet.';
}

/** Undefined where everybody is accounted for. */
export const lostText = ({ slug }: Dispatch, lost: number): string | undefined =>
  lost === 0
    ? undefined
    : `Of ${count(lost)} of its readers nobody knows what became, since what was written down of them is gone. It goes to nobody else, and is over once you call it off: issue cancel ${slug} --yes.`;

export const tallyText = ({ delivered, bounced, complained }: Dispatch): string =>
  `SES tells of ${count(delivered)} that arrived, ${count(bounced)} that came back, ${count(complained)} marked as spam.`;

export function estimateText({ perSecond, seconds, leftToday }: Estimate): string {
  if (perSecond <= 0)
    return 'SES takes no mail of this account at present (its rate is 0): see what SES says about it.';
  const rate = `at most ${count(Math.floor(perSecond * 10) / 10)} a second, the newsletter’s share of what SES takes`;
  if (seconds !== undefined) return `About ${durationText(seconds)} of sending are left, ${rate}.`;
  return `SES takes ${count(leftToday)} more of them today; the rest goes out as its day allows, ${rate}.`;
}

/** Why nothing moves at this moment. */
export function waitText({ reason, until }: IssueWait): string {
  const when = until === undefined ? 'within a quarter of an hour' : `after ${minuteOf(until)}`;
  const texts: Record<IssueWait['reason'], string> = {
    refused: `SES took none of its mails, so it tries again ${when}: see what SES says about the account.`,
    quota: `SES takes no more of them for now; it goes on ${when}.`,
    schedule: `Nobody works on it at this moment; it goes on ${when}.`,
  };
  return texts[reason];
}

/** By address, so that the owner can ask them. */
export function unknownText(unknown: readonly Delivery[]): string {
  const shown = unknown.slice(0, MOST_UNKNOWN_SHOWN).map(({ recipient }) => `  ${recipient}`);
  const more = unknown.length - shown.length;
  return [
    'May have got it, and it is never sent twice:',
    ...shown,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join('\n');
}

export function durationText(seconds: number): string {
  if (seconds <= 1) return 'a second';
  if (seconds < 90) return `${Math.ceil(seconds)} seconds`;
  if (seconds < 90 * 60) return `${Math.ceil(seconds / 60)} minutes`;
  return `${Math.ceil(seconds / 360) / 10} hours`;
}

export const minuteOf = (moment: string): string => `${moment.slice(0, 16).replace('T', ' ')} UTC`;

const count = (number: number): string => number.toLocaleString('en');

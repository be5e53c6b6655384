import type { Verdicts } from '../../functions/inbound/domain/inbound-mail.ts';
import { HELD_FATES, type MailRecord } from '../../functions/inbound/inbound-log.ts';
import type { KeptMail } from './mail-room/mail-room.ts';

const FATES: Readonly<Record<string, string>> = {
  logged: 'on a timeline',
  decided: 'carried out',
  stopped: 'wants no more mail, and gets none',
  duplicate: 'a copy of one that was acted on',
  automatic: 'written by a machine',
  empty: 'held: no new words in it',
  quarantined: 'held: spam or a virus was found',
  untrusted: 'held: nothing proves who wrote it',
  expired: 'held: its address is too old',
  unmatched: 'held: whom it is about is gone',
  forged: 'held: Kith never gave out its address',
  unreadable: 'held: it cannot be read',
};

/** What became of a mail, in words. */
export function sayFate(record: MailRecord | undefined): string {
  if (record === undefined) return 'never read: see redrive';
  if (record.fate !== undefined) return FATES[record.fate] ?? record.fate;
  return record.releasedAt === undefined
    ? 'being read, or it failed: see redrive'
    : 'let through, being read';
}

/** Whether `mail release` can change anything about it. */
export const isHeld = ({ fate }: MailRecord): boolean => HELD_FATES.some((held) => held === fate);

/** A line each: when, what became of it, what it was, from whom, its id. */
export function mailListText(mails: readonly KeptMail[], timeZone: string): string {
  if (mails.length === 0) {
    return 'No mail has come in yet. Answers to a brief, to a check-in and to an issue will be listed here.';
  }
  const rows = mails.map(({ messageId, keptAt, record }) => [
    momentText(record?.mail?.receivedAt ?? keptAt.toISOString(), timeZone),
    sayFate(record),
    record?.kind ?? '',
    record?.mail?.envelopeSender ?? '',
    messageId,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

export function mailText({ messageId, keptAt, sizeBytes, record }: KeptMail, timeZone: string): string {
  const { mail } = record ?? {};
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['Came', momentText(mail?.receivedAt ?? keptAt.toISOString(), timeZone)],
    ['From', mail?.envelopeSender],
    ['To', mail?.recipients.join(', ')],
    ['Size', `${sizeBytes.toLocaleString('en')} bytes`],
    ['What it was', record?.kind],
    ['Verdicts', mail && sayVerdicts(mail.verdicts)],
    ['Became', sayFate(record)],
    ['Let through', record?.releasedAt && momentText(record.releasedAt, timeZone)],
  ];
  const known = lines.flatMap(([label, value]) => (value ? [`  ${label.padEnd(12)} ${value}`] : []));
  const next =
    record && isHeld(record) ? ['', `To let it through: npm run kith -- mail release ${messageId}`] : [];
  return [messageId, '', ...known, ...next].join('\n');
}

const sayVerdicts = (verdicts: Verdicts): string =>
  Object.entries(verdicts)
    .map(([name, verdict]) => `${name} ${verdict.toLowerCase()}`)
    .join(', ');

/** `24 Aug 2026, 07:30` */
const momentText = (moment: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(
    Date.parse(moment),
  );

import { cleanLine } from '../../functions/circle/domain/clean-text.ts';
import type { Verdicts } from '../../functions/inbound/domain/inbound-mail.ts';
import {
  HELD_FATES,
  type HeldFate,
  type InboundFate,
  type MailRecord,
} from '../../functions/inbound/inbound-log.ts';
import type { KeptMail, MailPage } from './mail-room/mail-room.ts';

const FATES: Readonly<Record<InboundFate, string>> = {
  logged: 'on a timeline',
  asked: 'nothing was done; you were asked what it means',
  decided: 'carried out',
  stopped: 'wants no more mail, and gets none',
  duplicate: 'a copy of one that was acted on',
  automatic: 'written by a machine',
  'passed-on': 'a question of a mail provider, passed on to you',
  'unknown-person': 'held: somebody in it is not in the circle',
  empty: 'held: no new words in it',
  quarantined: 'held: spam or a virus was found',
  untrusted: 'held: nothing proves who wrote it',
  expired: 'held: its address is too old',
  unmatched: 'held: whom it is about is gone',
  forged: 'held: Kith never gave out its address',
  unreadable: 'held: it cannot be read',
};
const WORDS: ReadonlyMap<string, string> = new Map(Object.entries(FATES));

/** What `--fate` knows. `open`: it was never read, is being read, or failed. */
export const FATE_NAMES: readonly string[] = [...WORDS.keys(), 'open'];

const READ_AGAIN = 'It is read again';
/** What whoever releases a mail vouches for: the policy of judge-sender.ts in words. */
const RELEASES: Readonly<Record<HeldFate, string>> = {
  quarantined:
    'Letting it through says that it may be opened; that its writer is who they say must still be proven.',
  untrusted: 'Letting it through says that you know that its owner wrote it.',
  expired:
    'Letting it through says that the age of its address does not matter; its sender must still be proven.',
  unmatched: `${READ_AGAIN}, in case you have added the person since.`,
  forged: `${READ_AGAIN}, but an address that Kith never gave out stays one.`,
  unreadable: `${READ_AGAIN}, which helps after an update of Kith.`,
  'unknown-person': `${READ_AGAIN}, in case you have added the person since.`,
  empty: `${READ_AGAIN}, which helps after an update of Kith.`,
};

/** What a release would say; of one under way, that it is completed. */
export const sayRelease = (fate: HeldFate | undefined): string =>
  fate === undefined ? 'It is handed once more to whoever reads it.' : RELEASES[fate];

/** What became of a mail, in words. */
export function sayFate(record: MailRecord | undefined): string {
  if (record === undefined) return 'never read: see redrive';
  if (record.fate !== undefined) return WORDS.get(record.fate) ?? record.fate;
  return record.releasedAt === undefined
    ? 'being read, or it failed: see redrive'
    : 'let through, being read';
}

/** The fate from which `mail release` lets a mail through; undefined where it cannot. */
export const heldFate = ({ fate }: MailRecord): HeldFate | undefined =>
  HELD_FATES.find((held) => held === fate);

const NO_MAIL =
  'No mail has come in yet. Answers to a brief, to a check-in and to an issue, and copies for the log, will be listed here.';

/** A line each: when, what became of it, what it was, from whom, its id. */
export function mailListText(
  { mails, older }: MailPage,
  { timeZone, fate }: { readonly timeZone: string; readonly fate: string | undefined },
): string {
  if (mails.length === 0)
    return fate === undefined ? NO_MAIL : `No mail is ${fate}. All of it: npm run kith -- mail`;
  const rows = mails.map(({ messageId, keptAt, record }) => [
    momentText(record?.mail?.receivedAt ?? keptAt.toISOString(), timeZone),
    sayFate(record),
    record?.kind ?? '',
    cleanLine(record?.mail?.envelopeSender ?? ''),
    messageId,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  const filter = fate === undefined ? '' : ` --fate ${fate}`;
  const next = older === undefined ? [] : ['', `Older ones: npm run kith -- mail${filter} --older ${older}`];
  return [...lines, ...next].join('\n');
}

export function mailText({ messageId, keptAt, sizeBytes, record }: KeptMail, timeZone: string): string {
  const { mail } = record ?? {};
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['Came', momentText(mail?.receivedAt ?? keptAt.toISOString(), timeZone)],
    ['From', mail && cleanLine(mail.envelopeSender)],
    ['To', mail && cleanLine(mail.recipients.join(', '))],
    ['Size', `${sizeBytes.toLocaleString('en')} bytes`],
    ['What it was', record?.kind],
    ['Verdicts', mail && sayVerdicts(mail.verdicts)],
    ['Became', sayFate(record)],
    ['Raw mail', `in the mail bucket, under this id; --raw FILE saves it`],
    ['Let through', record?.releasedAt && momentText(record.releasedAt, timeZone)],
  ];
  const known = lines.flatMap(([label, value]) => (value ? [`  ${label.padEnd(12)} ${value}`] : []));
  const fate = record && heldFate(record);
  const next = fate ? ['', RELEASES[fate], `  npm run kith -- mail release ${messageId} --yes`] : [];
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

import { Temporal } from 'temporal-polyfill';
import type { Draft } from '../../functions/check-ins/domain/draft.ts';
import { nextWorkingMoment } from '../../functions/check-ins/domain/next-working-moment.ts';
import { writeDraft } from '../../functions/check-ins/domain/write-draft.ts';
import { workThroughDue } from '../../functions/check-ins/work-through-due.ts';
import { shareOf } from '../../functions/delivery/domain/send-quota.ts';
import { deriveContactId, deriveDraftId } from '../../functions/shared/ids.ts';
import { toIsoInstant } from '../../functions/shared/iso-instant.ts';
import { log } from '../../functions/shared/log.ts';
import { buildContact } from '../builders/contact.ts';
import { buildDraft } from '../builders/draft.ts';
import { buildInteraction } from '../builders/interaction.ts';
import { buildOwner } from '../builders/owner.ts';
import { formatSpread, spreadOf } from './spread.ts';

const LETTERS = 10_000;
const ZONES = [
  ...['Pacific/Auckland', 'Asia/Tokyo', 'Asia/Kolkata', 'Europe/Istanbul', 'Europe/Berlin'],
  ...['Europe/London', 'America/Sao_Paulo', 'America/New_York', 'America/Chicago', 'America/Los_Angeles'],
];
/** A new account out of the sandbox. */
const QUOTA = { perSecond: 14, perDay: 50_000, sentLastDay: 0 };
const RUN_MS = 15 * 60_000;
const MINUTE_MS = 60_000;
/** What claim, suppression list, SES and record take, as an order of magnitude. */
const SEND_MS = 150;
const APPROVED_AT = Temporal.Instant.from('2026-08-23T18:00:00Z');

/** How 10,000 letters that are approved on one evening go out, and how long a draft takes to write. `npm run bench -- check-ins`. */
export async function benchCheckIns(): Promise<void> {
  log.setLogLevel('WARN');
  const share = shareOf(QUOTA, 'one-to-one').perSecond * 60;
  console.log(
    `check-ins: ${LETTERS.toLocaleString('en')} approved at once; quota share ${share.toFixed(0)} a minute`,
  );
  await planDay('in ten zones', ZONES);
  await planDay('all in one zone', ['Europe/London']);
  measureDrafting();
}

async function planDay(title: string, zones: readonly string[]): Promise<void> {
  const waiting = Array.from({ length: LETTERS }, (_, index) => approvedLetter(index, zones));
  const before = performance.now();
  const sentAtMs = await sendAll(waiting);
  const perMinute = Map.groupBy(sentAtMs, (at) => Math.floor(at / MINUTE_MS));
  const most = Math.max(...[...perMinute.values()].map(({ length }) => length));
  const [first = 0, last = 0] = [sentAtMs[0], sentAtMs.at(-1)];
  const hours = ((last - first) / 3_600_000).toFixed(1);
  const cpu = ((performance.now() - before) / 1000).toFixed(1);
  console.log(
    `  ${title}: at most ${most} a minute, over ${hours} hours, ${sentAtMs.length} sent (planned in ${cpu} s)`,
  );
  const perHour = Map.groupBy(sentAtMs, (at) => Math.floor((at - APPROVED_AT.epochMilliseconds) / 3_600_000));
  const bars = [...perHour].map(([hour, { length }]) => `${hour} h: ${length}`);
  console.log(`    after the approval, ${bars.join(', ')}`);
}

function approvedLetter(index: number, zones: readonly string[]): Draft {
  const draftId = deriveDraftId(`letter ${index}`);
  const place = { contact: { timeZone: zones[index % zones.length] }, owner: { timeZone: 'Europe/London' } };
  const dueAt = toIsoInstant(nextWorkingMoment({ ...place, draftId }, APPROVED_AT));
  return { ...buildDraft({ draftId }), status: 'approved', dueAt };
}

/** Runs every quarter of an hour on a clock of its own, by the loop that the Lambda runs. */
async function sendAll(letters: readonly Draft[]): Promise<readonly number[]> {
  let queue = letters.toSorted((one, other) => (one.dueAt ?? '').localeCompare(other.dueAt ?? ''));
  const sentAtMs: number[] = [];
  let runAtMs = APPROVED_AT.epochMilliseconds;
  let nowMs = runAtMs;
  const ports = {
    drafts: {
      findDue: async (now: string, limit: number) =>
        queue.slice(0, limit).filter(({ dueAt }) => dueAt !== undefined && dueAt <= now),
    },
    sendQuota: { readSendQuota: async () => ({ ...QUOTA, sentLastDay: sentAtMs.length }) },
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(Math.round(nowMs)) },
    pause: async (milliseconds: number) => {
      nowMs += milliseconds;
    },
  };
  while (queue.length > 0) {
    runAtMs += RUN_MS;
    nowMs = Math.max(nowMs, runAtMs);
    await workThroughDue(ports, async (draft) => {
      queue = queue.filter(({ draftId }) => draftId !== draft.draftId);
      sentAtMs.push(nowMs);
      nowMs += SEND_MS;
      return 'go-on';
    });
  }
  return sentAtMs;
}

const PEOPLE = 2_000;

/** The pure part: what a brief does for each letter beyond reading. */
function measureDrafting(): void {
  const owner = buildOwner();
  const now = Temporal.Instant.from('2026-08-24T06:30:00Z');
  const people = Array.from({ length: PEOPLE }, (_, index) => {
    const contact = buildContact({ contactId: deriveContactId('bench', String(index)) });
    const interactions = Array.from({ length: 20 }, (_each, entry) =>
      buildInteraction({
        ...{
          contactId: contact.contactId,
          interactionId: `entry-${entry}`,
          kind: 'reply',
          direction: 'inbound',
        },
        occurredAt: `2026-07-${String(20 - entry).padStart(2, '0')}T12:00:00.000Z`,
        text: `We are learning Greek, slowly. The garden is in flower, chapter ${entry} is done, and the dog sleeps.`,
        source: { by: 'contact-reply' },
      }),
    );
    return { contact, interactions };
  });
  for (const person of people.slice(0, 50)) writeDraft({ owner, ownerName: owner.name, now, ...person }); // warm-up
  let written = 0;
  const took = people.map((person) => {
    const before = performance.now();
    if (writeDraft({ owner, ownerName: owner.name, now, ...person }) !== undefined) written += 1;
    return performance.now() - before;
  });
  console.log(
    `  writeDraft, 20 entries each: ${formatSpread(spreadOf(took), 'ms', 2)}; ${written} of ${PEOPLE} written`,
  );
}

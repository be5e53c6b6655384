import { toIsoInstant } from '../../shared/iso-instant.ts';
import { log } from '../../shared/log.ts';
import { TotalsDisagreeError } from '../errors.ts';
import { knownAddresses } from '../known-addresses.ts';
import { type Cursor, START } from './domain/cursor.ts';
import type { Dispatch } from './domain/dispatch.ts';
import { createIssueComposer } from './issue-composer.ts';
import { Pace } from './pace.ts';
import { readRoll } from './read-roll.ts';
import { type Halt, SegmentRun } from './segment-run.ts';
import { type ReaderTurn, type SegmentTask, sendToReader } from './send-to-reader.ts';
import type { SendingInput, SendingPorts } from './sending-ports.ts';
import { takeCensus } from './take-census.ts';
import { leaseOf, lookNowAndThen } from './watch-segment.ts';

const MS_FOR_ONE_MAIL = 20_000;
/** SES counts its sending rate by the second. After the last of these waits, the segment goes on in a later run. */
const THROTTLE_WAITS_MS = [1_000, 1_500, 2_000];
const MOST_ROUNDS = 3;

/** After how many minutes to go on. */
const PAUSE_MINUTES: Record<Halt, number> = {
  ...{ time: 0, throttled: 0, held: 0, lost: 0 },
  ...{ quota: 60, refused: 60 },
};

/** done: everybody of the segment had their turn, and is accounted for. busy: somebody has it, or nothing is left to do. */
export type SegmentOutcome = Halt | 'done' | 'busy';

/**
 * Sends an issue to the readers of one segment: takes its lease, lets them have their turns at the newsletter's rate, stores from
 * time to time how far all have come, and takes a census at the end. Whatever dies in between, whoever takes the segment up next
 * goes on from what was stored; a reader's own claim keeps them from getting it twice.
 */
export async function sendSegment(
  ports: SendingPorts,
  input: SendingInput,
  slug: string,
  segment: number,
): Promise<SegmentOutcome> {
  const dispatch = await ports.dispatches.find(slug);
  if (dispatch?.segments === undefined || !isUnderWay(dispatch)) return 'busy';
  const cursor = await ports.cursors.take(slug, segment, leaseOf(ports));
  if (cursor === undefined) return 'busy';
  const outcome = await workThrough(ports, input, dispatch, cursor);
  log.info('A segment of an issue', { slug, segment, generation: cursor.generation, outcome });
  return outcome;
}

const isUnderWay = ({ status, finishedAt }: Dispatch) =>
  (status === 'sending' || status === 'cancelled') && finishedAt === undefined;

async function workThrough(
  ports: SendingPorts,
  input: SendingInput,
  dispatch: Dispatch,
  taken: Cursor,
): Promise<SegmentOutcome> {
  const letter = await openLetter(ports, input, dispatch);
  let cursor = taken;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const ran = await runThrough(ports, input, { dispatch, cursor, letter });
    const now = await ports.dispatches.find(dispatch.slug);
    const isCancelled = now?.status === 'cancelled';
    if (ran.halt === 'lost') return 'lost';
    if (ran.halt !== undefined && !isCancelled) return await putDown(ports, ran.cursor, ran.halt);
    const census = await takeCensus(ports, input.context, now ?? dispatch, cursor.segment);
    if (census.missed === 0) {
      const { totals, unknown } = census;
      const done: Cursor = { ...ran.cursor, status: 'done', totals, unknown: [...unknown] };
      return (await ports.cursors.save(done)) === 'saved' ? 'done' : 'lost';
    }
    log.warn('Readers of an issue had no turn, and get one', { slug: dispatch.slug, missed: census.missed });
    cursor = { ...ran.cursor, position: START };
  }
  throw new TotalsDisagreeError(
    `Readers of issue ${dispatch.slug} have no turn, however often it is their turn`,
  );
}

async function putDown(
  { cursors, clock }: SendingPorts,
  cursor: Cursor,
  halt: Halt,
): Promise<SegmentOutcome> {
  const dueAt = toIsoInstant(clock.now().add({ minutes: PAUSE_MINUTES[halt] }));
  const { slug, segment, totals, refusals = 0 } = cursor;
  log.warn('A segment of an issue waits', { slug, segment, reason: halt, totals });
  const put = { ...cursor, dueAt, ...(halt === 'refused' && { refusals: refusals + 1 }) };
  return (await cursors.save(put)) === 'saved' ? halt : 'lost';
}

/** The letter as it was kept, written for anybody; undefined: nobody gets it any more. */
async function openLetter(
  ports: SendingPorts,
  { context }: SendingInput,
  { slug, ownerId, status }: Dispatch,
): Promise<Letter | undefined> {
  if (status === 'cancelled') return undefined;
  const issue = await ports.issues.find(slug);
  if (issue === undefined) throw new TotalsDisagreeError(`Issue ${slug} is on its way, and is gone`);
  const signing = { keys: await ports.tokenKeys.readTokenKeys(), now: ports.clock.now() };
  return {
    composer: await createIssueComposer(context, issue, ownerId, signing),
    known: await knownAddresses(ports, ownerId, issue.letter),
  };
}

type Letter = Pick<SegmentTask, 'composer' | 'known'>;

interface Round {
  readonly dispatch: Dispatch;
  readonly cursor: Cursor;
  readonly letter: Letter | undefined;
}

async function runThrough(
  ports: SendingPorts,
  input: SendingInput,
  { dispatch, cursor, letter }: Round,
): Promise<{ readonly cursor: Cursor; readonly halt: Halt | undefined }> {
  if (letter === undefined) return { cursor, halt: undefined };
  const run = new SegmentRun(cursor);
  const pace = new Pace(ports, dispatch.segments ?? 1);
  const task: SegmentTask = { context: input.context, dispatch, generation: cursor.generation, ...letter };
  const look = lookNowAndThen(ports, run, cursor);
  try {
    for await (const entry of readRoll(ports.rolls, dispatch, cursor.segment, cursor.position)) {
      await run.hasRoom();
      if (input.remainingMs() < MS_FOR_ONE_MAIL) run.halt ??= 'time';
      if (run.halt === undefined) await look();
      if (run.halt === undefined && (await pace.turn()) === 'used-up') run.halt ??= 'quota';
      if (run.halt !== undefined) break;
      run.begin(entry, () =>
        untilNotThrottled(ports, input, pace, () => sendToReader(ports, task, entry.address)),
      );
    }
    await run.end();
  } catch (error) {
    await run.abandon();
    throw error;
  }
  const { position, totals, refusals, halt } = run;
  return { cursor: { ...cursor, position, totals, refusals }, halt };
}

/** Tries a turn again that SES throttled, a few times, as long as the run has time for one more mail. */
async function untilNotThrottled(
  { wait }: SendingPorts,
  { remainingMs }: SendingInput,
  pace: Pace,
  tryTurn: () => Promise<ReaderTurn>,
): Promise<ReaderTurn> {
  let turn = await tryTurn();
  for (const milliseconds of THROTTLE_WAITS_MS) {
    const isThrottled = turn.kind === 'refused' && turn.reason === 'throttled';
    if (!isThrottled || remainingMs() < milliseconds + MS_FOR_ONE_MAIL) return turn;
    pace.slowDown();
    await wait(milliseconds);
    turn = await tryTurn();
  }
  return turn;
}

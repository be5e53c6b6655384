import { countMoves, type IssueMove, recordMailEvent } from '../../functions/delivery/record-mail-events.ts';
import { NO_TOTALS } from '../../functions/newsletter/domain/issue.ts';
import { leaveByAddress } from '../../functions/newsletter/leave-newsletter.ts';
import { pauseIssue, resumeIssue } from '../../functions/newsletter/sending/change-course.ts';
import { findUnknown } from '../../functions/newsletter/sending/finish-dispatch.ts';
import { seeToDispatches } from '../../functions/newsletter/sending/see-to-dispatches.ts';
import type { SendingPorts } from '../../functions/newsletter/sending/sending-ports.ts';
import { startIssue } from '../../functions/newsletter/sending/start-issue.ts';
import { workOnHint } from '../../functions/newsletter/sending/work-on-hint.ts';
import type { EmailAddress } from '../../functions/shared/email-address.ts';
import { eachInFlight } from '../../functions/shared/in-flight.ts';
import { buildIssue, newsletterContext } from '../builders/newsletter.ts';
import type { Engine } from '../engines/engine.ts';
import { seededRandom } from '../fuzz/seeded-random.ts';
import { Mortal, wasKilled } from './mortal.ts';
import { SimulatedQueue } from './simulated-queue.ts';
import { SimulatedSes } from './simulated-ses.ts';
import { openSimulationWorld } from './simulation-world.ts';
import { VirtualTime } from './virtual-time.ts';

const SLUG = 'first';
const START = '2026-08-25T08:00:00.000Z';
const QUARTER_MS = 15 * 60_000;
const WORKERS = 4;
const ONE_IN_LEAVES = 60;
const EVENTS_IN_FLIGHT = 16;
/** So fast that SES is the slower one: workers are killed every few seconds of theirs. */
const QUOTA = { perSecond: 1_000, perDay: Number.POSITIVE_INFINITY, sentLastDay: 0 };

export interface SimulationInput {
  readonly readers: number;
  readonly seed: number;
  /** A worker is killed each time when so many mails were accepted. */
  readonly mailsPerKill: number;
  readonly onProgress?: (accepted: number) => void;
}

/** Sends one issue through all that can go wrong at once, and says what became of everybody. */
export async function simulateIssue(engine: Engine, input: SimulationInput) {
  const random = seededRandom(input.seed);
  const time = new VirtualTime(START);
  const ses = new SimulatedSes(random, time);
  const queue = new SimulatedQueue(random);
  const sendQuota = { readSendQuota: async () => QUOTA };
  const outside = { bulk: ses, hints: queue, clock: time, wait: time.wait, sendQuota };
  const world = await openSimulationWorld(engine, input.readers, outside);
  const { ports } = world;
  const active = new Set<Mortal>();
  const claimedAt = new Map<string, number>();
  const leftAt = new Map<string, number>();
  let moment = 0;
  let kills = 0;
  let pausedAt: number | undefined;

  const claims: SendingPorts['claims'] = {
    ...ports.claims,
    claim: async (address, request) => {
      moment += 1;
      const asked = moment;
      const answer = await ports.claims.claim(address, request);
      if (answer.isClaimed) claimedAt.set(address, asked);
      return answer;
    },
  };
  const leave = async (address: EmailAddress) => {
    await leaveByAddress(ports, address);
    moment += 1;
    leftAt.set(address, moment);
  };
  ses.onAccept(async () => {
    const accepted = ses.accepted.size;
    if (accepted % 1_000 === 0) input.onProgress?.(accepted);
    if (accepted % input.mailsPerKill === 0) {
      const [worker] = active;
      worker?.kill();
      kills += 1;
    }
    const somebody = world.addresses[random(world.addresses.length)];
    if (random(ONE_IN_LEAVES) === 0 && somebody !== undefined) await leave(somebody);
    if (pausedAt === undefined && accepted * 2 > input.readers) {
      pausedAt = accepted;
      await pauseIssue(ports, SLUG);
    }
  });

  await world.issues.open(buildIssue({ slug: SLUG, totals: NO_TOTALS }));
  await startIssue(ports, newsletterContext, buildIssue({ slug: SLUG }));
  let acceptedAtRest: number | undefined;
  let sentWhilePaused = 0;
  for (;;) {
    await workAll();
    const dispatch = await ports.dispatches.find(SLUG);
    if (dispatch?.status === 'paused') {
      if (acceptedAtRest === undefined) acceptedAtRest = ses.total;
      else {
        sentWhilePaused = ses.total - acceptedAtRest;
        await resumeIssue(ports, SLUG);
      }
    }
    if (dispatch?.finishedAt !== undefined && dispatch.dueAt === undefined && ses.isAllTold) break;
    if (dispatch?.status === 'stopped') throw new Error('The issue stopped by itself');
    time.leap(QUARTER_MS);
    await tellEvents();
    await seeToDispatches(ports, newsletterContext);
  }
  const dispatch = await ports.dispatches.find(SLUG);
  const unknown = (dispatch && (await findUnknown(ports, dispatch))) ?? [];
  return {
    ...{ dispatch, kills, sentWhilePaused, throttled: ses.throttled, silent: ses.silent, left: leftAt.size },
    accepted: ses.accepted.size,
    duplicates: [...ses.accepted.values()].filter((count) => count > 1).length,
    mailedAfterLeaving: [...ses.accepted.keys()].filter(
      (address) => (leftAt.get(address) ?? Number.POSITIVE_INFINITY) < (claimedAt.get(address) ?? 0),
    ).length,
    unknown: unknown.length,
    /** Those that SES took, all of whose events have come. */
    unsettled: unknown.filter(({ recipient }) => ses.accepted.has(recipient)).length,
  };

  async function workAll(): Promise<void> {
    await Promise.all(Array.from({ length: WORKERS }, work));
  }

  async function work(): Promise<void> {
    for (let hint = queue.take(); hint !== undefined; hint = queue.take()) {
      const mortal = new Mortal();
      active.add(mortal);
      const mine = mortalPorts(mortal);
      try {
        await workOnHint(mine, { context: newsletterContext, remainingMs: () => 900_000 }, hint);
      } catch (error) {
        if (!wasKilled(error)) throw error;
        await queue.send([hint]); // SQS hands it out again
      } finally {
        active.delete(mortal);
      }
      await tellEvents();
    }
  }

  function mortalPorts(mortal: Mortal): SendingPorts {
    return {
      ...ports,
      bulk: mortal.wrap(ports.bulk),
      claims: mortal.wrap(claims),
      cursors: mortal.wrap(ports.cursors),
      dispatches: mortal.wrap(ports.dispatches),
      rolls: mortal.wrap(ports.rolls),
      issueLedger: mortal.wrap(ports.issueLedger),
      rate: mortal.wrap(ports.rate),
      issues: mortal.wrap(ports.issues),
    };
  }

  async function tellEvents(): Promise<void> {
    const moves: IssueMove[] = [];
    const eventPorts = { ...ports, issueTallies: world.issueTallies, followSettled: async () => {} };
    await eachInFlight(ses.takeTold(), EVENTS_IN_FLIGHT, async (body) => {
      const move = await recordMailEvent(eventPorts, body);
      if (move !== undefined) moves.push(move);
    });
    await countMoves(eventPorts, moves);
  }
}

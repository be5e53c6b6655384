import { shareOf } from '../../delivery/domain/send-quota.ts';
import type { EmailAddress } from '../../shared/email-address.ts';
import { toEpochSeconds } from '../../shared/epoch-seconds.ts';
import { eachInFlight } from '../../shared/in-flight.ts';
import { toIsoInstant } from '../../shared/iso-instant.ts';
import { log } from '../../shared/log.ts';
import { askQuota } from './ask-quota.ts';
import { countSegments } from './domain/count-segments.ts';
import { newCursor } from './domain/cursor.ts';
import type { Dispatch, Plan } from './domain/dispatch.ts';
import { isDue } from './domain/is-due.ts';
import type { SendingPorts } from './sending-ports.ts';

const READERS_PER_CHUNK = 500;
/** Each look-up of seals takes at most as many. */
const SEALS_PER_LOOK = 100;
const CHUNKS_PER_SAVE = 10;
const LEASE_MINUTES = 2;
export const ROLL_LIFE_DAYS = 30;
const MS_FOR_ONE_SAVE = 20_000;

type FreezePorts = Pick<
  SendingPorts,
  | 'dispatches'
  | 'cursors'
  | 'rolls'
  | 'subscribers'
  | 'suppressionList'
  | 'sendQuota'
  | 'hints'
  | 'clock'
  | 'wait'
>;

/**
 * Writes down who gets an issue, chunk by chunk, then cuts the list into segments and lets them go. A chunk is written once, so
 * that whoever takes over from a process that died goes on behind what stands there. `later`: time is over, or another process
 * does it.
 */
export async function freezeAudience(
  ports: FreezePorts,
  slug: string,
  remainingMs: () => number,
): Promise<'frozen' | 'later'> {
  const found = await ports.dispatches.find(slug);
  const now = toIsoInstant(ports.clock.now());
  if (found?.status !== 'freezing' || !isDue(found, now)) return 'later';
  const whole = found.segments === undefined ? await writeRolls(ports, found, remainingMs) : found.plan;
  if (whole === undefined) return 'later';
  if (found.segments === undefined) await settle(ports, slug, whole);
  return await letGo(ports, slug);
}

/** Undefined when it was taken up by somebody else, or time is over. */
async function writeRolls(
  ports: FreezePorts,
  found: Dispatch,
  remainingMs: () => number,
): Promise<Plan | undefined> {
  let dispatch = found;
  for (;;) {
    const isLate = remainingMs() < MS_FOR_ONE_SAVE;
    const dueAt = isLate ? toIsoInstant(ports.clock.now()) : leaseEnd(ports);
    if ((await ports.dispatches.savePlan(dispatch, dispatch.plan, dueAt)) === 'lost') return undefined;
    if (isLate) {
      await ports.hints.send([{ slug: dispatch.slug }]);
      return undefined;
    }
    const { plan, isWhole } = await writeSomeChunks(ports, dispatch);
    if (isWhole) return plan;
    dispatch = { ...dispatch, plan, dueAt };
  }
}

async function writeSomeChunks(ports: FreezePorts, { slug, plan: before }: Dispatch) {
  const expiresAt = toEpochSeconds(ports.clock.now().add({ hours: 24 * ROLL_LIFE_DAYS }));
  let plan = before;
  for (let written = 0; written < CHUNKS_PER_SAVE; written += 1) {
    const after = plan.lastAddress;
    const readers = await ports.subscribers.listConfirmed({ after, limit: READERS_PER_CHUNK });
    if (readers.length === 0) return { plan, isWhole: true };
    await unseal(ports, readers);
    const stands = await ports.rolls.write(slug, plan.chunks, readers, expiresAt);
    const lastAddress = stands.at(-1) ?? after;
    plan = {
      chunks: plan.chunks + 1,
      planned: plan.planned + stands.length,
      ...(lastAddress && { lastAddress }),
    };
  }
  return { plan, isWhole: false };
}

/**
 * A suppression of all mail that was sealed when somebody's data was erased holds although they signed up anew: it comes into the
 * clear on their item, where the claim sees it.
 */
async function unseal({ suppressionList }: FreezePorts, readers: readonly EmailAddress[]): Promise<void> {
  const parts = Array.from({ length: Math.ceil(readers.length / SEALS_PER_LOOK) }, (_, part) =>
    readers.slice(part * SEALS_PER_LOOK, (part + 1) * SEALS_PER_LOOK),
  );
  await eachInFlight(parts, parts.length, async (part) => {
    for (const { address, suppression } of await suppressionList.findSealed(part)) {
      await suppressionList.suppress(address, suppression);
    }
  });
}

async function settle(ports: FreezePorts, slug: string, plan: Plan): Promise<void> {
  const { perSecond } = shareOf(await askQuota(ports), 'newsletter');
  await ports.dispatches.settlePlan(slug, plan, countSegments(plan.chunks, perSecond));
}

async function letGo(ports: FreezePorts, slug: string): Promise<'frozen' | 'later'> {
  const whole = await ports.dispatches.find(slug);
  if (whole?.segments === undefined) return 'later';
  await createCursors(ports, whole);
  const dueAt = toIsoInstant(ports.clock.now());
  if (!(await ports.dispatches.turn(slug, { from: ['freezing'], to: { status: 'sending', dueAt } }))) {
    return 'later';
  }
  const { segments, plan } = whole;
  log.info('An issue goes out', { slug, planned: plan.planned, segments });
  await ports.hints.send(Array.from({ length: segments }, (_, segment) => ({ slug, segment })));
  return 'frozen';
}

/** Those that are there stay as they are. */
export async function createCursors(
  { cursors }: Pick<FreezePorts, 'cursors'>,
  { slug, segments = 0, frozenAt }: Dispatch,
): Promise<void> {
  const numbers = Array.from({ length: segments }, (_, segment) => segment);
  await eachInFlight(numbers, 8, (segment) => cursors.create(newCursor(slug, segment, frozenAt)));
}

const leaseEnd = ({ clock }: FreezePorts) => toIsoInstant(clock.now().add({ minutes: LEASE_MINUTES }));

import { setTimeout as wait } from 'node:timers/promises';
import { log } from '../../functions/shared/log.ts';
import { startDynalite } from '../engines/engine.ts';
import { createNewsletterWorld, type NewsletterWorld } from '../integration/newsletter/newsletter-world.ts';
import { formOf, ipOf } from '../integration/newsletter/sign-up-steps.ts';
import { formatSpread, spreadOf } from './spread.ts';

const WARM_UP_SIGN_UPS = 100;
const SIGN_UPS = 1000;
const A_SECOND = 200;
/** Below the cap of all, which would answer sooner than a sign-up does. */
const AN_HOUR = 500;

/**
 * Milliseconds from the moment at which a sign-up was due (so that waiting counts) to its answer: new readers from networks of
 * their own, the engine in a process of its own, SES taking everything at once. What fails is counted and not timed.
 */
export async function benchSignUp(): Promise<void> {
  log.setLogLevel('SILENT');
  const engine = await startDynalite();
  try {
    const world = await createNewsletterWorld(engine);
    for (let n = 0; n < WARM_UP_SIGN_UPS; n += 1) await signUp(world, n, performance.now());
    report('one after the other', await oneByOne(world, WARM_UP_SIGN_UPS));
    report(`${A_SECOND} a second asked for`, await atRate(world, 2 * WARM_UP_SIGN_UPS));
  } finally {
    await engine.close();
  }
}

async function oneByOne(world: NewsletterWorld, first: number): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  for (let n = 0; n < WARM_UP_SIGN_UPS; n += 1) {
    answers.push(await signUp(world, first + n, performance.now()));
  }
  return answers;
}

function atRate(world: NewsletterWorld, first: number): Promise<readonly Answered[]> {
  const start = performance.now();
  return Promise.all(
    Array.from({ length: SIGN_UPS }, async (_, n) => {
      const due = start + (n * 1000) / A_SECOND;
      await wait(due - start);
      if (n % AN_HOUR === 0) moveOn(world);
      return await signUp(world, first + n, due);
    }),
  );
}

function report(how: string, answers: readonly Answered[]): void {
  const spread = spreadOf(answers.filter(({ isTaken }) => isTaken).map(({ milliseconds }) => milliseconds));
  const failed = answers.filter(({ isTaken }) => !isTaken).length;
  console.log(
    `sign-up: ${answers.length} new readers, ${how}: ${formatSpread(spread, 'ms')}, ${failed} failed`,
  );
}

const moveOn = ({ clock }: NewsletterWorld) =>
  clock.setTo(clock.now().add({ hours: 1 }).toString({ smallestUnit: 'millisecond' }));

interface Answered {
  readonly isTaken: boolean;
  readonly milliseconds: number;
}

async function signUp(world: NewsletterWorld, n: number, due: number): Promise<Answered> {
  const body = formOf(world, { address: `reader${n}@x.example` });
  const { statusCode } = await world.request('POST', '/newsletter', { body, sourceIp: ipOf(n) });
  return { isTaken: statusCode === 200, milliseconds: performance.now() - due };
}

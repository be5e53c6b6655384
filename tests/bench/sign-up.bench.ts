import { setTimeout as wait } from 'node:timers/promises';
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
 * their own, the engine in a process of its own, SES taking everything at once.
 */
export async function benchSignUp(): Promise<void> {
  const engine = await startDynalite();
  try {
    const world = await createNewsletterWorld(engine);
    for (let n = 0; n < WARM_UP_SIGN_UPS; n += 1) await millisecondsToAnswer(world, n, performance.now());
    const start = performance.now();
    const measured: Promise<number>[] = [];
    for (let n = 0; n < SIGN_UPS; n += 1) {
      const due = start + (n * 1000) / A_SECOND;
      if (due > performance.now()) await wait(due - performance.now());
      if (n % AN_HOUR === 0) moveOn(world);
      measured.push(millisecondsToAnswer(world, WARM_UP_SIGN_UPS + n, due));
    }
    const milliseconds = await Promise.all(measured);
    const seconds = (performance.now() - start) / 1000;
    console.log(`sign-up: ${SIGN_UPS} new readers, ${A_SECOND} a second asked for`);
    console.log(
      `  ${formatSpread(spreadOf(milliseconds), 'ms')}; ${Math.round(SIGN_UPS / seconds)} a second answered`,
    );
  } finally {
    await engine.close();
  }
}

const moveOn = ({ clock }: NewsletterWorld) =>
  clock.setTo(clock.now().add({ hours: 1 }).toString({ smallestUnit: 'millisecond' }));

async function millisecondsToAnswer(world: NewsletterWorld, n: number, due: number): Promise<number> {
  const body = formOf(world, { address: `reader${n}@x.example` });
  const { statusCode } = await world.request('POST', '/newsletter', { body, sourceIp: ipOf(n) });
  if (statusCode !== 200) throw new Error(`A sign-up was answered with ${statusCode}`);
  return performance.now() - due;
}

import { setTimeout as wait } from 'node:timers/promises';
import { log } from '../../functions/shared/log.ts';
import { startDynaliteApart } from '../engines/engine.ts';
import { createNewsletterWorld, type NewsletterWorld } from '../integration/newsletter/newsletter-world.ts';
import { formOf, ipOf } from '../integration/newsletter/sign-up-steps.ts';
import { formatSpread, spreadOf } from './spread.ts';

const WARM_UPS = 100;
const REQUESTS = 1000;
const A_SECOND = 200;
const READERS = 200;
/** Below the cap of all, which would answer sooner than a sign-up does. */
const AN_HOUR = 300;

/** Asks once, as the nth, and resolves to the status of the answer. */
type Ask = (n: number) => Promise<number | undefined>;

/**
 * Milliseconds from the moment at which a request was due (so that waiting counts) to its answer: the pages as one asks for
 * them, and sign-ups of new readers from networks of their own; the engine in a process of its own, SES taking everything at
 * once; their mails follow meanwhile, as by a queue. What fails is counted and not timed.
 */
export async function benchSignUp(): Promise<void> {
  log.setLogLevel('SILENT');
  const engine = await startDynaliteApart();
  try {
    const world = await createNewsletterWorld(engine);
    const pages = await openPreferences(world);
    await measure('the form', get(world, ['/newsletter']));
    await measure('the preferences', get(world, pages));
    await measure('preferences saved', savePreferences(world, pages));
    world.signUps.handsOutAtOnce = false;
    const worker = workInBackground(world);
    await measure('new readers', signUps(world));
    const seconds = await worker.end();
    console.log(
      `sign-up: ${world.transport.accepted.length - pages.length} mails with the button, the last ${seconds.toFixed(1)} s after the last answer`,
    );
  } finally {
    await engine.close();
  }
}

async function measure(what: string, ask: Ask): Promise<void> {
  const alone: Answered[] = [];
  for (let n = 0; n < WARM_UPS; n += 1) await timed(ask, n, performance.now());
  for (let n = 0; n < WARM_UPS; n += 1) alone.push(await timed(ask, WARM_UPS + n, performance.now()));
  report(`${what}, one after the other`, alone);
  report(`${what}, ${A_SECOND} a second`, await atRate(ask, 2 * WARM_UPS));
}

function atRate(ask: Ask, first: number): Promise<readonly Answered[]> {
  const start = performance.now();
  return Promise.all(
    Array.from({ length: REQUESTS }, async (_, n) => {
      const due = start + (n * 1000) / A_SECOND;
      await wait(due - start);
      return await timed(ask, first + n, due);
    }),
  );
}

interface Answered {
  readonly isTaken: boolean;
  readonly milliseconds: number;
}

async function timed(ask: Ask, n: number, due: number): Promise<Answered> {
  const status = await ask(n);
  return { isTaken: status === 200, milliseconds: Math.max(0, performance.now() - due) };
}

function report(what: string, answers: readonly Answered[]): void {
  const spread = spreadOf(answers.filter(({ isTaken }) => isTaken).map(({ milliseconds }) => milliseconds));
  const failed = answers.filter(({ isTaken }) => !isTaken).length;
  console.log(`sign-up: ${what}: ${formatSpread(spread, 'ms')}, ${failed} of ${answers.length} failed`);
}

/** The queue and its function, at the same time and in the same process. */
function workInBackground(world: NewsletterWorld) {
  let isOver = false;
  const work = (async () => {
    while (!isOver) {
      await world.takeUpAgain();
      await wait(20);
    }
  })();
  return {
    /** Seconds until all that waits is done. */
    end: async (): Promise<number> => {
      const start = performance.now();
      isOver = true;
      await work;
      await world.takeUpAgain();
      return (performance.now() - start) / 1000;
    },
  };
}

const nth = (paths: readonly string[], n: number) => paths[n % paths.length] ?? '/';

const get =
  (world: NewsletterWorld, paths: readonly string[]): Ask =>
  async (n) =>
    (await world.request('GET', nth(paths, n))).statusCode;

function savePreferences(world: NewsletterWorld, paths: readonly string[]): Ask {
  return async (n) => {
    const body = new URLSearchParams({ firstName: `Ada ${n}` }).toString();
    return (await world.request('POST', nth(paths, n), { body })).statusCode;
  };
}

function signUps(world: NewsletterWorld): Ask {
  let answered = 0;
  return async (n) => {
    const body = formOf(world, { address: `reader${n}@x.example` });
    const { statusCode } = await world.request('POST', '/newsletter', { body, sourceIp: ipOf(n) });
    answered += 1;
    if (answered % AN_HOUR === 0) moveOn(world);
    return statusCode;
  };
}

const moveOn = ({ clock }: NewsletterWorld) =>
  clock.setTo(clock.now().add({ hours: 1 }).toString({ smallestUnit: 'millisecond' }));

/** The paths of the pages that the fresh links of as many readers lead to. */
async function openPreferences(world: NewsletterWorld): Promise<readonly string[]> {
  const paths: string[] = [];
  for (let n = 0; n < READERS; n += 1) {
    const { subscriberId } = await world.addReader(`Ada${n}`);
    await world.request('POST', `/newsletter/preferences/${subscriberId}`);
    const link = /https?:\/\/\S+\/mine\/\S+/.exec(world.transport.accepted.at(-1)?.text ?? '')?.[0];
    if (link === undefined) throw new Error('No link to the preferences came');
    paths.push(new URL(link).pathname);
  }
  return paths;
}

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Temporal } from 'temporal-polyfill';
import { issueFiles } from '../../functions/newsletter/adapters/issue-files.ts';
import { readerParts } from '../../functions/newsletter/address-issue.ts';
import { readIssueFile } from '../../functions/newsletter/domain/issue-file.ts';
import { createIssueComposer } from '../../functions/newsletter/sending/issue-composer.ts';
import { writeIssue } from '../../functions/newsletter/write-issue.ts';
import { log } from '../../functions/shared/log.ts';
import { buildIssue, buildSubscriber, newsletterContext } from '../builders/newsletter.ts';
import { buildOwner } from '../builders/owner.ts';
import type { Engine } from '../engines/engine.ts';
import { withEngineOnDisk } from './engine-on-disk.ts';
import { measureCost } from './newsletter/cost.ts';
import { sendOneIssue } from './newsletter/send-one-issue.ts';
import { formatSpread, spreadOf } from './spread.ts';

const NEWSLETTER_SHARE = 0.8;
const SECONDS_AT_A_QUOTA = 25;
const QUOTAS = [14, 50, 100, 400];
const UNTHROTTLED = 100_000;
const READERS_UNTHROTTLED = 6_000;
const ROUNDS = 3;
const MAILS_A_ROUND = 20_000;

/** How fast an issue goes out against the local SES, and what it costs. `npm run bench -- newsletter`. */
export async function benchNewsletter(): Promise<void> {
  log.setLogLevel('ERROR');
  console.log('newsletter');
  await measureComposing();
  await withEngineOnDisk(async (engine) => {
    for (const quota of QUOTAS) await measureShare(engine, quota);
    await measureUnthrottled(engine);
    await measureMemory(engine);
    await measureCost(engine);
  });
}

/** On one core: the words and headers of each reader put into the MIME of the issue; then with their signed addresses, too. */
async function measureComposing(): Promise<void> {
  const [file] = issueFiles.map(readIssueFile);
  if (file === undefined) throw new Error('There is no issue.');
  const signing = {
    keys: { current: { id: 'a', secret: Buffer.from('a secret of the bench') } },
    now: Temporal.Instant.from('2026-08-25T08:00:00Z'),
  };
  const issue = buildIssue({ letter: writeIssue(newsletterContext, file) });
  const readers = ['Priya', 'Zoë', 'Daniel', undefined, 'Amit'].map((firstName) =>
    buildSubscriber({ firstName }),
  );
  const compose = await createIssueComposer(newsletterContext, issue, buildOwner().ownerId, signing);
  const parts = readers.map((reader) => ({
    reader,
    parts: readerParts(newsletterContext, issue, reader, signing),
  }));
  const alone = bestRate(parts, ({ reader, parts: own }) => compose.fill(reader, own, signing.now).length);
  const whole = bestRate(readers, (reader) => compose.compose(reader, signing).raw.length);
  console.log(
    `  substitution and MIME: ${alone.toFixed(0)}/s; with each reader's signed address: ${whole.toFixed(0)}/s`,
  );
}

function bestRate<T>(each: readonly T[], work: (one: T) => number): number {
  let best = 0;
  for (let round = 0; round < 6; round += 1) {
    const before = performance.now();
    let octets = 0;
    for (let mail = 0; mail < MAILS_A_ROUND; mail += 1) {
      const one = each[mail % each.length];
      if (one !== undefined) octets += work(one);
    }
    if (octets > 0) best = Math.max(best, MAILS_A_ROUND / ((performance.now() - before) / 1000));
  }
  return best;
}

async function measureShare(engine: Engine, quota: number): Promise<void> {
  const rate = quota * NEWSLETTER_SHARE;
  const readers = Math.round(rate * SECONDS_AT_A_QUOTA);
  const { accepted, seconds, segments, dispatch } = await sendOneIssue(engine, { readers, perSecond: quota });
  const used = (accepted - 1) / seconds / rate;
  const { sent = 0, unknown = 0, rejected = 0 } = dispatch?.totals ?? {};
  console.log(
    `  quota ${quota}/s: ${((accepted - 1) / seconds).toFixed(1)}/s, ${(used * 100).toFixed(1)} % of the newsletter's share; ${readers} planned, ${sent} sent, ${unknown} unknown, ${rejected} rejected, ${readers - accepted} lost; segments ${segments}`,
  );
}

async function measureUnthrottled(engine: Engine): Promise<void> {
  for (const withEvents of [false, true]) {
    const readers = READERS_UNTHROTTLED;
    const rates: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { accepted, seconds, wholeSeconds } = await sendOneIssue(engine, {
        ...{ readers, perSecond: UNTHROTTLED, withEvents },
      });
      rates.push(withEvents ? readers / wholeSeconds : accepted / seconds);
    }
    const what = withEvents
      ? 'claimed, sent, recorded, all events recorded, and the census taken'
      : 'claimed, sent and recorded';
    console.log(`  unthrottled, ${readers} readers, ${what}: ${formatSpread(spreadOf(rates), 'mails/s')}`);
  }
}

/** What is left after a collection, each second of the way: from the list that is written down to the census. */
async function measureMemory(engine: Engine): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  for (const readers of [2_000, 8_000, 32_000]) {
    const usedMebibytes: number[] = [];
    const sampling = setInterval(() => {
      collect();
      usedMebibytes.push(process.memoryUsage().heapUsed / 2 ** 20);
    }, 1_000);
    await sendOneIssue(engine, { readers, perSecond: UNTHROTTLED });
    clearInterval(sampling);
    console.log(
      `  heap of the worker after a collection, ${readers} readers: ${formatSpread(spreadOf(usedMebibytes), 'MiB')}`,
    );
  }
}

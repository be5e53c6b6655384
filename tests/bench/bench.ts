import { benchBundles } from './bundles.bench.ts';
import { benchCheckIns } from './check-ins.bench.ts';
import { benchImport } from './import.bench.ts';
import { benchInstall } from './install.bench.ts';
import { benchMail } from './mail.bench.ts';
import { benchNewsletter } from './newsletter.bench.ts';
import { benchReply } from './reply.bench.ts';
import { benchSignUp } from './sign-up.bench.ts';
import { benchStart } from './start.bench.ts';
import { benchSubscribers } from './subscribers.bench.ts';
import { benchTick } from './tick.bench.ts';
import { benchTimeline } from './timeline.bench.ts';

const BENCHES = new Map<string, () => Promise<void> | void>([
  ['install', benchInstall],
  ['import', benchImport],
  ['bundles', benchBundles],
  ['start', benchStart],
  ['reply', benchReply],
  ['timeline', benchTimeline],
  ['tick', benchTick],
  ['mail', benchMail],
  ['check-ins', benchCheckIns],
  ['sign-up', benchSignUp],
  ['subscribers', benchSubscribers],
  ['newsletter', benchNewsletter],
]);

/** `npm run bench` measures everything; `npm run bench -- reply` one thing. Figures are reported, never asserted. */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !BENCHES.has(name));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${[...BENCHES.keys()].join(', ')}.`);
  process.exitCode = 2;
} else {
  for (const name of asked.length > 0 ? asked : BENCHES.keys()) await BENCHES.get(name)?.();
}

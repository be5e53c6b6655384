/** The local SES in a process of its own: `perSecond` and the folder of its archive are its arguments. */

import { listen } from '../../../infra/local/http/http-server.ts';
import { Gate } from '../../../infra/local/iam/gate.ts';
import { LocalSes } from '../../../infra/local/ses/local-ses.ts';
import { serveSes } from '../../../infra/local/ses/ses-server.ts';
import { createLocalSesPorts } from './local-ses-ports.ts';

const [perSecond = '0', folder = ''] = process.argv.slice(2);
const acceptedAtMs: number[] = [];
let events: object[] = [];
const ports = createLocalSesPorts(folder, {
  onSent: () => acceptedAtMs.push(performance.now()),
  publish: async (event) => {
    events.push(event);
  },
});
const { port, close } = await listen(
  serveSes({
    ses: new LocalSes(ports),
    gate: new Gate(),
    ...{ clock: ports.clock, suppressions: ports.suppressions },
    identities: ports.identities,
    clock: ports.clock,
    suppressions: ports.suppressions,
    countSentLastDay: () => 0,
    perSecond: Number(perSecond),
  }),
);
process.on('message', (asked) => {
  if (asked === 'report') process.send?.({ acceptedAtMs });
  if (asked === 'events') {
    process.send?.({ events });
    events = [];
  }
});
process.on('disconnect', () => void close().then(() => process.exit(0)));
process.send?.({ endpoint: `http://127.0.0.1:${port}` });

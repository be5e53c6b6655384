/** Records what SES told, ten events at a time as SQS hands them out; in a process of its own. Tables are its environment. */

import {
  countMoves,
  type IssueMove,
  recordMailEvent,
} from '../../../functions/delivery/record-mail-events.ts';
import { createRecordMailEventsPorts } from '../../../functions/inbound/mail-events-dependencies.ts';

const ports = createRecordMailEventsPorts();
const BATCH_SIZE = 10;
const BATCHES_AT_A_TIME = 4;
let recorded = 0;
let waiting: string[] = [];
let running = 0;

process.on('message', (bodies: string[]) => {
  waiting.push(...bodies);
  while (running < BATCHES_AT_A_TIME && waiting.length > 0) void work();
});
process.on('disconnect', () => process.exit(0));
process.send?.({ recorded });

async function work(): Promise<void> {
  running += 1;
  while (waiting.length > 0) {
    const batch = waiting.slice(0, BATCH_SIZE);
    waiting = waiting.slice(BATCH_SIZE);
    const moves: IssueMove[] = [];
    await Promise.all(
      batch.map(async (body) => {
        const move = await recordMailEvent(ports, body);
        if (move !== undefined) moves.push(move);
      }),
    );
    await countMoves(ports, moves);
    recorded += batch.length;
    process.send?.({ recorded });
  }
  running -= 1;
}

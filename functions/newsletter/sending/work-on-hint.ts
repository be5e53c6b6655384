import { finishDispatch } from './finish-dispatch.ts';
import { freezeAudience } from './freeze-audience.ts';
import type { Hint } from './hints.ts';
import { type SegmentOutcome, sendSegment } from './send-segment.ts';
import type { SendingInput, SendingPorts } from './sending-ports.ts';

export type HintOutcome = SegmentOutcome | 'frozen' | 'later' | 'finished';

/** Does what a hint is about, if there is anything to do. Whoever runs out of time hands on to the next by a hint of its own. */
export async function workOnHint(
  ports: SendingPorts,
  input: SendingInput,
  { slug, segment }: Hint,
): Promise<HintOutcome> {
  if (segment === undefined) return await freezeAudience(ports, slug, input.remainingMs);
  const outcome = await sendSegment(ports, input, slug, segment);
  if (outcome === 'time') await ports.hints.send([{ slug, segment }]);
  if (outcome !== 'done') return outcome;
  return (await finishDispatch(ports, slug)) === 'finished' ? 'finished' : 'done';
}

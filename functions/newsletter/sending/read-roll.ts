import type { EmailAddress } from '../../shared/email-address.ts';
import { chunkOf, type Position } from './domain/cursor.ts';
import type { Dispatch } from './domain/dispatch.ts';
import type { RollStore } from './roll-store.ts';

export interface RollEntry {
  readonly address: EmailAddress;
  /** The position behind this reader. */
  readonly next: Position;
}

/** The readers of a segment from a position on; holds two chunks at most, however long the list. */
export async function* readRoll(
  rolls: RollStore,
  { slug, plan, segments = 1 }: Dispatch,
  segment: number,
  from: Position,
): AsyncGenerator<RollEntry> {
  const read = (chunk: number) => {
    const number = chunkOf(segment, segments, chunk);
    return number < plan.chunks ? rolls.read(slug, number) : undefined;
  };
  let current = read(from.chunk);
  for (let chunk = from.chunk; current !== undefined; chunk += 1) {
    const addresses = await current;
    current = read(chunk + 1);
    current?.catch(() => undefined); // it is waited for when its turn has come
    for (const [offset, address] of addresses.entries()) {
      if (chunk === from.chunk && offset < from.offset) continue;
      const isLast = offset === addresses.length - 1;
      yield { address, next: isLast ? { chunk: chunk + 1, offset: 0 } : { chunk, offset: offset + 1 } };
    }
  }
}

import type { World } from '../world.ts';

/**
 * Server-sent events: one `change` for each burst of changes, so that pages reload what they show; one at once for what happened
 * since the page was asked for, `ageMs` ago.
 */
export function streamChanges(world: World, ageMs: number): Response {
  let unsubscribe = (): void => undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string): void => controller.enqueue(new TextEncoder().encode(text));
      const tell = inBursts(() => send('event: change\ndata: {}\n\n'));
      send(': connected\n\n');
      unsubscribe = world.onChange(tell);
      if (world.msSinceChange() <= ageMs) tell();
    },
    cancel: () => unsubscribe(),
  });
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  });
}

const BURST_MS = 50;

/** Calls once, a moment after the first of several. */
function inBursts(send: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      try {
        send();
      } catch {
        // the page went away in the meantime
      }
    }, BURST_MS);
  };
}

import type { World } from '../world.ts';
import { mailboxLink, readAddress } from './mailbox-address.ts';
import { seeOther } from './page-response.ts';
import { readClockMove } from './read-clock-move.ts';
import { readStage } from './stage.tsx';

/** Moves the clock on, then shows the newest mail. */
export async function postClock(world: World, form: FormData): Promise<Response> {
  const { now, timeZone } = await readStage(world);
  const { tour } = readAddress(new URLSearchParams({ tour: String(form.get('tour') ?? '') }));
  const move = readClockMove(form, now, timeZone);
  if (move.outcome !== 'target') return seeOther(mailboxLink({ tour, said: move.outcome }));
  await world.moveClockTo(move.target);
  return seeOther(mailboxLink({ tour, said: 'moved' }));
}

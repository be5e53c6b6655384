import type { World } from '../world.ts';
import { mailboxLink, readAddress } from './mailbox-address.ts';
import { seeOther } from './page-response.ts';
import { readClockMove } from './read-clock-move.ts';
import { readStage } from './stage.tsx';
import { findTourStep, linkToStep } from './tour.ts';

/** Moves the clock on, then shows the newest mail. */
export async function postClock(world: World, form: FormData): Promise<Response> {
  const { now, timeZone } = await readStage(world);
  const { tour } = readAddress(new URLSearchParams({ tour: String(form.get('tour') ?? '') }));
  const move = readClockMove(form, now, timeZone);
  if (move.outcome !== 'target') return seeOther(mailboxLink({ tour, said: move.outcome }));
  await world.moveClockTo(move.target);
  return seeOther(whereNext(tour, form));
}

/** The tour goes on to its next step when this was the move that it asked for. */
function whereNext(tour: number | undefined, form: FormData): string {
  const move = findTourStep(tour)?.step.move;
  const isAsked = move === 'morning' ? form.get('by') === move : move !== undefined && form.has('at');
  const said = 'moved';
  return isAsked && tour !== undefined ? linkToStep(tour + 1, { said }) : mailboxLink({ tour, said });
}

import type { AgendaStore } from './agenda-store.ts';
import type { Agenda } from './domain/agenda.ts';
import { AgendaBusyError } from './errors.ts';

const MOST_TRIES = 5;

/**
 * Changes the agenda by one conditional write, made anew on what somebody else wrote in between; none where `change` hands back
 * the agenda that it got. Hands back what `change` said of the agenda that stands. Throws AgendaBusyError.
 */
export async function changeAgenda<T extends { readonly agenda: Agenda }>(
  agendas: Pick<AgendaStore, 'find' | 'save'>,
  change: (agenda: Agenda) => T,
): Promise<T> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const read = await agendas.find();
    const changed = change(read);
    if (changed.agenda === read) return changed;
    const revision = read.revision + 1;
    if ((await agendas.save(changed.agenda, read)) === 'saved')
      return { ...changed, agenda: { ...changed.agenda, revision } };
  }
  throw new AgendaBusyError('What is to come in the newsletter was changed elsewhere, again and again');
}

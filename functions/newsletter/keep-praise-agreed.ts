import { isDeepStrictEqual } from 'node:util';
import { log } from '../shared/log.ts';
import type { AgendaStore } from './agenda-store.ts';
import { changeAgenda } from './change-agenda.ts';
import type { IssueLetter } from './domain/issue.ts';
import type { Proof } from './domain/proof.ts';
import { holdsPraise, printPraise } from './domain/shout-outs.ts';
import type { IssueStore } from './issue-store.ts';
import type { ShoutOutSource } from './write-proof.ts';

export interface KeepPraiseAgreedPorts {
  readonly agendas: Pick<AgendaStore, 'find' | 'save' | 'findProof'>;
  readonly issues: Pick<IssueStore, 'find' | 'changeLetter'>;
  readonly shoutOuts: ShoutOutSource;
}

/** The letter that the owner approved, without the praise that somebody has taken back since; else not a word is another. */
export async function agreedLetter(
  { shoutOuts }: Pick<KeepPraiseAgreedPorts, 'shoutOuts'>,
  { letter }: Pick<Proof, 'letter'>,
): Promise<IssueLetter> {
  return holdsPraise(letter) ? printPraise(letter, await shoutOuts.consented(undefined)) : letter;
}

/**
 * Takes out of an issue on its way, which may wait or be stopped for weeks, what was taken back since it opened. Who has it
 * keeps it; everybody else gets it without. Safe to repeat; once the issue is over it asks no more.
 */
export async function keepPraiseAgreed(ports: KeepPraiseAgreedPorts): Promise<void> {
  const { agendas, issues } = ports;
  const { outgoing } = await agendas.find();
  if (outgoing?.holdsPraise === undefined || outgoing.proofId === undefined) return;
  const { slug, proofId } = outgoing;
  const issue = await issues.find(slug);
  if (issue === undefined) return;
  if (issue.finishedAt !== undefined) return askNoMore(agendas, slug);
  const proof = await agendas.findProof(proofId);
  if (proof === undefined) return;
  const letter = await agreedLetter(ports, proof);
  if (isDeepStrictEqual(letter, issue.letter)) return;
  await issues.changeLetter(slug, letter);
  log.info('Praise that was taken back is out of an issue on its way', { slug });
}

async function askNoMore(agendas: KeepPraiseAgreedPorts['agendas'], slug: string): Promise<void> {
  await changeAgenda(agendas, (agenda) => {
    const { outgoing } = agenda;
    if (outgoing?.slug !== slug || outgoing.holdsPraise === undefined) return { agenda };
    const { holdsPraise: _, ...over } = outgoing;
    return { agenda: { ...agenda, outgoing: over } };
  });
}

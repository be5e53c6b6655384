import type { ContactStore } from '../../circle/contact-store.ts';
import type { MailStop } from '../../circle/mail-stop.ts';
import type { MergeStore } from '../../circle/merge-store.ts';
import type { OwnerStore } from '../../circle/owner-store.ts';
import type { Timeline } from '../../circle/timeline.ts';
import type { Clock } from '../../shared/clock.ts';
import { toIsoInstant } from '../../shared/iso-instant.ts';
import type { AnswerRecords } from './answer-records.ts';
import type { AnswerRecord, UndoResult } from './domain/record/answer-record.ts';
import { takeBackAddition } from './take-back-addition.ts';
import { takeBackForPerson } from './take-back-person.ts';

export interface UndoAnswerPorts {
  readonly records: AnswerRecords;
  readonly contacts: ContactStore;
  readonly strangers: Pick<MergeStore, 'findExactly' | 'findRecord' | 'remove'>;
  readonly timeline: Timeline;
  readonly owners: Pick<OwnerStore, 'changeOwner' | 'listOwners'>;
  readonly suppressions: MailStop;
  readonly clock: Clock;
}

/**
 * Takes back what an answer did, as far as it still stands as the answer left it, and says what somebody has changed since. It
 * works once: when it has finished, it says what it did then; broken off, it goes on. Undefined where the record is gone.
 */
export async function undoAnswer(
  ports: UndoAnswerPorts,
  recordId: string,
): Promise<AnswerRecord | undefined> {
  const record = await ports.records.beginUndo(recordId, toIsoInstant(ports.clock.now()));
  if (record === undefined || record.undo?.finished !== undefined) return record;
  const results: UndoResult[] = [];
  for (const step of record.people.toReversed())
    results.unshift(await takeBackForPerson(ports, record, step));
  for (const addition of record.result?.added ?? []) results.push(await takeBackAddition(ports, addition));
  if (record.mail !== undefined) results.push(await takeBackOwnMail(ports, record));
  return ports.records.finishUndo(recordId, {
    takenBack: results.flatMap(({ takenBack }) => takenBack),
    left: [...results.flatMap(({ left }) => left), ...lettersLeft(record)],
  });
}

/** Repeated, it finds its own change, and says so; anything else is the owner's later word. */
async function takeBackOwnMail(
  { owners }: UndoAnswerPorts,
  { ownerId, mail, at }: AnswerRecord,
): Promise<UndoResult> {
  let stands = true;
  await owners.changeOwner(ownerId, ({ mailStoppedAt, ...owner }) => {
    const isTakenBack = mail === 'stopped' ? mailStoppedAt === undefined : mailStoppedAt === at;
    const isOurs = mail === 'stopped' ? mailStoppedAt === at : mailStoppedAt === undefined;
    stands = !isOurs && !isTakenBack;
    if (!isOurs) return undefined;
    return mail === 'stopped' ? owner : { ...owner, mailStoppedAt: at };
  });
  if (stands)
    return { takenBack: [], left: ['Kith’s mail to you rests by another word of yours, and still does'] };
  const said = mail === 'stopped' ? 'Kith writes to you again' : 'Kith’s mail to you rests again';
  return { takenBack: [said], left: [] };
}

/** What went out cannot be fetched back. */
const lettersLeft = ({ result }: AnswerRecord): readonly string[] =>
  (result?.letters ?? [])
    .filter(({ became }) => became !== 'nothing')
    .map(({ called, became }) =>
      became === 'skipped' ? `The letter to ${called} stays put away` : `The letter to ${called} is out`,
    );

import type { Owner } from '../../circle/domain/owner.ts';
import type { OwnerStore } from '../../circle/owner-store.ts';
import { fromIsoInstant } from '../../shared/iso-instant.ts';
import type { TokenKeyStore, TokenKeys } from '../../shared/token-keys.ts';
import { signUndoLink } from '../../shared/undo-link.ts';
import { sentence } from '../domain/prose.ts';
import type { RecordsToShow } from '../ports.ts';
import type { AnswerRecords } from './answer-records.ts';
import { UNDO_DAYS } from './domain/record/answer-record.ts';
import { markShown, nextToShow, type RecordToShow, readRecords } from './records-to-show.ts';

export interface RecordsOfBriefPorts {
  readonly records: Pick<AnswerRecords, 'read'>;
  readonly owners: Pick<OwnerStore, 'changeOwner'>;
  readonly tokenKeys: TokenKeyStore;
}

/** The records of answers as a brief shows them: by person, each with a page that takes it back. */
export function createRecordsOfBrief(ports: RecordsOfBriefPorts, webOrigin: string): RecordsToShow {
  const read = (owner: Owner) => readRecords(ports, owner.ownerId, nextToShow(owner));
  return {
    list: async (owner) => {
      const keys = await ports.tokenKeys.readTokenKeys();
      const shown = (await read(owner)).map((record) => ({
        text: sayRecord(record),
        ...(record.isUndoable && { undoUrl: undoUrlOf(keys, record, webOrigin) }),
      }));
      return { shown, more: owner.recordsToShow.length - nextToShow(owner).length };
    },
    markShown: async (owner, sentAt) => {
      // An answer that came while the brief went out is not in it. What was erased since needs no showing.
      const later = (await read(owner)).filter(({ at }) => at > sentAt).map(({ recordId }) => recordId);
      const shown = nextToShow(owner).filter((recordId) => !later.includes(recordId));
      await markShown(ports, owner.ownerId, shown);
    },
  };
}

const sayRecord = ({ people }: RecordToShow): string =>
  people.map(({ name, recorded }) => sentence(`${name}: ${recorded.join('; ')}`)).join(' ');

const undoUrlOf = (keys: TokenKeys, { recordId, at }: RecordToShow, webOrigin: string): string =>
  signUndoLink(keys, recordId, fromIsoInstant(at).add({ hours: 24 * UNDO_DAYS }), webOrigin);

import type { Owner } from '../../circle/domain/owner.ts';
import type { OwnerStore } from '../../circle/owner-store.ts';
import type { OwnerId } from '../../shared/ids.ts';
import type { AnswerRecords } from './answer-records.ts';
import { FIRST_RECEIPTS, needsReceipt } from './domain/receipt/needs-receipt.ts';
import { isUndoable } from './domain/receipt/write-receipt.ts';
import type { AnswerRecord } from './domain/record/answer-record.ts';
import { saidOf } from './domain/record/said-of.ts';

/** A brief shows no more; the others wait for the next one. */
const MOST_SHOWN = 8;
/** As many may wait, while no brief goes out; whatever comes then is told by a receipt at once. */
const MOST_WAITING = 500;

/** What a brief says of an answer that was carried out without a receipt. */
export interface RecordToShow {
  /** `signUndoLink` takes it. */
  readonly recordId: string;
  readonly at: AnswerRecord['at'];
  /** By name, what was recorded, a line each. */
  readonly people: readonly { readonly name: string; readonly recorded: readonly string[] }[];
  readonly isUndoable: boolean;
}

/** Which of the waiting ones the next brief shows, the oldest first; the same ones where a run is repeated. */
export const nextToShow = ({ recordsToShow }: Pick<Owner, 'recordsToShow'>): readonly string[] =>
  recordsToShow.slice(0, MOST_SHOWN);

/** Those: one request. What was erased, or taken back, since is left out. */
export async function readRecords(
  { records }: { readonly records: Pick<AnswerRecords, 'read'> },
  ownerId: OwnerId,
  recordIds: readonly string[],
): Promise<readonly RecordToShow[]> {
  const found = recordIds.length === 0 ? [] : await records.read(recordIds);
  return found
    .filter((record) => record.ownerId === ownerId && record.undo === undefined)
    .map((record) => ({
      recordId: record.recordId,
      at: record.at,
      people: [
        ...record.people
          .map((step) => ({ name: step.name, recorded: saidOf(record, step) }))
          .filter(({ recorded }) => recorded.length > 0),
        ...lettersPutAway(record).map(({ called }) => ({ name: called, recorded: ['Letter put away'] })),
      ],
      isUndoable: isUndoable(record),
    }));
}

const lettersPutAway = ({ result }: AnswerRecord) =>
  (result?.letters ?? []).filter(({ became }) => became === 'skipped');

/** After the brief went out: those are no longer to be shown. Idempotent. */
export async function markShown(
  { owners }: { readonly owners: Pick<OwnerStore, 'changeOwner'> },
  ownerId: OwnerId,
  recordIds: readonly string[],
): Promise<void> {
  if (recordIds.length === 0) return;
  await owners.changeOwner(ownerId, (owner) => {
    const left = owner.recordsToShow.filter((recordId) => !recordIds.includes(recordId));
    return left.length === owner.recordsToShow.length ? undefined : { ...owner, recordsToShow: left };
  });
}

/** Whether it has something to show, and no receipt of its own shows it. */
export const isToShow = (record: AnswerRecord): boolean =>
  !needsReceipt(record) &&
  (record.people.some(({ said }) => said.length > 0) || lettersPutAway(record).length > 0);

/** A press of a button; its page has told the owner already, so it takes no receipt's place. Undefined: it is noted already. */
export const markPressToShow =
  ({ recordId }: Pick<AnswerRecord, 'recordId'>) =>
  (owner: Owner): Owner | undefined => {
    const { recordsToShow } = owner;
    if (recordsToShow.includes(recordId) || recordsToShow.length >= MOST_WAITING) return undefined;
    return { ...owner, recordsToShow: [...recordsToShow, recordId] };
  };

/** One of the first answers, which get a receipt; else what has none is left to the next briefs. Undefined: it is noted already, or too many are. */
export const markToShow =
  (record: AnswerRecord) =>
  (owner: Owner): Owner | undefined => {
    const { recordId } = record;
    const { firstReceipts, recordsToShow } = owner;
    if (firstReceipts.includes(recordId) || recordsToShow.includes(recordId)) return undefined;
    if (firstReceipts.length < FIRST_RECEIPTS)
      return { ...owner, firstReceipts: [...firstReceipts, recordId] };
    if (!isToShow(record) || recordsToShow.length >= MOST_WAITING) return undefined;
    return { ...owner, recordsToShow: [...recordsToShow, recordId] };
  };

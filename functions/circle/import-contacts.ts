import type { ContactId } from '../shared/ids.ts';
import { type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import type { AddContactOutcome, ChangeContactOutcome, ContactStore } from './contact-store.ts';
import type { Contact } from './domain/contact.ts';
import { type ImportEntry, ImportJudge, type Verdict } from './domain/import/import-judge.ts';
import { takenReason } from './domain/import/known-people.ts';
import { mayBeSameName } from './domain/import/rows-seen.ts';
import { raiseInnerCircleQuestion } from './domain/inner-circle-question.ts';
import { isPresent } from './domain/standing.ts';
import type { MailboxDirectory } from './mailbox-directory.ts';
import type { OwnerStore } from './owner-store.ts';
import { emptySummary, type ImportInput, type ImportSummary } from './plan-import.ts';
import { restoreTimeline } from './restore-timeline.ts';
import { type SettleStandingPorts, settleStanding } from './settle-standing.ts';
import type { Timeline } from './timeline.ts';

const ENTRIES_PER_BATCH = 100;
const BATCHES_IN_FLIGHT = 4;

export interface ImportPorts extends SettleStandingPorts {
  readonly contacts: SettleStandingPorts['contacts'] & Pick<ContactStore, 'addContacts' | 'readContacts'>;
  readonly owners: SettleStandingPorts['owners'] & Pick<OwnerStore, 'changeOwner'>;
  readonly timeline: Pick<Timeline, 'append' | 'revise' | 'readEarlierTexts'>;
  readonly mailboxes: MailboxDirectory;
}

export interface Imported extends ImportSummary {
  /** From when on the owner will be asked whom of the newcomers they would hate to lose; null where nobody new is to be asked about. */
  readonly asksFrom: IsoInstant | null;
}

type Judged<Entry> = readonly [entry: Entry, verdict: Verdict];

/**
 * Writes the people of a file into an owner's circle, some batches at a time. Safe to repeat: a second run of the same file
 * writes what an interrupted first one did not get to. Whoever comes without tier and cadence causes no nudge; a question to the
 * owner is noted instead.
 */
export async function importContacts<Entry extends ImportEntry>(
  ports: ImportPorts,
  { owner, known, entries, report }: ImportInput<Entry>,
): Promise<Imported> {
  const now = ports.clock.now();
  const judge = new ImportJudge(known, owner, now);
  const summary = emptySummary();
  let asksFrom: IsoInstant | undefined;
  const apart = new Set<ContactId>();
  const inFlight: Promise<readonly Judged<Entry>[]>[] = [];
  const settleOldest = async () => {
    for (const [entry, verdict] of (await inFlight.shift()) ?? []) {
      summary[verdict.outcome] += 1;
      if (verdict.outcome !== 'rejected' && !isPresent(verdict.contact)) apart.add(verdict.contact.contactId);
      await report.onVerdict(entry, verdict);
    }
    report.onProgress(Object.values(summary).reduce((sum, count) => sum + count));
  };
  for await (const batch of inBatches(entries)) {
    if (inFlight.length === BATCHES_IN_FLIGHT) await settleOldest();
    const judged = batch.map((entry): Judged<Entry> => [entry, judge.judge(entry)]);
    // Before they are written, so that a crash leaves no newcomers whom nobody is asked about.
    if (judged.some(bringsNewcomer))
      asksFrom ??= await noteQuestion(ports.owners, owner.ownerId, toIsoInstant(now));
    const written = writeBatch(ports, owner.ownerId, judged);
    written.catch(() => undefined); // It is awaited in its turn; an earlier batch may fail first.
    inFlight.push(written);
  }
  while (inFlight.length > 0) await settleOldest();
  const toSettle = await ports.contacts.readContacts(owner.ownerId, apart);
  await settleStanding(ports, owner.ownerId, [...toSettle.values()]);
  return { ...summary, asksFrom: asksFrom ?? null };
}

async function* inBatches<T>(entries: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < ENTRIES_PER_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The verdicts as they turned out: somebody else may have written in between. */
async function writeBatch<Entry extends ImportEntry>(
  ports: ImportPorts,
  ownerId: Contact['ownerId'],
  judged: readonly Judged<Entry>[],
): Promise<readonly Judged<Entry>[]> {
  const newcomers = judged.flatMap(([, verdict]) => (verdict.outcome === 'new' ? [verdict.contact] : []));
  const added = (newcomers.length === 0 ? [] : await ports.contacts.addContacts(ownerId, newcomers)).values();
  const written = judged.map(async ([entry, verdict]): Promise<Judged<Entry>> => {
    if (verdict.outcome === 'new') return [entry, afterAdding(verdict, added.next().value)];
    if (verdict.outcome !== 'updated') return [entry, verdict];
    const changed = await ports.contacts.changeContact(verdict.contact, verdict.update);
    return [entry, afterChange(verdict, changed)];
  });
  const outcomes = await Promise.all(written);
  for (const [entry, verdict] of outcomes) {
    if (verdict.outcome !== 'rejected') await restoreRest(ports, entry, verdict.contact);
  }
  return outcomes;
}

/** What stands beside a contact: their timeline, and where the address that they know leads. */
async function restoreRest(
  { timeline, mailboxes, contacts }: ImportPorts,
  { reading, timeline: kept = [] }: ImportEntry,
  contact: Contact,
): Promise<void> {
  await restoreTimeline({ timeline, contacts }, contact, kept);
  const mailbox = reading.outcome === 'read' ? reading.person.restored?.mailbox : undefined;
  const isLost = mailbox !== undefined && (await mailboxes.findMailbox(mailbox)) === undefined;
  if (isLost) await mailboxes.giveMailbox(contact, mailbox);
}

function afterAdding(
  verdict: Extract<Verdict, { outcome: 'new' }>,
  added: AddContactOutcome | undefined,
): Verdict {
  const { contact, cleanings } = verdict;
  if (added?.outcome === 'added') return verdict;
  const isThere = added?.outcome !== 'address-taken' || mayBeSameName(added.holderName, contact.name);
  return isThere
    ? { outcome: 'unchanged', contact, kept: [], cleanings }
    : { outcome: 'rejected', reason: takenReason(added.address, added.holderName) };
}

function afterChange(
  verdict: Extract<Verdict, { outcome: 'updated' }>,
  changed: ChangeContactOutcome,
): Verdict {
  const { contact, kept, cleanings } = verdict;
  if (changed.outcome === 'address-taken')
    return { outcome: 'rejected', reason: takenReason(changed.address, changed.holderName) };
  return changed.outcome === 'changed'
    ? { ...verdict, contact: changed.contact }
    : { outcome: 'unchanged', contact, kept, cleanings };
}

/** Whoever an export brings back is no newcomer. */
const bringsNewcomer = ([{ reading }, verdict]: Judged<ImportEntry>): boolean =>
  verdict.outcome === 'new' &&
  !(reading.outcome === 'read' && reading.person.restored) &&
  isPresent(verdict.contact) &&
  verdict.contact.tier === undefined &&
  verdict.contact.cadenceDays === undefined;

/** From when on the owner is asked. */
async function noteQuestion(
  owners: ImportPorts['owners'],
  ownerId: Contact['ownerId'],
  now: IsoInstant,
): Promise<IsoInstant> {
  const owner = await owners.changeOwner(ownerId, (before) => raiseInnerCircleQuestion(before, now));
  return owner.innerCircleQuestion?.notBefore ?? now;
}

import type { AddressStanding, SuppressionList } from '../delivery/suppression-list.ts';
import type { Clock } from '../shared/clock.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { eachInFlight } from '../shared/in-flight.ts';
import { changeSubscriber } from './change-subscriber.ts';
import { afterRow, type ImportOccasion, importedSubscriber } from './domain/import/imported-subscriber.ts';
import type { ListedPerson, SubscriberRow } from './domain/import/subscriber-row.ts';
import type { Subscriber } from './domain/subscriber.ts';
import type { SubscriberStore } from './subscriber-store.ts';

const IN_FLIGHT = 16;

export interface ImportSubscribersPorts {
  readonly subscribers: Pick<SubscriberStore, 'find' | 'findAll' | 'save' | 'addAll'>;
  readonly suppressions: Pick<SuppressionList, 'lookAll' | 'suppress'>;
  readonly clock: Clock;
}

/** suppressed: something keeps mail from the address, and goes on doing so. */
export type RowOutcome = 'added' | 'known' | 'left' | 'bounced' | 'suppressed' | 'unconfirmed' | 'no-address';

/** Stores what some rows tell; answers with what became of each, in no order. */
export async function importBatch(
  ports: ImportSubscribersPorts,
  occasion: ImportOccasion,
  rows: readonly SubscriberRow[],
): Promise<readonly RowOutcome[]> {
  const people = new Map<EmailAddress, ListedPerson>();
  const repeated: SubscriberRow[] = [];
  const nobody: RowOutcome[] = [];
  for (const row of rows) {
    if (!('address' in row)) nobody.push(row.outcome);
    else if (people.has(row.address)) repeated.push(row);
    else people.set(row.address, row);
  }
  const outcomes = await importPeople(ports, occasion, people);
  // One row of an address after the other: the second meets what became of the first.
  const ofRepeated = repeated.length > 0 ? await importBatch(ports, occasion, repeated) : [];
  return [...nobody, ...outcomes, ...ofRepeated];
}

async function importPeople(
  ports: ImportSubscribersPorts,
  occasion: ImportOccasion,
  people: ReadonlyMap<EmailAddress, ListedPerson>,
): Promise<readonly RowOutcome[]> {
  const known = await ports.subscribers.findAll([...people.keys()]);
  const outcomes: RowOutcome[] = [];
  const newcomers = new Map<EmailAddress, ListedPerson>();
  for (const [address, row] of people) {
    if (!known.has(address) || row.outcome === 'bounced') newcomers.set(address, row);
  }
  await eachInFlight(known.values(), IN_FLIGHT, async (found) => {
    const row = people.get(found.address);
    if (row === undefined || newcomers.has(found.address)) return;
    outcomes.push(await importKnown(ports, occasion, row, found));
  });
  return [...outcomes, ...(await importNewcomers(ports, occasion, newcomers))];
}

async function importKnown(
  ports: ImportSubscribersPorts,
  occasion: ImportOccasion,
  row: ListedPerson,
  found: Subscriber,
): Promise<RowOutcome> {
  const isSame = afterRow(found, row, occasion.at) === undefined;
  const after = isSame ? found : await changeKnown(ports, occasion, row);
  return after?.status === 'left' ? 'left' : 'known';
}

const changeKnown = (
  { subscribers }: ImportSubscribersPorts,
  { at }: ImportOccasion,
  row: ListedPerson,
): Promise<Subscriber | undefined> =>
  changeSubscriber(
    subscribers,
    () => subscribers.find(row.address),
    (found) => found && afterRow(found, row, at),
  );

async function importNewcomers(
  ports: ImportSubscribersPorts,
  occasion: ImportOccasion,
  rows: ReadonlyMap<EmailAddress, ListedPerson>,
): Promise<readonly RowOutcome[]> {
  const standings = await ports.suppressions.lookAll([...rows.keys()], occasion.writer);
  const outcomes: RowOutcome[] = [];
  const newcomers: Subscriber[] = [];
  for (const [place, row] of [...rows.values()].entries()) {
    const outcome = outcomeOf(row, standings[place] ?? {});
    outcomes.push(outcome);
    if (outcome === 'bounced') await suppressBounced(ports, occasion, row, standings[place]);
    if (outcome === 'added' || outcome === 'left') newcomers.push(importedSubscriber(row, occasion));
  }
  const met = await ports.subscribers.addAll(newcomers);
  await eachInFlight(met, IN_FLIGHT, async ({ address }) => {
    const row = rows.get(address);
    if (row !== undefined) await changeKnown(ports, occasion, row);
  });
  return outcomes;
}

/** Of whom everything was erased, nothing is kept anew; and only a list of Kith's own says that mail did not end for good. */
function outcomeOf({ outcome, own }: ListedPerson, { suppression, isSealed }: AddressStanding): RowOutcome {
  if (isSealed) return 'suppressed';
  if (outcome !== 'reader') return outcome;
  const isTheirs = suppression?.reason === own?.suppression?.reason;
  return suppression === undefined || (own !== undefined && isTheirs) ? 'added' : 'suppressed';
}

async function suppressBounced(
  { suppressions }: Pick<ImportSubscribersPorts, 'suppressions'>,
  { at }: ImportOccasion,
  { address }: ListedPerson,
  standing: AddressStanding | undefined,
): Promise<void> {
  if (standing?.suppression?.scope === 'all') return;
  await suppressions.suppress(address, { reason: 'hard-bounce', scope: 'all', since: at });
}

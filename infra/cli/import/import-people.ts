import type { Owner } from '../../../functions/circle/domain/owner.ts';
import { importContacts } from '../../../functions/circle/import-contacts.ts';
import { type ImportInput, meetCircle, planImport } from '../../../functions/circle/plan-import.ts';
import { type IsoInstant, toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { EXIT_CODE, type ExitCode } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { localDay, toJson } from '../output.ts';
import { goOnCommand } from './go-on.ts';
import { ImportListing } from './import-listing.ts';
import { cleanedText, countsText, importedText, planText, type WhenAsked } from './import-texts.ts';
import type { FileEntry, PeopleFile } from './people-file.ts';
import { RejectedList } from './rejected-list.ts';

type Context = Parameters<Command>[0];

interface Job {
  readonly path: string;
  readonly file: PeopleFile;
  readonly owner: Owner;
  readonly known: ImportInput<FileEntry>['known'];
}

/** Plans the import of a file of people and, with `--yes`, carries it out. */
export async function importPeople(context: Context, path: string, file: PeopleFile): Promise<ExitCode> {
  const owner = await context.findOwner();
  for (const remark of file.remarks) context.terminal.note(remark);
  const job = { path, file, owner, known: await meetCircle(context.circle, owner) };
  try {
    return context.commandLine.flags.has('yes') ? await write(context, job) : await plan(context, job);
  } finally {
    context.terminal.endProgress();
  }
}

async function plan(context: Context, { path, file, owner, known }: Job): Promise<ExitCode> {
  const { terminal, commandLine, json } = context;
  const listing = new ImportListing(path);
  const report = {
    onVerdict: (...told: Parameters<ImportListing['add']>) => listing.add(...told),
    onProgress: progressOf(context, file, 'comparing'),
  };
  const input = { owner, known, entries: file.entries(), report };
  const summary = await planImport(context.circle, input).finally(() => listing.close());
  terminal.endProgress();
  const goOn = goOnCommand('import', commandLine);
  const reportFile = listing.path ?? null;
  terminal.print(
    json
      ? toJson({ dryRun: true, format: file.title, ...summary, listed: listing.toJson(), reportFile, goOn })
      : planText({ path, title: file.title }, summary, listing, goOn),
  );
  return exitCodeOf(summary);
}

async function write(context: Context, { path, file, owner, known }: Job): Promise<ExitCode> {
  const { terminal, circle, json } = context;
  const listing = new ImportListing(path);
  const rejected = new RejectedList(path, file.headings);
  const planned = await planImport(circle, {
    owner,
    known,
    entries: file.entries(),
    report: {
      onVerdict: (...told) => listing.add(...told),
      onProgress: progressOf(context, file, 'comparing'),
    },
  }).finally(() => listing.close());
  terminal.note([`${countsText(planned)}.`, ...cleanedText(listing)].join('\n'));
  const report: ImportInput<FileEntry>['report'] = {
    onVerdict: async (entry, verdict) => {
      if (verdict.outcome === 'rejected') await rejected.add(entry, verdict.reason);
    },
    onProgress: progressOf(context, file, 'importing'),
  };
  const input = { owner, known, entries: file.entries(), report };
  const imported = await importContacts(circle, input).finally(() => rejected.close());
  terminal.endProgress();
  const rejectedFile = imported.rejected > 0 ? rejected.path : null;
  terminal.print(
    json
      ? toJson({ dryRun: false, format: file.title, ...imported, rejectedFile })
      : importedText(imported, rejected.path, whenAsked(imported.asksFrom, owner, circle)),
  );
  return exitCodeOf(imported);
}

function whenAsked(
  asksFrom: IsoInstant | null,
  { timeZone }: Owner,
  { clock }: Context['circle'],
): WhenAsked {
  if (asksFrom === null) return 'never';
  return asksFrom <= toIsoInstant(clock.now()) ? 'soon' : { from: localDay(asksFrom, timeZone) };
}

function progressOf({ terminal }: Context, { entryCount }: PeopleFile, step: string) {
  const total = entryCount.toLocaleString('en');
  return (done: number) => terminal.progress(`${step}: ${done.toLocaleString('en')} of ${total}`);
}

const exitCodeOf = ({ rejected }: { readonly rejected: number }): ExitCode =>
  rejected > 0 ? EXIT_CODE.someRowsRejected : EXIT_CODE.done;

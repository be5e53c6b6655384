import { existsSync } from 'node:fs';
import { csvRow } from '../../../functions/circle/domain/export/csv-cell.ts';
import { growthByDay } from '../../../functions/newsletter/domain/growth.ts';
import type { Subscriber } from '../../../functions/newsletter/domain/subscriber.ts';
import {
  importSubscribers,
  type SubscriberImportSummary,
} from '../../../functions/newsletter/import-subscribers.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { textFlag, wronglyAsked } from '../command-line.ts';
import { refuseToReplace, writeFileWhole } from '../export/write-file.ts';
import { toJson } from '../output.ts';
import { openImportProgress } from '../subscribers/import-progress.ts';
import { openSubscriberFile } from '../subscribers/subscriber-file.ts';

/** `subscribers import FILE --source "how they agreed"` */
export const subscribersImportCommand: Command = async ({
  circle,
  terminal,
  commandLine,
  operands,
  json,
}) => {
  const path = onlyFile(operands, 'import');
  const source = textFlag(commandLine, 'source');
  if (source === undefined)
    throw wronglyAsked(
      'Say how these people agreed to get your mail: --source "signed up at our site, 2024".',
    );
  if (!existsSync(path)) throw new CommandError(EXIT_CODE.notFound, `There is no file ${path}.`);
  const rows = await openSubscriberFile(path);
  const progress = await openImportProgress(path);
  try {
    const summary = await importSubscribers(circle, {
      rows,
      source,
      before: progress.before,
      onBatch: async (done) => {
        await progress.store(done);
        terminal.progress(`importing: ${total(done).toLocaleString('en')} rows`);
      },
    });
    await progress.end();
    terminal.endProgress();
    terminal.print(json ? toJson(summary) : summaryText(summary));
    return EXIT_CODE.done;
  } finally {
    terminal.endProgress();
  }
};

const total = (summary: SubscriberImportSummary): number =>
  Object.values(summary).reduce((sum, count) => sum + count, 0);

const SAID = {
  added: 'get the newsletter from now on',
  known: 'were in it already',
  left: 'had unsubscribed, and stay so',
  suppressed: 'are suppressed, and stay so',
  bounced: 'had bounced, and get no mail',
  unconfirmed: 'had never confirmed, and were left out',
  'no-address': 'rows had no mail address',
} as const satisfies Record<keyof SubscriberImportSummary, string>;

function summaryText(summary: SubscriberImportSummary): string {
  const lines = Object.entries(SAID).flatMap(([outcome, said]) => {
    const count = Object.entries(summary).find(([name]) => name === outcome)?.[1] ?? 0;
    return count > 0 ? [`${count.toLocaleString('en')} ${said}`] : [];
  });
  return lines.length === 0 ? 'The file has no rows.' : lines.join('\n');
}

const COLUMNS = {
  email: ({ address }) => address,
  'first name': ({ firstName }) => firstName,
  status: ({ status }) => status,
  confirmed: ({ confirmedAt }) => confirmedAt,
  left: ({ leftAt }) => leftAt,
  'reason for leaving': ({ leaveReason }) => leaveReason,
  topics: ({ topics }) => topics?.join(', '),
  language: ({ language }) => language,
  'paused until': ({ pausedUntil }) => pausedUntil,
  'consent page': ({ consent }) => consent.page,
  'consent at': ({ consent }) => consent.at,
  'consent words': ({ consent }) => consent.words,
} as const satisfies Record<string, (subscriber: Subscriber) => string | undefined>;

/** `subscribers export FILE.csv [--topic gifts] [--tier inner] [--tag press]` */
export const subscribersExportCommand: Command = async (context) => {
  const { circle, terminal, commandLine, operands, json } = context;
  const path = onlyFile(operands, 'export');
  refuseToReplace(path, commandLine.flags.has('yes'));
  const fits = await readSegment(context);
  let count = 0;
  async function* rows() {
    yield csvRow(Object.keys(COLUMNS));
    for await (const subscriber of circle.subscribers.listAll()) {
      if (!(await fits(subscriber))) continue;
      count += 1;
      yield csvRow(Object.values(COLUMNS).map((column) => column(subscriber) ?? ''));
    }
  }
  await writeFileWhole(path, rows());
  terminal.print(
    json ? toJson({ file: path, subscribers: count }) : `${count} subscribers are in ${path} now.`,
  );
  return EXIT_CODE.done;
};

/** Whom the flags name: by topic, and by what the circle knows of the person with that address. */
async function readSegment({
  circle,
  commandLine,
  findOwner,
}: Parameters<Command>[0]): Promise<(subscriber: Subscriber) => Promise<boolean>> {
  const topic = textFlag(commandLine, 'topic');
  const tier = textFlag(commandLine, 'tier');
  const tag = textFlag(commandLine, 'tag')?.toLowerCase();
  const owner = tier === undefined && tag === undefined ? undefined : await findOwner();
  return async ({ address, topics }) => {
    if (topic !== undefined && topics !== undefined && !topics.includes(topic)) return false;
    if (owner === undefined) return true;
    const contact = await circle.contacts.findContactByAddress(owner.ownerId, address);
    if (contact === undefined || (tier !== undefined && contact.tier !== tier)) return false;
    return tag === undefined || contact.tags.some((known) => known.toLowerCase() === tag);
  };
}

/** `subscribers`: who came and who went, day by day */
export const subscribersCommand: Command = async ({ circle, terminal, operands, json }) => {
  if (operands.length > 0) throw wronglyAsked('subscribers knows import and export.');
  const growth = await growthByDay(circle.subscribers.listAll());
  const lines = growth.days.map(({ day, came, left }) => `${day}  +${came} −${left}`);
  terminal.print(json ? toJson(growth) : [`${growth.readers} get the newsletter.`, ...lines].join('\n'));
  return EXIT_CODE.done;
};

function onlyFile(operands: readonly string[], verb: string): string {
  const [path, ...rest] = operands;
  if (path === undefined || rest.length > 0) throw wronglyAsked(`subscribers ${verb} needs one file.`);
  return path;
}

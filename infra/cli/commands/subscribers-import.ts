import { existsSync } from 'node:fs';
import {
  countRows,
  importSubscribers,
  type SubscriberImportSummary,
} from '../../../functions/newsletter/import-subscribers.ts';
import { deriveSubscriberId } from '../../../functions/shared/ids.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { textFlag, wronglyAsked } from '../command-line.ts';
import { RejectedList } from '../import/rejected-list.ts';
import { onlyFile } from '../only-file.ts';
import { toJson } from '../output.ts';
import { openImportProgress } from '../subscribers/import-progress.ts';
import { measureImport } from '../subscribers/import-speed.ts';
import { openSubscriberFile } from '../subscribers/subscriber-file.ts';

/** `subscribers import FILE --source "how they agreed"` */
export const subscribersImportCommand: Command = async (context) => {
  const { circle, terminal, commandLine, operands, json } = context;
  const path = onlyFile(operands, 'subscribers import');
  const source = textFlag(commandLine, 'source');
  if (source === undefined)
    throw wronglyAsked(
      'Say how these people agreed to get your mail: --source "signed up at our site, 2024".',
    );
  if (!existsSync(path)) throw new CommandError(EXIT_CODE.notFound, `There is no file ${path}.`);
  const file = await openSubscriberFile(path);
  const rejected = new RejectedList(path, file.headings);
  const progress = await openImportProgress(path);
  const say = measureImport(circle.clock);
  try {
    const summary = await importSubscribers(circle, {
      rows: file.rows((record, reason) => rejected.add(record, reason)),
      source,
      writer: await circle.findWriter(),
      before: progress.before,
      newId: (address) => deriveSubscriberId(progress.seed, address),
      onBatch: async (done) => {
        await progress.store(done);
        terminal.progress(say(countRows(done), file.shareRead()));
      },
    });
    await progress.end();
    terminal.endProgress();
    terminal.print(json ? toJson(summary) : summaryText(summary, rejected.path));
    return summary['no-address'] > 0 ? EXIT_CODE.someRowsRejected : EXIT_CODE.done;
  } finally {
    await rejected.close();
    terminal.endProgress();
  }
};

/** Of one, and of several. */
const SAID = {
  added: ['gets the newsletter from now on', 'get the newsletter from now on'],
  known: ['was in it already', 'were in it already'],
  left: ['had unsubscribed, and stays so', 'had unsubscribed, and stay so'],
  suppressed: ['is suppressed, and stays so', 'are suppressed, and stay so'],
  bounced: ['had bounced, and gets no mail', 'had bounced, and get no mail'],
  unconfirmed: ['had never confirmed, and was left out', 'had never confirmed, and were left out'],
  'no-address': ['row had no address that mail can go to', 'rows had no address that mail can go to'],
} as const satisfies Record<keyof SubscriberImportSummary, readonly [string, string]>;

function summaryText(summary: SubscriberImportSummary, rejectedPath: string): string {
  const lines = Object.entries(SAID).flatMap(([outcome, [ofOne, ofSeveral]]) => {
    const count = Object.entries(summary).find(([name]) => name === outcome)?.[1] ?? 0;
    return count > 0 ? [`${count.toLocaleString('en')} ${count === 1 ? ofOne : ofSeveral}`] : [];
  });
  if (summary['no-address'] > 0)
    lines.push(
      `What cannot be written to is in ${rejectedPath}, with line and reason: put it right and import that.`,
    );
  return lines.length === 0 ? 'The file has no rows.' : lines.join('\n');
}

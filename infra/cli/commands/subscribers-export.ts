import { csvRow } from '../../../functions/circle/domain/export/csv-cell.ts';
import { SUBSCRIBER_COLUMNS } from '../../../functions/newsletter/domain/subscriber-columns.ts';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { refuseToReplace, writeFileWhole } from '../export/write-file.ts';
import { onlyFile } from '../only-file.ts';
import { toJson } from '../output.ts';
import { readSegment } from '../subscribers/read-segment.ts';

/** `subscribers export FILE.csv`, everybody with all that is kept; of a segment, those who get the newsletter */
export const subscribersExportCommand: Command = async (context) => {
  const { circle, terminal, commandLine, operands, json } = context;
  const path = onlyFile(operands, 'subscribers export');
  refuseToReplace(path, commandLine.flags.has('yes'));
  const isMeant = await readSegment(context);
  let count = 0;
  async function* rows() {
    yield csvRow(Object.keys(SUBSCRIBER_COLUMNS));
    for await (const subscriber of circle.subscribers.listAll()) {
      if (isMeant?.(subscriber) === false) continue;
      count += 1;
      yield csvRow(Object.values(SUBSCRIBER_COLUMNS).map((column) => column(subscriber) ?? ''));
    }
  }
  await writeFileWhole(path, rows());
  const said = count === 1 ? '1 subscriber is' : `${count.toLocaleString('en')} subscribers are`;
  terminal.print(json ? toJson({ file: path, subscribers: count }) : `${said} in ${path} now.`);
  return EXIT_CODE.done;
};

import { type ImportReport, importContacts } from '../../../functions/circle/import-contacts.ts';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { type ContactList, type ContactListRow, openContactList } from '../csv/contact-list.ts';
import { RejectedList } from '../csv/rejected-list.ts';
import { importText, toJson } from '../output.ts';
import type { Terminal } from '../terminal.ts';

/** `import FILE.csv` */
export const importCommand: Command = async ({ circle, terminal, operands, json, findOwner }) => {
  const [path, ...rest] = operands;
  if (path === undefined || rest.length > 0) throw wronglyAsked('import needs one file.');
  const owner = await findOwner();
  const list = await openContactList(path);
  if (list.ignoredHeadings.length > 0)
    terminal.note(`Columns without a use: ${list.ignoredHeadings.join(', ')}.`);
  const rejected = new RejectedList(path, list.headings);
  const report = reportTo(terminal, rejected, list);
  try {
    const summary = await importContacts(circle, { owner, rows: list.rows(), report });
    terminal.endProgress();
    const rejectedFile = summary.rejected > 0 ? rejected.path : null;
    terminal.print(json ? toJson({ ...summary, rejectedFile }) : importText(summary, rejected.path));
    return summary.rejected > 0 ? EXIT_CODE.someRowsRejected : EXIT_CODE.done;
  } finally {
    terminal.endProgress();
    await rejected.close();
  }
};

function reportTo(
  terminal: Terminal,
  rejected: RejectedList,
  { rowCount }: ContactList,
): ImportReport<ContactListRow> {
  const total = rowCount.toLocaleString('en');
  return {
    onRejected: (row, reason) => rejected.add(row, reason),
    onCleaned: ({ line }, what) => terminal.note(`Line ${line}: ${what}.`),
    onProgress: (done) => terminal.progress(`importing: ${done.toLocaleString('en')} of ${total} rows`),
  };
}

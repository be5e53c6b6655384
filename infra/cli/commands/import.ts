import { readOwnWords } from '../../../functions/circle/domain/import/contact-columns.ts';
import type { Command } from '../command.ts';
import { textFlag, wronglyAsked } from '../command-line.ts';
import { importPeople } from '../import/import-people.ts';
import { importMail } from '../import/mail/import-mail.ts';
import { kindOfFile, openPeopleFile } from '../import/open-people-file.ts';

/** `import FILE [--map "Vorname=first name"] [--yes]`: a list, an address book, mail, or what Kith has exported. */
export const importCommand: Command = async (context) => {
  const { operands, commandLine } = context;
  const [path, ...rest] = operands;
  if (path === undefined || rest.length > 0) throw wronglyAsked('import needs one file.');
  const { words, unknown } = readOwnWords(textFlag(commandLine, 'map') ?? '');
  if (unknown !== undefined)
    throw wronglyAsked(
      `--map does not know "${unknown}"; write it like "Vorname=first name,Geburtstag=birthday".`,
    );
  const kind = await kindOfFile(path);
  if (kind === 'mail') return await importMail(context, path);
  return await importPeople(context, path, await openPeopleFile(path, kind, words));
};

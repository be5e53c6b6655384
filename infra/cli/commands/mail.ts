import { writeFile } from 'node:fs/promises';
import type { HeldFate } from '../../../functions/inbound/inbound-log.ts';
import { type IsoInstant, toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import type { Circle } from '../circle.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { type CommandLine, textFlag, wronglyAsked } from '../command-line.ts';
import { FATE_NAMES, heldFate, mailListText, mailText, sayFate, sayRelease } from '../mail-output.ts';
import type { KeptMail, MailRoom } from '../mail-room/mail-room.ts';
import { toJson } from '../output.ts';
import { readLimit } from '../read-limit.ts';

const DEFAULT_LIMIT = 20;

/** `mail [--fate quarantined] [--limit 20] [--older ID]` */
export const mailCommand: Command = async ({ circle, terminal, commandLine, operands, json, findOwner }) => {
  if (operands.length > 0) throw wronglyAsked(`mail knows show and release, not ${operands.join(' ')}.`);
  const { timeZone } = await findOwner();
  const olderThan = textFlag(commandLine, 'older');
  const fate = readFate(commandLine);
  const limit = readLimit(commandLine) ?? DEFAULT_LIMIT;
  const page = await mailRoomOf(circle).list({ limit, fate, olderThan });
  if (page === undefined) throw noSuchMail(olderThan ?? '');
  terminal.print(json ? toJson(page) : mailListText(page, { timeZone, fate }));
  return EXIT_CODE.done;
};

function readFate(commandLine: CommandLine): string | undefined {
  const fate = textFlag(commandLine, 'fate');
  if (fate === undefined || FATE_NAMES.includes(fate)) return fate;
  throw wronglyAsked(`--fate is one of ${FATE_NAMES.join(', ')}.`);
}

/** `mail show ID [--raw FILE]` */
export const mailShowCommand: Command = async ({
  circle,
  terminal,
  commandLine,
  operands,
  json,
  findOwner,
}) => {
  const { timeZone } = await findOwner();
  const room = mailRoomOf(circle);
  const mail = await findMail(room, operands, 'show');
  const file = textFlag(commandLine, 'raw');
  if (file !== undefined) {
    await writeFile(file, await room.readRaw(mail.messageId), { flag: 'wx', mode: 0o600 }).catch(
      (cause: unknown) => {
        throw new CommandError(EXIT_CODE.failed, `${file} cannot be written, or is there already.`, {
          cause,
        });
      },
    );
  }
  terminal.print(json ? toJson(mail) : mailText(mail, timeZone));
  return EXIT_CODE.done;
};

/** `mail release ID [--yes]`: first the note, then the queue; repeating it completes what a crash left. */
export const mailReleaseCommand: Command = async ({ circle, terminal, commandLine, operands, json }) => {
  const room = mailRoomOf(circle);
  const { messageId, record } = await findMail(room, operands, 'release');
  if (record?.mail === undefined) {
    const what = 'Kith has no note of what SES said about this mail';
    throw new CommandError(
      EXIT_CODE.failed,
      `${what}. redrive tries mail again that failed; mail show ${messageId} --raw FILE saves it.`,
    );
  }
  const fate = heldFate(record);
  const isUnderWay = record.fate === undefined && record.releasedAt !== undefined;
  if (fate === undefined && !isUnderWay) {
    throw new CommandError(EXIT_CODE.failed, `There is nothing to let through: it is ${sayFate(record)}.`);
  }
  if (!commandLine.flags.has('yes')) {
    const command = `npm run kith -- mail release ${messageId} --yes`;
    const words = [
      `It is ${sayFate(record)}. ${sayRelease(fate)}`,
      `Look at it first: npm run kith -- mail show ${messageId} --raw FILE`,
      `Nothing was changed. To do it: ${command}`,
    ].join('\n');
    terminal.print(json ? toJson({ wouldRelease: messageId, command }) : words);
    return EXIT_CODE.done;
  }
  if (fate !== undefined) await takeFateAway(room, messageId, fate, toIsoInstant(circle.clock.now()));
  await room.receiveAgain({ ...record, mail: record.mail });
  terminal.print(
    json
      ? toJson({ released: messageId })
      : `Let through. Kith reads it now, as if it had just come; what becomes of it: npm run kith -- mail show ${messageId}`,
  );
  return EXIT_CODE.done;
};

async function takeFateAway(
  { log }: MailRoom,
  messageId: string,
  fate: HeldFate,
  now: IsoInstant,
): Promise<void> {
  if ((await log.release(messageId, fate, now)) === 'released') return;
  throw new CommandError(EXIT_CODE.failed, 'It has been acted on in the meantime.');
}

/** `redrive [--yes]` */
export const redriveCommand: Command = async ({ circle, terminal, commandLine, operands, json }) => {
  if (operands.length > 0) throw wronglyAsked('redrive takes nothing after it.');
  const isMeant = commandLine.flags.has('yes');
  const queues: { readonly name: string; readonly deadLetters: number }[] = [];
  for (const queue of mailRoomOf(circle).queues) {
    const deadLetters = isMeant ? await queue.redrive() : await queue.countDeadLetters();
    queues.push({ name: queue.name, deadLetters });
  }
  terminal.print(json ? toJson({ redriven: isMeant, queues }) : redriveText(queues, isMeant));
  return EXIT_CODE.done;
};

function redriveText(queues: readonly { name: string; deadLetters: number }[], isMeant: boolean): string {
  const waiting = queues.filter(({ deadLetters }) => deadLetters > 0);
  if (waiting.length === 0) return 'No message has failed for good.';
  const lines = waiting.map(({ name, deadLetters }) => `  ${deadLetters} × ${name}`);
  return isMeant
    ? ['They are tried again now:', ...lines].join('\n')
    : [
        'Failed for good, and kept for 14 days:',
        ...lines,
        'To try them again: npm run kith -- redrive --yes',
      ].join('\n');
}

function mailRoomOf({ mailRoom }: Circle): MailRoom {
  if (mailRoom !== undefined) return mailRoom;
  throw new CommandError(
    EXIT_CODE.failed,
    'Kith is not running, so its mail cannot be reached: run npm start, then this again. Nothing was changed.',
  );
}

async function findMail(room: MailRoom, operands: readonly string[], verb: string): Promise<KeptMail> {
  const [messageId, ...rest] = operands;
  if (messageId === undefined || rest.length > 0) {
    throw wronglyAsked(`mail ${verb} needs the id of one mail, as mail lists it.`);
  }
  const mail = await room.find(messageId);
  if (mail !== undefined) return mail;
  throw noSuchMail(messageId);
}

const noSuchMail = (messageId: string): CommandError =>
  new CommandError(EXIT_CODE.notFound, `There is no mail ${messageId}. mail lists what came in.`);

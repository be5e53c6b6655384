import type { Temporal } from 'temporal-polyfill';
import { cleanLine } from '../../../functions/circle/domain/clean-text.ts';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { readDate } from '../../../functions/circle/domain/import/written-date.ts';
import type { PartialDate } from '../../../functions/circle/domain/partial-date.ts';
import { sayDate } from '../../../functions/circle/domain/say-day.ts';
import { type HandLoggedKind, isHandLoggedKind, logByHand } from '../../../functions/circle/log-by-hand.ts';
import { findFollowUps } from '../../../functions/nudges/answer/domain/facts/find-follow-ups.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { type CommandLine, textFlag, wronglyAsked } from '../command-line.ts';
import { findContact } from '../find-people.ts';
import { localDay, toJson } from '../output.ts';
import { rhythmText } from '../people-output.ts';
import { printable } from '../terminal.ts';

const HOW =
  'log needs a name, what it was, and words: log "Ruth Adler" call "She starts in May." (call, meeting, gift, mail, note).';

/** `log NAME call|meeting|gift|mail|note WORDS [--on DAY]` */
export const logCommand: Command = async ({ circle, terminal, commandLine, operands, json, findOwner }) => {
  const { asked, kind, text } = readEntry(operands);
  const on = readDay(commandLine);
  const owner = await findOwner();
  const key = await findContact(circle.contacts, owner.ownerId, asked);
  const logged = await logByHand(circle, { owner, key, kind, text, on });
  if (logged.outcome === 'in-the-future') {
    throw new CommandError(
      EXIT_CODE.wronglyAsked,
      `${logged.day.toString()} is still to come; log it when it has happened.`,
    );
  }
  const { interaction, outcome } = logged;
  const contact = (await circle.contacts.findContact(key)) ?? key;
  if (json) terminal.print(toJson({ outcome, interaction, contact }));
  else {
    const day = localDay(interaction.occurredAt, owner.timeZone);
    const what = outcome === 'logged' ? `${kind} of ${day} logged` : `${kind} of ${day} was logged before`;
    const now = circle.clock.now();
    const followUps = followUpsText(contact, text, now.toZonedDateTimeISO(owner.timeZone));
    const rhythm = rhythmText(contact, owner, now);
    terminal.print(printable([`${contact.name}: ${what}. ${rhythm}`, ...followUps].join('\n')));
  }
  return EXIT_CODE.done;
};

/** What could be asked about later is offered, and planned on the owner's word alone, which is an answer to a mail. */
function followUpsText(
  { name, lovedOnes }: Contact,
  words: string,
  now: Temporal.ZonedDateTime,
): readonly string[] {
  const person = { name, lovedOnes: lovedOnes.map((each) => each.name), hasDraft: false };
  return findFollowUps(words, person, { now }).map(
    ({ text, on }) =>
      `To be reminded, answer any brief with: ${name}: remind ${sayDate(on, now.toPlainDate())}: ${text}`,
  );
}

function readEntry(operands: readonly string[]): { asked: string; kind: HandLoggedKind; text: string } {
  const kindAt = operands.findIndex((word, index) => index > 0 && isHandLoggedKind(word));
  const kind = operands[kindAt];
  const text = operands
    .slice(kindAt + 1)
    .join(' ')
    .trim();
  if (kind === undefined || !isHandLoggedKind(kind) || text === '') throw wronglyAsked(HOW);
  return { asked: operands.slice(0, kindAt).join(' '), kind, text };
}

function readDay(commandLine: CommandLine): PartialDate | undefined {
  const text = textFlag(commandLine, 'on');
  if (text === undefined) return undefined;
  const day = readDate(text);
  if (day) return day;
  throw wronglyAsked(`"${cleanLine(text)}" is not a clear day; write --on like 2026-08-04 or "4 August".`);
}

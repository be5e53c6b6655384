import { Temporal } from 'temporal-polyfill';
import { cleanLine } from '../../../functions/circle/domain/clean-text.ts';
import { readGiftLink } from '../../../functions/circle/domain/gift-words.ts';
import { readDate } from '../../../functions/circle/domain/import/written-date.ts';
import { GIFT_STAGES, type GiftStep } from '../../../functions/giving/domain/ledger/keep-gift.ts';
import { readAmount } from '../../../functions/giving/domain/ledger/read-amount.ts';
import { recordGift } from '../../../functions/giving/record-gift.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { type CommandLine, textFlag, wronglyAsked } from '../command-line.ts';
import { findContact } from '../find-people.ts';
import { giftsText, giftText, photoText } from '../gifts-output.ts';
import { toJson } from '../output.ts';
import { savePhoto } from '../save-photo.ts';

const HOW =
  'gift needs a name and one of --idea, --chosen, --ordered, --sent with what it is: gift "Ruth Adler" --chosen "a map of the coast".';

/** `gift NAME --idea|--chosen|--ordered|--sent WORDS [--for Leo] [--amount "USD 80"] [--occasion birthday] [--link URL] [--on DAY]` */
export const giftCommand: Command = async ({ circle, terminal, commandLine, operands, json, findOwner }) => {
  const asked = operands.join(' ').trim();
  if (asked === '') throw wronglyAsked(HOW);
  const owner = await findOwner();
  const today = circle.clock.now().toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const step = readStep(commandLine, today);
  const key = await findContact(circle.contacts, owner.ownerId, asked);
  const kept = await recordGift(circle, { owner, key, step });
  if (kept.outcome === 'refused') throw new CommandError(EXIT_CODE.wronglyAsked, kept.reason);
  const { outcome, gift } = kept;
  terminal.print(json ? toJson({ outcome, contactId: key.contactId, gift }) : giftText(key, kept));
  return EXIT_CODE.done;
};

/** `gifts NAME [--photo FILE [--of WORDS]]` */
export const giftsCommand: Command = async ({ circle, terminal, commandLine, operands, json, findOwner }) => {
  const asked = operands.join(' ').trim();
  if (asked === '') throw wronglyAsked('gifts needs a name or an address.');
  const owner = await findOwner();
  const contact = await findContact(circle.contacts, owner.ownerId, asked);
  const file = textFlag(commandLine, 'photo');
  if (file !== undefined) {
    const gift = await savePhoto(circle, contact, { file, words: textFlag(commandLine, 'of') });
    terminal.print(json ? toJson({ gift, file }) : photoText(contact, gift, file));
    return EXIT_CODE.done;
  }
  const { contactId, name, gifts } = contact;
  terminal.print(json ? toJson({ contactId, name, gifts }) : giftsText(contact));
  return EXIT_CODE.done;
};

function readStep(commandLine: CommandLine, today: Temporal.PlainDate): GiftStep {
  const [told, ...others] = GIFT_STAGES.flatMap((stage) => {
    const text = cleanLine(textFlag(commandLine, stage) ?? '');
    return text === '' ? [] : [{ stage, text }];
  });
  if (told === undefined || others.length > 0) throw wronglyAsked(HOW);
  const on = readDay(commandLine, today);
  if (on !== undefined && told.stage !== 'sent')
    throw wronglyAsked('--on is the day on which it was sent; it goes with --sent.');
  return {
    ...told,
    ...{ forWhom: textFlag(commandLine, 'for'), amount: readSum(commandLine), on },
    ...{ occasion: readOccasion(commandLine), link: readLink(commandLine) },
  };
}

function readOccasion(commandLine: CommandLine): string | undefined {
  const occasion = cleanLine(textFlag(commandLine, 'occasion') ?? '').toLowerCase();
  return occasion === '' ? undefined : occasion;
}

function readLink(commandLine: CommandLine): string | undefined {
  const text = textFlag(commandLine, 'link');
  if (text === undefined) return undefined;
  const link = readGiftLink(text);
  if (link !== undefined) return link;
  throw wronglyAsked(
    '--link is the address of a page, like https://shop.example/boots. Kith keeps it and never opens it.',
  );
}

function readSum(commandLine: CommandLine): GiftStep['amount'] {
  const text = textFlag(commandLine, 'amount');
  if (text === undefined) return undefined;
  const amount = readAmount(text);
  if (amount !== undefined) return amount;
  throw wronglyAsked(
    `"${cleanLine(text)}" is no sum that Kith can keep; write a number and its currency, like --amount "USD 80". Crowns and pesos are several: write SEK, MXN.`,
  );
}

/** A day without a year is the last one that was. */
function readDay(commandLine: CommandLine, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const text = textFlag(commandLine, 'on');
  if (text === undefined) return undefined;
  const date = readDate(text);
  if (date === undefined)
    throw wronglyAsked(`"${cleanLine(text)}" is not a clear day; write --on like 2026-08-04 or "4 August".`);
  const { year = today.year, month, day } = date;
  const told = Temporal.PlainDate.from({ year, month, day });
  const isToCome = date.year === undefined && Temporal.PlainDate.compare(told, today) > 0;
  return isToCome ? told.subtract({ years: 1 }) : told;
}

import { writeFile } from 'node:fs/promises';
import type { Contact } from '../../functions/circle/domain/contact.ts';
import type { Gift, GiftPhoto } from '../../functions/circle/domain/gift.ts';
import { readAttachment } from '../../functions/inbound/adapters/read-attachment.ts';
import type { Circle } from './circle.ts';
import { CommandError, EXIT_CODE } from './cli-errors.ts';
import { wronglyAsked } from './command-line.ts';

interface PhotoAsked {
  /** Is to be new. */
  readonly file: string;
  /** Some words of the gift; not needed where one gift alone has a photo. */
  readonly words: string | undefined;
}

/** Writes the photo that came with a gift, as its mail holds it. Throws CommandError. */
export async function savePhoto(
  { mailRoom }: Circle,
  contact: Contact,
  { file, words }: PhotoAsked,
): Promise<Gift> {
  const { gift, photo } = findPhoto(contact, words);
  if (mailRoom === undefined) {
    const why = 'Kith is not running, so its mail cannot be reached: run npm start, then this again.';
    throw new CommandError(EXIT_CODE.failed, why);
  }
  const kept = await mailRoom.find(photo.messageId);
  const read = kept && (await readAttachment(await mailRoom.readRaw(photo.messageId), photo.part));
  if (read === undefined) {
    const why = 'The mail with this photo is gone: raw mail is kept for a year.';
    throw new CommandError(EXIT_CODE.notFound, why);
  }
  await writeFile(file, read.bytes, { flag: 'wx', mode: 0o600 }).catch((cause: unknown) => {
    throw new CommandError(EXIT_CODE.failed, `${file} cannot be written, or is there already.`, { cause });
  });
  return gift;
}

function findPhoto(
  { name, gifts }: Contact,
  words: string | undefined,
): { readonly gift: Gift; readonly photo: GiftPhoto } {
  const asked = words?.toLowerCase().trim() ?? '';
  const shown = gifts.flatMap((gift) => (gift.photo === undefined ? [] : [{ gift, photo: gift.photo }]));
  const [only, ...others] = shown.filter(({ gift }) => gift.text.toLowerCase().includes(asked));
  if (only === undefined)
    throw new CommandError(EXIT_CODE.notFound, `No gift to ${name} with a photo is called like that.`);
  if (others.length === 0) return only;
  const texts = [only, ...others].map(({ gift }) => `“${gift.text}”`).join(', ');
  throw wronglyAsked(`Several gifts have a photo: ${texts}. Say which with --of "words".`);
}

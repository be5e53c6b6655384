import type { Temporal } from 'temporal-polyfill';
import type { Contact } from './contact.ts';
import { findDoubtfulSum, withoutAmount } from './find-amount.ts';
import type { Gift } from './gift.ts';

/** With one more gift; the contact itself where one with this id is there, as a repeat finds it. */
export const addGift = (contact: Contact, gift: Gift): Contact =>
  contact.gifts.some(({ giftId }) => giftId === gift.giftId)
    ? contact
    : { ...contact, gifts: [...contact.gifts, gift] };

/** Without the gift, as if it had never been told of: how an owner takes back what they just said. */
export const removeGift = (contact: Contact, giftId: Gift['giftId']): Contact =>
  contact.gifts.some((gift) => gift.giftId === giftId)
    ? { ...contact, gifts: contact.gifts.filter((gift) => gift.giftId !== giftId) }
    : contact;

/**
 * The gift that was thought of, chosen or ordered and of which `words` tell, as in `the garden boots, $80`; undefined where none
 * is, or several are, called so.
 */
export function findOpenGift({ gifts }: Pick<Contact, 'gifts'>, words: string): Gift | undefined {
  const told = ` ${plain(words)} `;
  const [only, ...others] = gifts.filter(
    ({ stage, text }) => stage !== 'sent' && told.includes(` ${plain(text)} `),
  );
  return others.length === 0 ? only : undefined;
}

/** The gift whose sum nobody could read, and of which `words` tell once more: `a linocut, SEK 80` after `a linocut, 80 kr`. */
export function findUnpricedGift({ gifts }: Pick<Contact, 'gifts'>, words: string): Gift | undefined {
  const told = ` ${plain(withoutAmount(words))} `;
  return gifts.findLast(({ amount, text }) => {
    const { written } = findDoubtfulSum(text, undefined) ?? {};
    return (
      amount === undefined && written !== undefined && told.includes(` ${plain(text.replace(written, ''))} `)
    );
  });
}

/**
 * The gifts of which an `arrived` tells: those that the owner was asked about last, else the one that was sent last. None where
 * nothing was sent within half a year that may still be on its way.
 */
export function giftsOnTheirWay(
  { gifts }: Pick<Contact, 'gifts'>,
  today: Temporal.PlainDate,
): readonly Gift[] {
  const since = today.subtract({ months: 6 }).toString();
  const open = gifts.filter(
    ({ stage, on, arrivedOn }) =>
      stage === 'sent' && arrivedOn === undefined && on !== undefined && on >= since,
  );
  const lastAsked = open
    .flatMap(({ arrivalAskedOn }) => arrivalAskedOn ?? [])
    .toSorted()
    .at(-1);
  return lastAsked === undefined
    ? open.toSorted((one, other) => (one.on ?? '').localeCompare(other.on ?? '')).slice(-1)
    : open.filter(({ arrivalAskedOn }) => arrivalAskedOn === lastAsked);
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

import type { Contact } from './contact.ts';
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

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

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

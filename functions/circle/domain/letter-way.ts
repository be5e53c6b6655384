import type { Contact } from './contact.ts';
import type { LetterSetting } from './letter-settings.ts';
import { mainAddress, type Owner } from './owner.ts';

/**
 * How letters to somebody go out. mine: the owner sends them, from their own mail program. approve: Kith does, on the owner’s
 * word. auto: Kith does, a day after the owner saw them, unless stopped. off: there are none.
 */
export type LetterWay = 'mine' | 'approve' | 'auto' | 'off';

type Addressee = Pick<Contact, 'checkIns' | 'mailbox' | 'tier'>;

/** They had letters once, since they have the address at which answers come in, and get none any more: they asked for that. */
export const hasStoppedLetters = ({ checkIns, mailbox }: Pick<Contact, 'checkIns' | 'mailbox'>): boolean =>
  checkIns === undefined && mailbox !== undefined;

/** What holds for a person: what was said of them, else of their tier. Whoever asked for no letters gets none. */
export function letterSettingFor({ letters }: Pick<Owner, 'letters'>, contact: Addressee): LetterSetting {
  if (hasStoppedLetters(contact)) return 'off';
  return contact.checkIns?.way ?? (contact.tier && letters[contact.tier]) ?? 'off';
}

/**
 * By which way letters to a person go out. Where the owner did not say, from their own mail program, since a strange domain below
 * their name looks like phishing; unless their own address is of the domain that Kith sends from.
 */
export function wayFor(
  owner: Pick<Owner, 'ownerId' | 'addresses' | 'letters'>,
  contact: Addressee,
  mailDomain: string,
): LetterWay {
  const setting = letterSettingFor(owner, contact);
  if (setting !== 'on') return setting;
  return mainAddress(owner).toLowerCase().endsWith(`@${mailDomain.toLowerCase()}`) ? 'approve' : 'mine';
}

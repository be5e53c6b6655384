import type { Subscriber } from './subscriber.ts';

/**
 * What a confirmation mail is for, but for its day: the same words and day, the same mail, which goes out once. ann+1@ and ann+2@
 * are one mailbox, and a stranger has as many labels as they like; at Gmail, as many dots. Who left and asks again gets one beside
 * it, since they may have thrown the first away.
 */
export function confirmationOccasion({
  address,
  status,
  leftAt,
}: Pick<Subscriber, 'address' | 'status' | 'leftAt'>): readonly string[] {
  const cameBack = status === 'pending' && leftAt !== undefined;
  return [mailboxOf(address), ...(cameBack ? ['came back'] : [])];
}

/** The address without its label (RFC 5233); a local part that is all label stays as it is. */
export function mailboxOf(address: string): string {
  const mailbox = address.replace(/^([^+@]+)\+[^@]*@/, '$1@');
  const gmail = /^(.+)@(?:gmail|googlemail)\.com$/.exec(mailbox)?.[1];
  return gmail === undefined ? mailbox : `${gmail.replaceAll('.', '')}@gmail.com`;
}

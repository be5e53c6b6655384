/**
 * What kind of address a message was sent to. token: `r+<token>@`, signed for one message and one person in it.
 * draft: `draft@`, where the owner sends an issue of the newsletter.
 * relay: `to+<token>@`, where an owner's words go on to a contact.
 * mailbox: `hello+<mailbox>@`, the lasting address of one contact. log: `log+<label>@`, the private one of an owner. leave: `leave+<subscriberId>@`, off the newsletter.
 * nobody: none that Kith gives out. Labels are lower case: mail systems may fold the case of a local part.
 */
export type Recipient =
  | { readonly kind: 'token'; readonly address: string }
  | { readonly kind: 'relay'; readonly address: string }
  | { readonly kind: 'mailbox'; readonly mailbox: string }
  | { readonly kind: 'log'; readonly label: string }
  | { readonly kind: 'leave'; readonly subscriberId: string }
  | { readonly kind: 'draft' }
  | { readonly kind: 'nobody' };

/** Tells the kind by the local part alone; whether the label is a true one is for its handler to find out. */
export function readRecipient(address: string): Recipient {
  const localPart = address.slice(0, Math.max(address.lastIndexOf('@'), 0)).toLowerCase();
  const plus = localPart.indexOf('+');
  if (localPart === 'draft' || localPart.startsWith('draft+')) return { kind: 'draft' };
  const label = localPart.slice(plus + 1);
  if (plus < 0 || label === '') return { kind: 'nobody' };
  switch (localPart.slice(0, plus)) {
    case 'r':
      return { kind: 'token', address };
    case 'to':
      return { kind: 'relay', address };
    case 'hello':
      return { kind: 'mailbox', mailbox: label };
    case 'log':
      return { kind: 'log', label };
    case 'leave':
      return { kind: 'leave', subscriberId: label };
    default:
      return { kind: 'nobody' };
  }
}

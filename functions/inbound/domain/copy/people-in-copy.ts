import type { Owner } from '../../../circle/domain/owner.ts';
import type { Mailbox } from '../inbound-mail.ts';

/** Local parts that no person reads, or that stand for many. */
const NO_PERSON =
  /^(?:[\w.-]*no-?_?reply|[\w.-]*do-?_?not-?_?reply|mailer-daemon|postmaster|bounces?|abuse|notifications?|newsletters?|unsubscribe|majordomo|listserv|undisclosed-recipients)(?:[+._-].*)?$|-(?:request|bounces?|owner|unsubscribe)$|^owner-/;
const LIST_DOMAIN = /(?:^|\.)(?:lists?|googlegroups|groups)\.|(?:^|\.)(?:googlegroups\.com|groups\.io)$/;

/** Whose addresses a copied mail may name without naming anybody else. */
export interface Selves {
  readonly owner: Pick<Owner, 'addresses'>;
  /** Whether an address is one of Kith's own. */
  isKiths(address: string): boolean;
}

/** Those of the mailboxes behind which somebody else can be: neither the owner, nor Kith, nor a machine or a list. */
export const otherPeople = (mailboxes: readonly Mailbox[], selves: Selves): readonly Mailbox[] =>
  mailboxes.filter(
    ({ address }) => !isOwners(address, selves) && !selves.isKiths(address) && mayBePerson(address),
  );

export const isOwners = (address: string, { owner }: Pick<Selves, 'owner'>): boolean =>
  owner.addresses.some((known) => known.address === address);

function mayBePerson(address: string): boolean {
  const at = address.lastIndexOf('@');
  return !NO_PERSON.test(address.slice(0, at)) && !LIST_DOMAIN.test(address.slice(at + 1));
}

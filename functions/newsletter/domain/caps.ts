import { createHmac } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { encodeBase32 } from '../../shared/base32.ts';
import type { EmailAddress } from '../../shared/email-address.ts';
import type { TokenKey } from '../../shared/token-keys.ts';
import { mailboxOf } from './confirmation-occasion.ts';
import type { Subscriber } from './subscriber.ts';

/** So many in an hour; the key names who shares them. */
export interface Cap {
  readonly key: string;
  readonly limit: number;
}

/** What a host and its network have used up of theirs. */
export interface OwnCap {
  readonly host: Cap;
  readonly network: Cap;
}

/** An office or a lecture hall behind one address still gets in. */
const HOST_LIMIT = 20;
const NETWORK_LIMIT = 100;
/** Somebody who pressed twice, or mistyped their name, is let in; who writes a mailbox full is not. */
const MAILBOX_LIMIT = 3;
/** A reader mistypes an address once or twice. */
const MOVES_LIMIT = 3;

/** The last resort: before it is reached, six networks or more have each used up their own. */
export const ALL_CONFIRMATIONS: Cap = { key: 'ALL', limit: 600 };

const HASH_OCTETS = 15;

/**
 * The caps of whoever sits at this IP address: of the host (IPv6: the /64 that one customer gets), and of its network (/24,
 * IPv6: /48), since addresses inside of one come cheap.
 */
export function capsOf(key: TokenKey, ip: string): OwnCap {
  const { host, network } = networksOf(ip);
  return {
    host: { key: hashIp(key, host), limit: HOST_LIMIT },
    network: { key: hashIp(key, network), limit: NETWORK_LIMIT },
  };
}

/** For all the addresses of one mailbox: one mail goes there within 24 hours, whoever asks how often. */
export const capOfMailbox = (key: TokenKey, address: EmailAddress): Cap => ({
  key: `MAILBOX#${keyedHash(key, 'mailbox', mailboxOf(address))}`,
  limit: MAILBOX_LIMIT,
});

/** For all the new addresses that one reader has Kith ask at: a page of one's own is no way to write to strangers. */
export const capOfMoves = ({ subscriberId }: Pick<Subscriber, 'subscriberId'>): Cap => ({
  key: `MOVES#${subscriberId}`,
  limit: MOVES_LIMIT,
});

/** Tells one IP address from another without holding it. */
export const hashIp = (key: TokenKey, ip: string): string => keyedHash(key, 'ip', ip);

/** An HMAC-SHA-256 (120 bits of it), after the id of its key. */
function keyedHash(key: TokenKey, what: 'ip' | 'mailbox', text: string): string {
  const mac = createHmac('sha256', key.secret).update(`kith:${what}:${key.id}\0${text}`).digest();
  return key.id + encodeBase32(mac.subarray(0, HASH_OCTETS));
}

/** What is no IP address shares one host. */
function networksOf(ip: string): { readonly host: string; readonly network: string } {
  const mapped = /^::ffff:([\d.]+)$/i.exec(ip)?.[1] ?? ip;
  if (isIPv4(mapped)) return { host: mapped, network: mapped.replace(/\.\d+$/, '') };
  if (!isIPv6(ip)) return { host: 'unknown', network: 'unknown' };
  const groups = groupsOf(ip);
  return { host: groups.slice(0, 4).join(':'), network: groups.slice(0, 3).join(':') };
}

/** The eight groups of an IPv6 address, those behind `::` among them (RFC 4291, 2.2); of a zone (`%eth0`) nothing. */
function groupsOf(ip: string): readonly string[] {
  const [head = '', tail] = ip.toLowerCase().replace(/%.*$/, '').split('::');
  const split = (text: string) => (text === '' ? [] : text.split(':'));
  const missing = tail === undefined ? 0 : 8 - split(head).length - split(tail).length;
  const groups = [
    ...split(head),
    ...Array.from({ length: Math.max(missing, 0) }, () => '0'),
    ...split(tail ?? ''),
  ];
  return groups.map((group) => group.replace(/^0+(?=.)/, ''));
}

import {
  type FindNudgedPersonPorts,
  findNudgedPerson,
  type NudgedPerson,
} from '../nudges/find-nudged-person.ts';
import type { Clock } from '../shared/clock.ts';
import { readReplyAddress } from '../shared/reply-address.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';

export interface RouteMailPorts extends FindNudgedPersonPorts {
  readonly tokenKeys: TokenKeyStore;
  readonly clock: Clock;
}

/** Where one recipient address leads; to nobody when the token is forged. */
export interface Route extends NudgedPerson {
  readonly token: 'valid' | 'expired' | 'forged';
}

/** Follows each reply address to its owner and person. */
export async function routeMail(
  ports: RouteMailPorts,
  recipients: readonly string[],
): Promise<readonly Route[]> {
  const keys = await ports.tokenKeys.readTokenKeys();
  const now = ports.clock.now();
  return Promise.all(
    recipients.map(async (recipient) => {
      const reading = readReplyAddress(keys, recipient, now);
      if (reading.outcome === 'forged') return { token: reading.outcome };
      return { token: reading.outcome, ...(await findNudgedPerson(ports, reading.target)) };
    }),
  );
}

import { createHmac } from 'node:crypto';
import * as z from 'zod';
import type { EmailAddress } from '../../shared/email-address.ts';
import type { OwnerId } from '../../shared/ids.ts';
import { type IsoInstant, isoInstantSchema } from '../../shared/iso-instant.ts';
import { lastingSecret, type TokenKeys } from '../../shared/token-keys.ts';
import { AUDIENCE_ITEM_VERSION } from './audience-item.ts';

/** That somebody at an address asked one owner for no more mail. It names neither, so that an erasure has nothing to take away. */
export const ownerStopSchema = z.object({
  version: z.literal(AUDIENCE_ITEM_VERSION),
  stoppedAt: isoInstantSchema,
});

/** The purpose is part of what is hashed, so that no token is ever one of these. */
export function ownerStopKey(keys: TokenKeys, address: EmailAddress, ownerId: OwnerId) {
  const hash = createHmac('sha256', lastingSecret(keys)).update(`kith:owner-stop\0${ownerId}\0${address}`);
  return { pk: `STOPPED#${hash.digest('base64url')}` };
}

/** The first moment stays. */
export const ownerStopUpdate = (Key: ReturnType<typeof ownerStopKey>, since: IsoInstant) => ({
  Key,
  UpdateExpression:
    'SET stoppedAt = if_not_exists(stoppedAt, :since), version = if_not_exists(version, :version)',
  ExpressionAttributeValues: { ':since': since, ':version': AUDIENCE_ITEM_VERSION },
});

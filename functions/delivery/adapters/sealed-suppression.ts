import { createHmac } from 'node:crypto';
import * as z from 'zod';
import type { EmailAddress } from '../../shared/email-address.ts';
import { type IsoInstant, isoInstantSchema } from '../../shared/iso-instant.ts';
import { lastingSecret, type TokenKeys } from '../../shared/token-keys.ts';
import { type Suppression, suppressionSchema } from '../domain/suppression.ts';
import { AUDIENCE_ITEM_VERSION } from './audience-item.ts';

/** What is left of an address whose data was erased: only whoever has the key and the address finds it. */
export const sealedItemSchema = z.object({
  version: z.literal(AUDIENCE_ITEM_VERSION),
  suppression: suppressionSchema,
  /** When the reader of the address last had all erased. */
  erasedAt: isoInstantSchema.optional(),
});

/** The purpose is part of what is hashed, so that no token is ever one of these. */
export function sealedKey(keys: TokenKeys, address: EmailAddress) {
  const hash = createHmac('sha256', lastingSecret(keys)).update(`kith:sealed-address\0${address}`);
  return { pk: `SEALED#${hash.digest('base64url')}` };
}

/** Adds it, if there is none or only a narrower one. */
export const sealedUpdate = (keys: TokenKeys, address: EmailAddress, suppression: Suppression) => ({
  Key: sealedKey(keys, address),
  UpdateExpression: 'SET suppression = :suppression, version = if_not_exists(version, :version)',
  ConditionExpression:
    'attribute_not_exists(suppression) OR (suppression.#scope = :newsletter AND :scope = :all)',
  ExpressionAttributeNames: { '#scope': 'scope' },
  ExpressionAttributeValues: {
    ':suppression': suppression,
    ':version': AUDIENCE_ITEM_VERSION,
    ':scope': suppression.scope,
    ':newsletter': 'newsletter',
    ':all': 'all',
  },
});

/** The latest counts. */
export const erasedUpdate = (keys: TokenKeys, address: EmailAddress, erasedAt: IsoInstant) => ({
  Key: sealedKey(keys, address),
  UpdateExpression: 'SET erasedAt = :at',
  ConditionExpression: 'attribute_exists(suppression) AND (attribute_not_exists(erasedAt) OR erasedAt < :at)',
  ExpressionAttributeValues: { ':at': erasedAt },
});

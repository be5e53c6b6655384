import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { encodeBase32 } from './base32.ts';

const RANDOM_ID_OCTETS = 10;
const DELIVERY_ID_OCTETS = 15;
const SUBSCRIBER_ID_OCTETS = 15;

const randomIdSchema = z.string().regex(/^[a-z2-7]{16}$/);

export const ownerIdSchema = randomIdSchema.brand<'OwnerId'>();
export type OwnerId = z.infer<typeof ownerIdSchema>;

export const contactIdSchema = randomIdSchema.brand<'ContactId'>();
export type ContactId = z.infer<typeof contactIdSchema>;

export const draftIdSchema = randomIdSchema.brand<'DraftId'>();
export type DraftId = z.infer<typeof draftIdSchema>;

/** 24 characters of base32: fits an SES tag value and, as 15 bytes, a reply token. */
export const deliveryIdSchema = z
  .string()
  .regex(/^[a-z2-7]{24}$/)
  .brand<'DeliveryId'>();
export type DeliveryId = z.infer<typeof deliveryIdSchema>;

/** 24 characters of base32, all of them random: who knows it may end the subscription, and nobody can guess it. */
export const subscriberIdSchema = z
  .string()
  .regex(/^[a-z2-7]{24}$/)
  .brand<'SubscriberId'>();
export type SubscriberId = z.infer<typeof subscriberIdSchema>;

export const newOwnerId = (): OwnerId => ownerIdSchema.parse(encodeBase32(randomBytes(RANDOM_ID_OCTETS)));

export const newContactId = (): ContactId =>
  contactIdSchema.parse(encodeBase32(randomBytes(RANDOM_ID_OCTETS)));

export const newSubscriberId = (): SubscriberId =>
  subscriberIdSchema.parse(encodeBase32(randomBytes(SUBSCRIBER_ID_OCTETS)));

/** As random as the seed, which must be kept by nobody for longer than it takes: one id for one address under one seed. */
export function deriveSubscriberId(seed: string, address: string): SubscriberId {
  return subscriberIdSchema.parse(encodeBase32(digest([seed, address]).subarray(0, SUBSCRIBER_ID_OCTETS)));
}

/** One id for the same person told in the same way, where no address can tell them: importing a file again finds them. */
export function deriveContactId(...whose: readonly string[]): ContactId {
  return contactIdSchema.parse(encodeBase32(digest(whose).subarray(0, RANDOM_ID_OCTETS)));
}

/** One id for the same occasion to write to the same person, so that a second run meets the first one's draft. */
export function deriveDraftId(...whoAndWhen: readonly string[]): DraftId {
  return draftIdSchema.parse(encodeBase32(digest(whoAndWhen).subarray(0, RANDOM_ID_OCTETS)));
}

/** One id for the same thing to the same person, so that a second attempt meets the first one's claim. */
export function deriveDeliveryId(...whatAndWho: readonly string[]): DeliveryId {
  return deliveryIdSchema.parse(encodeBase32(digest(whatAndWho).subarray(0, DELIVERY_ID_OCTETS)));
}

function digest(parts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

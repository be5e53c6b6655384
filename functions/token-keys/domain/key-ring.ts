import * as z from 'zod';
import { UnreadableItemError } from '../../shared/errors.ts';
import type { TokenKey, TokenKeys } from '../../shared/token-keys.ts';

const KEY_IDS = 'abcdefghijklmnopqrstuvwxyz234567'; // the base32 alphabet: a token starts with one of them
const MIN_SECRET_CHARACTERS = 32;

const keyIdSchema = z.string().regex(/^[a-z2-7]$/);
const secretSchema = z.string().min(MIN_SECRET_CHARACTERS);

const keyRingSchema = z
  .object({
    currentId: keyIdSchema,
    current: secretSchema,
    previousId: keyIdSchema.optional(),
    previous: secretSchema.optional(),
    /** The first key there was, or the oldest that an earlier release had left: it never changes. */
    lasting: secretSchema.optional(),
  })
  .refine((ring) => (ring.previousId === undefined) === (ring.previous === undefined))
  .refine((ring) => ring.previousId !== ring.currentId);

/** The two live keys as Secrets Manager holds them; the first one is made by CloudFormation. */
export type KeyRing = z.infer<typeof keyRingSchema>;

/** Throws an UnreadableItemError that does not quote the text: it is a secret. */
export function parseKeyRing(text: string): KeyRing {
  const parsed = keyRingSchema.safeParse(readJson(text));
  if (parsed.success) return parsed.data;
  throw new UnreadableItemError('The secret with the token keys does not have the shape that Kith writes');
}

/** A new current key; the one that was current goes on verifying for one period more. */
export function addKey(ring: KeyRing, secret: string): KeyRing {
  const { currentId, current } = ring;
  const nextId = KEY_IDS.charAt((KEY_IDS.indexOf(currentId) + 1) % KEY_IDS.length);
  return keyRingSchema.parse({
    currentId: nextId,
    current: secret,
    previousId: currentId,
    previous: current,
    lasting: lastingOf(ring),
  });
}

/**
 * Both keys verify. A key that is still `settling`, because some readers may not know it yet, does not sign: the one
 * before it does.
 */
export function toTokenKeys(ring: KeyRing, { settling }: { readonly settling: boolean }): TokenKeys {
  const current = toKey(ring.currentId, ring.current);
  if (ring.previousId === undefined || ring.previous === undefined) return { current };
  const previous = toKey(ring.previousId, ring.previous);
  const lasting = Buffer.from(lastingOf(ring));
  return settling ? { current: previous, previous: current, lasting } : { current, previous, lasting };
}

const lastingOf = ({ lasting, previous, current }: KeyRing): string => lasting ?? previous ?? current;

const toKey = (id: string, secret: string): TokenKey => ({ id, secret: Buffer.from(secret) });

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

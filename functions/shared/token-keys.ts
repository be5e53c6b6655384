/** One HMAC key. Ids are one base32 character, so that a token can name its key. */
export interface TokenKey {
  readonly id: string;
  readonly secret: Uint8Array;
}

/** The live keys: new tokens are signed with `current`; both are accepted. */
export interface TokenKeys {
  readonly current: TokenKey;
  readonly previous?: TokenKey;
  /** Never rotated, for what must be found again for ever; absent before the first rotation, when `current` still is it. */
  readonly lasting?: Uint8Array;
}

/** The key of fingerprints that outlive every rotation. */
export const lastingSecret = ({ lasting, current }: TokenKeys): Uint8Array => lasting ?? current.secret;

/** Where the keys live. Implementations cache for minutes, not for ever, since keys rotate. */
export interface TokenKeyStore {
  readTokenKeys(): Promise<TokenKeys>;
}

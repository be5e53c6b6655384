import type { TokenKeyStore } from '../../functions/shared/token-keys.ts';

/** One key that never rotates, for adapters that hash addresses. */
export const TOKEN_KEY_STORE: TokenKeyStore = {
  readTokenKeys: async () => ({ current: { id: 'a', secret: Buffer.from('a secret of the builders') } }),
};

/** Key schema of the Ledger table, shared by the construct that creates it and the adapters that read it. */
export const LEDGER_TABLE = {
  partitionKey: 'pk',
  ttlAttribute: 'expiresAtEpochSeconds',
} as const;

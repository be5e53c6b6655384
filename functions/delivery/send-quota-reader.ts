import type { SendQuota } from './domain/send-quota.ts';

/** Asks SES what it lets this account send; SES answers once a second. */
export interface SendQuotaReader {
  readSendQuota(): Promise<SendQuota>;
}

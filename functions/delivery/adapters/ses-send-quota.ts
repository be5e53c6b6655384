import { GetSendQuotaCommand, type SESClient } from '@aws-sdk/client-ses';
import type { SendQuotaReader } from '../send-quota-reader.ts';

/** SES v1 GetSendQuota; it says -1 where an account has no limit for the day. */
export const createSesSendQuota = (client: SESClient): SendQuotaReader => ({
  async readSendQuota() {
    const {
      MaxSendRate = 1,
      Max24HourSend = 0,
      SentLast24Hours = 0,
    } = await client.send(new GetSendQuotaCommand({}));
    const perDay = Max24HourSend < 0 ? Number.POSITIVE_INFINITY : Max24HourSend;
    return { perSecond: MaxSendRate, perDay, sentLastDay: SentLast24Hours };
  },
});

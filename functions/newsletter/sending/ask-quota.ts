import type { SendQuota } from '../../delivery/domain/send-quota.ts';
import type { SendingPorts } from './sending-ports.ts';

const MS_BETWEEN_TRIES = 1_000;
/** More than there are segments. */
const MOST_TRIES = 80;

/**
 * What SES lets this account send, for somebody who cannot begin without: all workers of an issue ask at once, and SES tells one
 * a second. Throws what it threw when it told nothing all the while.
 */
export async function askQuota({
  sendQuota,
  wait,
}: Pick<SendingPorts, 'sendQuota' | 'wait'>): Promise<SendQuota> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await sendQuota.readSendQuota();
    } catch (error) {
      if (tries === MOST_TRIES) throw error;
      await wait(MS_BETWEEN_TRIES);
    }
  }
}

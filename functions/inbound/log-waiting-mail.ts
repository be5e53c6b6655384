import type { Owner } from '../circle/domain/owner.ts';
import type { Clock } from '../shared/clock.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import type { InboundLog } from './inbound-log.ts';
import { judgeCopy, type LogCopyPorts, logCopy } from './log-copy.ts';
import { type OpenedMail, type OpenMailPorts, openMail } from './open-mail.ts';
import { RawMailMissingError } from './raw-mail-store.ts';

export interface LogWaitingMailPorts extends OpenMailPorts, LogCopyPorts {
  readonly kithAddress: LogCopyPorts['kithAddress'];
  readonly inboundLog: InboundLog;
  readonly clock: Clock;
}

/**
 * Reads a mail once more that came when somebody in it was not in the circle, and logs it. It is judged as when it came. Safe to
 * repeat.
 */
export async function logWaitingMail(
  ports: LogWaitingMailPorts,
  owner: Owner,
  messageId: string,
): Promise<void> {
  const opened = await openAgain(ports, messageId);
  if (opened === undefined) return;
  const writer = judgeCopy(ports, opened, owner);
  if (writer !== 'owner' && writer !== 'another') return;
  const { entries } = await logCopy(ports, opened, owner, writer);
  if (entries === 0) return;
  await ports.inboundLog.release(messageId, 'unknown-person', toIsoInstant(ports.clock.now()));
  await ports.inboundLog.finish(messageId, 'logged', opened.kind.kind);
}

/** Undefined: the bucket, or the record of it, has forgotten the mail. */
async function openAgain(ports: LogWaitingMailPorts, messageId: string): Promise<OpenedMail | undefined> {
  const [record] = await ports.inboundLog.find([messageId]);
  if (record?.mail === undefined) return undefined;
  try {
    return await openMail(ports, { ...record.mail, releasedFrom: record.releasedFrom });
  } catch (error) {
    if (error instanceof RawMailMissingError) return undefined;
    throw error;
  }
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseMail } from '../../../../functions/inbound/adapters/parse-mail.ts';
import { classifyMail } from '../../../../functions/inbound/domain/classify/classify-mail.ts';
import type { MailKind } from '../../../../functions/inbound/domain/classify/mail-kind.ts';
import type { MailContent } from '../../../../functions/inbound/domain/inbound-mail.ts';
import { extractReply } from '../../../../functions/inbound/domain/reply/extract-reply.ts';
import { toIsoInstant } from '../../../../functions/shared/iso-instant.ts';
import { fixedClock } from '../../../builders/clock.ts';

const FOLDER = join(import.meta.dirname, '../../../fixtures/mail/messages');

export const readFixture = (name: string): Promise<Buffer> => readFile(join(FOLDER, `${name}.eml`));

/** A raw message as Kith reads it; its envelope is what its last server wrote into Return-Path. */
export async function readMessage(raw: Uint8Array): Promise<{ content: MailContent; kind: MailKind }> {
  const content = await parseMail(raw);
  const envelopeSender = content.headers.get('return-path') ?? content.from[0] ?? 'unknown';
  const mail = { envelopeSender, receivedAt: toIsoInstant(fixedClock().now()) };
  return { content, kind: classifyMail({ mail, content, words: extractReply(content.text) }) };
}

import { classifyMail } from '../../../../functions/inbound/domain/classify/classify-mail.ts';
import type { MailKind } from '../../../../functions/inbound/domain/classify/mail-kind.ts';
import type { MailContent } from '../../../../functions/inbound/domain/inbound-mail.ts';
import { emailAddressSchema } from '../../../../functions/shared/email-address.ts';
import { toIsoInstant } from '../../../../functions/shared/iso-instant.ts';
import { fixedClock } from '../../../builders/clock.ts';

const NORA = emailAddressSchema.parse('nora@lindqvist.example');

type Changed = Partial<Omit<MailContent, 'headers'>> & {
  readonly headers?: Readonly<Record<string, string>>;
};

/** What Nora wrote, but for what is changed. */
export const buildContent = ({ headers = {}, ...changed }: Changed = {}): MailContent => ({
  from: [NORA],
  dkimDomains: [],
  heading: { subject: '', addressees: [] },
  headers: new Map(Object.entries({ from: NORA, ...headers })),
  thread: { messageId: '', references: '', subject: '' },
  text: 'Met Ruth for lunch.',
  html: undefined,
  reports: [],
  attachments: [],
  ...changed,
});

/** What the message is, all of whose text is its writer's. */
export const classify = (
  content: MailContent,
  { envelopeSender = NORA, words = content.text }: { envelopeSender?: string; words?: string } = {},
): MailKind =>
  classifyMail({
    mail: { envelopeSender, receivedAt: toIsoInstant(fixedClock().now()) },
    content,
    words,
  });

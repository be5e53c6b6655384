import * as z from 'zod';
import type { MailContent } from '../inbound-mail.ts';
import type { MailKind } from './mail-kind.ts';

const address = z.object({ emailAddress: z.string().toLowerCase() });
/** "Amazon SNS notification contents for Amazon SES": what stands in the notice, as far as it is used here. */
const noticeSchema = z.discriminatedUnion('notificationType', [
  z.object({
    notificationType: z.literal('Bounce'),
    bounce: z.object({
      bounceType: z.string(),
      bouncedRecipients: z.array(address.extend({ status: z.string().optional() })).min(1),
    }),
  }),
  z.object({
    notificationType: z.literal('Complaint'),
    complaint: z.object({
      complaintFeedbackType: z.string().nullish(),
      complainedRecipients: z.array(address),
    }),
  }),
  z.object({
    notificationType: z.literal('Delivery'),
    delivery: z.object({ recipients: z.array(z.string().toLowerCase()) }),
  }),
]);

const SENDER = '@sns.amazonaws.com';
/** How sendmail breaks a line that is longer than 990 characters, which these are. */
const FORCED_BREAK = '!\n ';

/** A notice of SES that came by mail, since somebody subscribed a mail address to its topic. Undefined for any other mail. */
export function readSesNotice({
  headers,
  text,
}: Pick<MailContent, 'headers' | 'text'>): MailKind | undefined {
  if (!(headers.get('from') ?? '').includes(SENDER)) return undefined;
  const json = text.slice(0, text.lastIndexOf('}') + 1).replaceAll(FORCED_BREAK, '');
  const notice = noticeSchema.safeParse(parseJson(json)).data;
  switch (notice?.notificationType) {
    case 'Bounce':
      return { kind: 'bounce', failures: readFailures(notice.bounce), originalMessageId: undefined };
    case 'Complaint': {
      const { complaintFeedbackType, complainedRecipients } = notice.complaint;
      const recipients = complainedRecipients.map(({ emailAddress }) => emailAddress);
      const feedbackType = complaintFeedbackType ?? 'abuse';
      return { kind: 'complaint', feedbackType, recipients, originalMessageId: undefined };
    }
    case 'Delivery':
      return { kind: 'delivered', recipients: notice.delivery.recipients };
    case undefined:
      return undefined;
  }
}

interface SesBounce {
  readonly bounceType: string;
  readonly bouncedRecipients: readonly {
    readonly emailAddress: string;
    readonly status?: string | undefined;
  }[];
}

const readFailures = ({ bounceType, bouncedRecipients }: SesBounce) =>
  bouncedRecipients.map(({ emailAddress, status }) => ({
    recipient: emailAddress,
    permanence: bounceType === 'Permanent' ? ('permanent' as const) : ('transient' as const),
    status,
  }));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

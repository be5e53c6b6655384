import * as z from 'zod';

/** A bound only; the tour itself knows which steps there are. */
const LONGEST_TOUR = 99;

/** The answers that a redirect may carry; the address bar never holds free text that the page repeats. */
export const SAID = {
  sent: 'Sent. It went by SMTP, as any reply does, and this is what came of it.',
  moved: 'The clock has moved. Everything that fell due on the way has happened.',
  'not-forward': 'The clock only moves forward. Choose a moment that is still to come.',
  'not-a-time': 'That is not a date and time. Write it like 2026-09-01T07:30.',
} as const;

const addressSchema = z.object({
  to: z.string().max(320).optional().catch(undefined),
  mail: z.string().max(200).optional().catch(undefined),
  view: z.enum(['html', 'text', 'headers', 'raw']).catch('html'),
  reply: z.string().max(320).optional().catch(undefined),
  tour: z.coerce.number().int().min(1).max(LONGEST_TOUR).optional().catch(undefined),
  said: z.enum(['sent', 'moved', 'not-forward', 'not-a-time']).optional().catch(undefined),
});

/** Where one is in the mailbox; all of it is in the address, so that every page can be reloaded and linked. */
export type MailboxAddress = z.infer<typeof addressSchema>;
export type MailView = MailboxAddress['view'];

/** Reads what is known and forgets the rest. */
export function readAddress(parameters: URLSearchParams): MailboxAddress {
  return addressSchema.parse(Object.fromEntries(parameters));
}

/** A link to the mailbox; the flash line never outlives one page. */
export function mailboxLink(address: Partial<MailboxAddress>): string {
  const parameters = new URLSearchParams();
  const { to, mail, view, reply, tour, said } = address;
  for (const [name, value] of Object.entries({
    to,
    mail,
    view: view === 'html' ? undefined : view,
    reply,
    tour,
    said,
  })) {
    if (value !== undefined) parameters.set(name, value.toString());
  }
  const query = parameters.toString();
  return query === '' ? '/' : `/?${query}`;
}

import * as z from 'zod';
import type { World } from '../world.ts';
import { type MailboxAddress, mailboxLink, readAddress } from './mailbox-address.ts';
import { seeOther } from './page-response.ts';
import { type OpenedMail, openMail } from './read-mail.ts';
import { renderMailbox } from './show-mailbox.tsx';
import { readStage } from './stage.tsx';
import { findTourStep, linkToStep } from './tour.ts';
import { composeReply, type ReplyDraft } from './write-reply.ts';

const LONGEST_TEXT = 1_000_000;

const formSchema = z.object({
  mail: z.string(),
  to: z.string().max(320),
  subject: z.string().max(500),
  text: z.string().max(LONGEST_TEXT),
  tour: z.string().optional(),
  list: z.string().optional(),
});

/** Sends what was written, by SMTP, as the person who got the mail; then shows what came of it. */
export async function postReply(world: World, form: FormData): Promise<Response> {
  const parsed = formSchema.safeParse(Object.fromEntries(form));
  const sent = parsed.success && (await world.listMail()).find(({ id }) => id === parsed.data.mail);
  const mail = sent ? await openMail(world, sent) : undefined;
  if (!parsed.success || mail === undefined) return seeOther('/');
  const { to, subject, text, tour = '', list } = parsed.data;
  const address = { ...readAddress(new URLSearchParams({ mail: mail.sent.id, tour })), to: list, reply: to };
  const draft = { to, subject, text };
  if (text.trim() === '')
    return await renderMailbox(world, address, { draft, reason: 'Write a line first.' });
  const refusal = await sendReply(world, mail, draft);
  if (refusal !== undefined) return await renderMailbox(world, address, { draft, reason: refusal });
  return seeOther(whereNext(address));
}

/** The server's words when it refused the message; undefined when it took it and all that follows is done. */
async function sendReply(world: World, mail: OpenedMail, draft: ReplyDraft): Promise<string | undefined> {
  const raw = await composeReply(mail, draft, await readStage(world));
  try {
    await world.sendBySmtp({ from: mail.recipient, to: [draft.to] }, raw);
  } catch (error) {
    if (await isSomebodyElses(world, draft.to)) {
      return `This answer goes past Kith, from one person straight to ${draft.to}. Nobody delivers such mail on this machine.`;
    }
    return `The mail server refused it: ${error instanceof Error ? error.message : String(error)}`;
  }
  await world.whenIdle();
  return undefined;
}

/** An address that Kith writes to is a person's own; what is written there is none of Kith's business. */
async function isSomebodyElses(world: World, address: string): Promise<boolean> {
  return (await world.listMail(address)).length > 0;
}

/** The tour goes on to its next step when this was the step to write. */
function whereNext({ to, mail, tour }: MailboxAddress): string {
  const isStepDone = tour !== undefined && findTourStep(tour)?.step.prefill !== undefined;
  const next = { to, mail, said: 'sent' } as const;
  return isStepDone ? linkToStep(tour + 1, next) : mailboxLink({ ...next, tour });
}

import { mailboxPages } from '../../../infra/local/mailbox/mailbox-pages.tsx';
import type { InMemoryWorld } from '../../builders/in-memory-world.ts';

const ORIGIN = 'http://127.0.0.1:3000';

export async function get(world: InMemoryWorld, path: string): Promise<{ response: Response; html: string }> {
  const response = await mailboxPages(world)(new Request(ORIGIN + path));
  if (response === undefined) throw new Error(`No page at ${path}`);
  return { html: await response.clone().text(), response };
}

export async function post(
  world: InMemoryWorld,
  path: string,
  fields: Record<string, string>,
): Promise<Response> {
  const body = new URLSearchParams(fields);
  const response = await mailboxPages(world)(new Request(ORIGIN + path, { method: 'POST', body }));
  if (response === undefined) throw new Error(`No form at ${path}`);
  return response;
}

/** A mail with this HTML, and a Reply-To of its own. */
export function addLetter(
  world: InMemoryWorld,
  html: string,
  { to = 'nora@lindqvist.example', id = 'letter-1' } = {},
): void {
  const raw = [
    'From: kith@kith.example',
    `To: ${to}`,
    'Reply-To: r+abc@in.kith.example',
    'Subject: A letter',
    'Content-Type: text/html',
    '',
    html,
  ];
  const sent = { id, from: 'kith@kith.example', to, subject: 'A letter', sentAt: '2026-08-24T06:31:00Z' };
  world.addMail({ ...sent, tags: {} }, Buffer.from(raw.join('\r\n')));
}

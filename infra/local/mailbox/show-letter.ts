import type { World } from '../world.ts';
import { mailboxLink, readAddress } from './mailbox-address.ts';
import { letterResponse } from './page-response.ts';
import { openMail } from './read-mail.ts';

const REPLY_STEP = 2;

/**
 * A mail's HTML for the frame. The one change: its links open in the whole window, and those that would start a mail
 * program lead to the reply form.
 */
export async function showLetter(
  world: World,
  id: string,
  parameters: URLSearchParams,
): Promise<Response | undefined> {
  const sent = (await world.listMail()).find((mail) => mail.id === id);
  const mail = sent && (await openMail(world, sent));
  if (mail === undefined) return undefined;
  const tour = readAddress(parameters).tour === undefined ? undefined : REPLY_STEP;
  const html = mail.html
    .replaceAll('target="_blank"', 'target="_top"')
    .replace(/href="mailto:([^"?]+)[^"]*"/g, (_link, address: string) => {
      const link = mailboxLink({ mail: id, reply: decodeURIComponent(address), tour });
      return `href="${link.replaceAll('&', '&amp;')}#reply"`;
    });
  return letterResponse(html);
}

import type { World } from '../world.ts';
import { mailboxLink, readAddress } from './mailbox-address.ts';
import { letterResponse } from './page-response.ts';
import { openMail } from './read-mail.ts';
import { findReplyStep } from './tour.ts';

/**
 * A mail's HTML for the frame. Two changes: links to pages open in a tab of their own, as in a mail program, and those that
 * would start a mail lead to the reply form in this window.
 */
export async function showLetter(
  world: World,
  id: string,
  parameters: URLSearchParams,
): Promise<Response | undefined> {
  const sent = (await world.listMail()).find((mail) => mail.id === id);
  const mail = sent && (await openMail(world, sent));
  if (mail === undefined) return undefined;
  const tour = findReplyStep(readAddress(parameters).tour);
  const html = mail.html
    .replace('<head>', '<head><base target="_blank"/>')
    .replace(/<a\b[^>]*\bhref="mailto:[^>]*>/g, (link) =>
      link.replace(/ target="[^"]*"/, '').replace(/href="mailto:([^"?]+)[^"]*"/, (_href, address: string) => {
        const form = mailboxLink({ mail: id, reply: decodeURIComponent(address), tour });
        return `target="_top" href="${form.replaceAll('&', '&amp;')}#reply"`;
      }),
    );
  return letterResponse(html);
}

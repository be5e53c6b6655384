import type { ParsedMail } from 'mailparser';
import { fromIsoInstant } from '../../functions/shared/iso-instant.ts';
import type { DemoJourney } from './demo-journey.ts';
import type { LocalTables } from './local-tables.ts';

export interface Visitor {
  readonly address: string;
  readonly firstName?: string;
}

/** Opens the form, fills it in and presses its button, as a browser does. */
export async function signUp(journey: DemoJourney, { address, firstName = '' }: Visitor): Promise<Response> {
  const url = `${journey.system.origin}/newsletter`;
  const opened = /name="opened" value="([^"]+)"/.exec(await (await fetch(url)).text())?.[1];
  if (opened === undefined) throw new Error('The form does not say when it was opened.');
  await journey.advance('PT2S');
  return await submit(journey, url, { address, firstName, homepage: '', opened });
}

/** Signs up, opens the link in the mail and presses the button there. */
export async function subscribe(journey: DemoJourney, visitor: Visitor): Promise<void> {
  await signUp(journey, visitor);
  const url = confirmationLink(await newestMailTo(journey, visitor.address));
  await submit(journey, url, {});
}

/** Resolves when what follows from it is done. */
export async function submit(
  journey: DemoJourney,
  url: string,
  fields: Readonly<Record<string, string>>,
): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  await journey.system.world.whenIdle();
  return response;
}

/** Lets the time pass until the next slot has come, with the mail to the owner on its eve; gives the slot. */
export async function bringNextSlot(
  journey: DemoJourney,
  issues: LocalTables['issues'],
): Promise<string | undefined> {
  const slot = await issues.findSlot();
  if (slot === undefined) return undefined;
  await journey.advance(journey.system.world.now().until(fromIsoInstant(slot)).toString());
  return slot;
}

export async function newestMailTo(journey: DemoJourney, address: string): Promise<ParsedMail> {
  return await journey.readMail((await journey.listMail(address)).at(-1)?.id);
}

export function confirmationLink(mail: ParsedMail): string {
  const url = /https?:\/\/\S+\/newsletter\/confirm\/\S+/.exec(mail.text ?? '')?.[0];
  if (url === undefined) throw new Error('The mail has no link to confirm.');
  return url;
}

/** The two ways out that a mail program reads from List-Unsubscribe (RFC 2369). */
export function waysOut(mail: ParsedMail) {
  const value = headerLine(mail, 'list-unsubscribe');
  const url = /<(https?:[^>]+)>/.exec(value)?.[1];
  const address = /<mailto:([^>?]+)/.exec(value)?.[1];
  if (url === undefined || address === undefined) throw new Error('The mail has no ways out.');
  return { url, address };
}

/** A header as it stands in the mail, unfolded. */
export function headerLine(mail: ParsedMail, key: string): string {
  const line = mail.headerLines.find((header) => header.key === key)?.line ?? '';
  return line
    .slice(line.indexOf(':') + 1)
    .replace(/\r?\n\s+/g, ' ')
    .trim();
}

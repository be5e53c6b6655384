import { oneLine } from './plain-text.ts';

/** A mailto link (RFC 6068) with its subject filled in; nothing in either can add a header or a recipient. */
export function mailtoLink(address: string, subject: string): string {
  const recipient = encodeURIComponent(oneLine(address)).replaceAll('%40', '@').replaceAll('%2B', '+');
  return `mailto:${recipient}?subject=${encodeURIComponent(oneLine(subject))}`;
}

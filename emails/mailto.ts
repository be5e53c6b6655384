import { oneLine } from './plain-text.ts';

/** A mailto link (RFC 6068) with its subject, and its words, filled in; nothing in them can add a header or a recipient. */
export function mailtoLink(address: string, subject: string, words?: string): string {
  const recipient = encodeURIComponent(oneLine(address)).replaceAll('%40', '@').replaceAll('%2B', '+');
  const link = `mailto:${recipient}?subject=${encodeURIComponent(oneLine(subject))}`;
  return words === undefined ? link : `${link}&body=${encodeURIComponent(words)}`;
}

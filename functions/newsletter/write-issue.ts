import { createElement } from 'react';
import { NewsletterIssue, newsletterIssueText } from '../../emails/newsletter-issue.tsx';
import { renderMail } from '../../emails/render-mail.ts';
import { escapeHtml } from './domain/escape-html.ts';
import type { IssueLetter } from './domain/issue.ts';
import type { IssueFile } from './domain/issue-file.ts';
import { PLACEHOLDERS } from './domain/personalise.ts';
import { renderMarkdown } from './domain/render-markdown.ts';
import { writeBodyText } from './domain/write-body-text.ts';
import { signUpUrl } from './newsletter-links.ts';
import type { NewsletterContext } from './newsletter-ports.ts';

/**
 * Renders an issue once for all readers, with placeholders for what differs between them: putting those in is some hundred
 * times faster than rendering anew, and everybody gets the same letter even when Kith is updated half-way.
 */
export function writeIssue(
  { newsletter, webOrigin }: NewsletterContext,
  { subject, preheader, markdown }: IssueFile,
  shoutOuts: readonly ShoutOut[] = [],
): IssueLetter {
  const bodyHtml = renderMarkdown(markdown) + praiseHtml(shoutOuts);
  const props = {
    ...PLACEHOLDERS,
    newsletterName: newsletter.name,
    subject,
    preheader,
    bodyHtml,
    bodyText: writeBodyText(bodyHtml),
    postalAddress: newsletter.postalAddress,
    whyLine: `You get this letter once a week because you asked for it at ${signUpUrl(webOrigin)} and confirmed it by mail.`,
  };
  return {
    subject,
    html: renderMail(createElement(NewsletterIssue, props)),
    text: newsletterIssueText(props),
  };
}

export interface ShoutOut {
  readonly text: string;
  readonly link?: string;
}

/** Below the letter itself; nothing where nobody said yes. */
function praiseHtml(shoutOuts: readonly ShoutOut[]): string {
  if (shoutOuts.length === 0) return '';
  const items = shoutOuts.map(({ text, link }) => {
    const more = link === undefined ? '' : ` <a href="${escapeHtml(link)}">Read about it</a>`;
    return `<p>${escapeHtml(text)}${more}</p>\n`;
  });
  return `<h2>Hats off</h2>\n${items.join('')}`;
}

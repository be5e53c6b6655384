import { createElement } from 'react';
import { langOfOurs } from '../../emails/lang-of-ours.ts';
import { NewsletterIssue, newsletterIssueText } from '../../emails/newsletter-issue.tsx';
import type { IssueSectionProps, NewsletterIssueProps } from '../../emails/newsletter-issue-props.ts';
import { renderMail } from '../../emails/render-mail.ts';
import { isClipped } from './domain/clipping.ts';
import { countLinks } from './domain/counted-links.ts';
import type { IssueLetter } from './domain/issue.ts';
import type { IssueFile } from './domain/issue-file.ts';
import { CONTACTS_MARKS, placeholder, topicMarks } from './domain/letter-pieces.ts';
import { type LetterSection, readSections } from './domain/letter-sections.ts';
import { PRAISE_SECTION_MARKS, type ShoutOut, withShoutOuts } from './domain/shout-outs.ts';
import { writeBodyText } from './domain/write-body-text.ts';
import { writePageBody } from './domain/write-page-body.ts';
import { BadIssueFileError } from './errors.ts';
import { issueUrl } from './issue-links.ts';
import { signUpUrl } from './newsletter-links.ts';
import type { NewsletterContext } from './newsletter-ports.ts';

/**
 * Renders an issue once for all readers, with placeholders for what differs between them: putting those in is some hundred
 * times faster than rendering anew, and everybody gets the same letter even when Kith is updated half-way. Throws
 * BadIssueFileError for a section of a topic that there is not, or a letter so long that mail programs would cut it off.
 */
export function writeIssue(
  context: NewsletterContext,
  file: IssueFile,
  shoutOuts: readonly ShoutOut[] = [],
): IssueLetter {
  const written = readSections(file.markdown);
  refuseUnknownTopics(context, file, written);
  const { sections, links } = forMail(context, file, withShoutOuts(written, shoutOuts));
  const props = toProps(context, file, sections);
  const html = renderMail(createElement(NewsletterIssue, props));
  if (isClipped(html)) {
    throw new BadIssueFileError(
      `The letter "${file.slug}" weighs ${Math.ceil(Buffer.byteLength(html) / 1024)} KB as a mail; mail programs cut off what is over 100. Shorten it, or make two of it`,
    );
  }
  return {
    subject: file.subject,
    preheader: file.preheader,
    html,
    text: newsletterIssueText(props),
    body: writePageBody(written),
    ...(links.length > 0 && { links: [...links] }),
  };
}

function refuseUnknownTopics(
  { newsletter: { topics = [] } }: NewsletterContext,
  { slug }: IssueFile,
  sections: readonly LetterSection[],
): void {
  const ids = topics.map(({ id }) => id);
  const unknown = sections.find(({ topic }) => topic !== undefined && !ids.includes(topic));
  if (unknown === undefined) return;
  throw new BadIssueFileError(
    `The letter "${slug}" has a section for the topic "${unknown.topic}", which the newsletter does not have. It has: ${ids.join(', ') || 'none'}`,
  );
}

/** The sections as the mail shows them; where links are counted, with our own in place of theirs, in HTML alone. */
function forMail(
  { newsletter, webOrigin }: NewsletterContext,
  { slug, language }: IssueFile,
  sections: readonly LetterSection[],
): { readonly sections: readonly IssueSectionProps[]; readonly links: readonly string[] } {
  const addressOf = (place: number) =>
    `${issueUrl(webOrigin, slug)}/links/${place}/${placeholder('clickToken')}`;
  let links: readonly string[] = [];
  const shown = sections.map(({ kind, title, html, topic, isAllPraise }): IssueSectionProps => {
    const counted = newsletter.clicks ? countLinks(html, links, addressOf) : { html, links };
    links = counted.links;
    return {
      kind,
      title,
      html: counted.html,
      text: writeBodyText(html).trim(),
      // Words of praise are written by Kith, as its own are.
      lang: isAllPraise && langOfOurs(language),
      marks: topic !== undefined ? topicMarks(topic) : isAllPraise && PRAISE_SECTION_MARKS,
    };
  });
  return { sections: shown, links };
}

function toProps(
  { newsletter, webOrigin }: NewsletterContext,
  { slug, subject, preheader, contacts, language }: IssueFile,
  sections: readonly IssueSectionProps[],
): NewsletterIssueProps {
  return {
    newsletterName: newsletter.name,
    subject,
    preheader,
    language,
    greeting: placeholder('greeting'),
    leaveUrl: placeholder('leaveUrl'),
    preferencesUrl: placeholder('preferencesUrl'),
    viewUrl: issueUrl(webOrigin, slug),
    sections,
    contactsLine: contacts === undefined ? undefined : { words: contacts, marks: CONTACTS_MARKS },
    writerName: newsletter.from.name,
    postalAddress: newsletter.postalAddress,
    whyLine: `You get this letter once a week because you asked for it. If a friend would like it, too, this is the place: ${signUpUrl(webOrigin)}`,
    privacyLine: newsletter.clicks
      ? 'Links in this letter are counted on their way, and when you last followed one is noted. Nothing tells us whether you opened it.'
      : undefined,
  };
}

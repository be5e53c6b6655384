import { Fragment } from 'react';
import type { BriefLinks, BriefPerson } from '../morning-brief-props.ts';
import { oneLine, wrapParagraph } from '../plain-text.ts';
import { RowLink } from './links.tsx';
import { Afterword } from './text.tsx';

const LABELS = [
  ['shared', 'I’ve shared it'],
  ['done', 'We have been in touch'],
  ['snoozeWeek', 'In a week'],
  ['snoozeMonth', 'In a month'],
  ['skip', 'Skip this time'],
  ['draft', 'Draft a check-in'],
] as const;

interface NudgeLinksProps {
  readonly links: BriefLinks | undefined;
  /** First in the row, where there is no button for it. */
  readonly reply?: { readonly href: string; readonly name: string } | undefined;
}

/** What can be said about somebody without a word; each link but the first opens a page with one button. */
export function NudgeLinks({ links, reply }: NudgeLinksProps) {
  const written = reply ? [{ label: `Write back about ${reply.name}`, href: reply.href }] : [];
  const row = [...written, ...(links ? listLinks(links) : [])];
  if (row.length === 0) return null;
  return (
    <Afterword>
      {row.map(({ label, href }) => (
        <Fragment key={label}>
          <RowLink href={href}>{label}</RowLink>{' '}
        </Fragment>
      ))}
    </Afterword>
  );
}

/** The same for the text part, below all people: one page for each of them, so that addresses do not bury the letter. */
export function nudgeLinkParagraphs(people: readonly BriefPerson[]): readonly string[] {
  const lines = people.flatMap(({ name, links }) =>
    links === undefined ? [] : [`${wrapParagraph(`${oneLine(name)}:`)}\n${links.choices}`],
  );
  return lines.length === 0 ? [] : [wrapParagraph(WITHOUT_WORDS), ...lines];
}

const WITHOUT_WORDS =
  'No words needed? A page for each, where you can say that you were in touch, let somebody rest, or have a letter drafted:';

const listLinks = (links: BriefLinks) =>
  LABELS.flatMap(([link, label]) => {
    const href = links[link];
    return href === undefined ? [] : [{ label, href }];
  });

import { Fragment } from 'react';
import type { BriefLinks, BriefPerson } from '../morning-brief-props.ts';
import { Afterword, RowLink } from './text.tsx';

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

/** The same for the text part, below all people: a link a line, by person. */
export function nudgeLinkParagraphs(people: readonly BriefPerson[]): readonly string[] {
  const blocks = people.flatMap(({ name, links }) =>
    links === undefined
      ? []
      : [[`${name}:`, ...listLinks(links).map(({ label, href }) => `${label}:\n${href}`)].join('\n')],
  );
  if (blocks.length === 0) return [];
  return ['No words needed? Each of these opens a page with one button:', ...blocks];
}

const listLinks = (links: BriefLinks) =>
  LABELS.flatMap(([link, label]) => {
    const href = links[link];
    return href === undefined ? [] : [{ label, href }];
  });

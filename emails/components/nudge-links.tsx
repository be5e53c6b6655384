import { Fragment } from 'react';
import type { BriefLinks, BriefPerson } from '../morning-brief-props.ts';
import { Afterword, RowLink } from './text.tsx';

const LABELS = [
  ['done', 'We have been in touch'],
  ['snoozeWeek', 'In a week'],
  ['snoozeMonth', 'In a month'],
  ['skip', 'Skip this time'],
  ['draft', 'Draft a check-in'],
] as const;

/** What can be said about somebody without a word; each link opens a page with one button. */
export function NudgeLinks({ links }: { readonly links: BriefLinks }) {
  return (
    <Afterword>
      {listLinks(links).map(({ label, href }) => (
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

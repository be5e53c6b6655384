import { Fragment } from 'react';
import type { BriefLinks, BriefPerson } from '../morning-brief-props.ts';
import { Afterword, RowLink } from './text.tsx';

const LABELS = [
  ['done', 'We have been in touch'],
  ['snoozeWeek', 'In a week'],
  ['snoozeMonth', 'In a month'],
  ['skip', 'Skip this time'],
] as const;

/** What can be said about somebody without a word; each link opens a page with one button. */
export function NudgeLinks({ links }: { readonly links: BriefLinks }) {
  return (
    <Afterword>
      {LABELS.map(([link, label]) => (
        <Fragment key={link}>
          <RowLink href={links[link]}>{label}</RowLink>{' '}
        </Fragment>
      ))}
    </Afterword>
  );
}

/** The same for the text part, a link a line. */
export function nudgeLinkLines({ links }: Pick<BriefPerson, 'links'>): string | undefined {
  if (links === undefined) return undefined;
  const lines = LABELS.map(([link, label]) => `${label}:\n${links[link]}`);
  return `No words needed? Each of these opens a page with one button:\n${lines.join('\n')}`;
}

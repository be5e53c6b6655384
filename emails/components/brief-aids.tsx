import { Fragment } from 'react';
import type { BriefAid } from '../morning-brief-props.ts';
import { wrapList, wrapParagraph } from '../plain-text.ts';
import { RowLink } from './links.tsx';
import { Afterword, Aside, FactList, Label } from './text.tsx';

interface BriefAidsProps {
  readonly aids: readonly BriefAid[] | undefined;
}

/** What helps to do it, under the person it is for. */
export function BriefAids({ aids = [] }: BriefAidsProps) {
  return aids.map(({ label, lines, links = [], afterwards }, place) => (
    <div key={place.toString()}>
      <Label>{label}</Label>
      <FactList facts={lines} />
      {links.length > 0 && (
        <Afterword>
          {links.map((link, index) => (
            <Fragment key={index.toString()}>
              <RowLink href={link.href}>{link.label}</RowLink>{' '}
            </Fragment>
          ))}
        </Afterword>
      )}
      {afterwards && <Aside>{afterwards}</Aside>}
    </div>
  ));
}

/** The same for the text part. */
export const briefAidParagraphs = (aids: readonly BriefAid[] = []): readonly string[] =>
  aids.flatMap(({ label, lines, links = [], afterwards }) => [
    `${wrapParagraph(`${label}:`)}\n${wrapList(lines)}`,
    ...links.map((link) => `${link.label}:\n${link.href}`),
    ...(afterwards === undefined ? [] : [wrapParagraph(afterwards)]),
  ]);

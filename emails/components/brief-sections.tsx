import type { BriefItem, BriefSection } from '../morning-brief-props.ts';
import { wrapParagraph } from '../plain-text.ts';
import { ItemLine, RowLink, Rule, SectionItem, SectionTitle, Title } from './text.tsx';

interface BriefSectionsProps {
  readonly sections: readonly BriefSection[];
  /** Nobody stands above them. */
  readonly isFirst: boolean;
}

/** What else there is this morning, each under a line and a title of its own. */
export function BriefSections({ sections, isFirst }: BriefSectionsProps) {
  return sections.map(({ title, items }, place) => (
    <div key={place.toString()}>
      {isFirst && place === 0 ? (
        <Title>{title}</Title>
      ) : (
        <>
          <Rule />
          <SectionTitle>{title}</SectionTitle>
        </>
      )}
      {items.map((item, index) => (
        // Two items may say the same, and nothing moves.
        <Item key={index.toString()} item={item} />
      ))}
    </div>
  ));
}

function Item({ item: { text, lines = [], href, linkLabel } }: { readonly item: BriefItem }) {
  return (
    <>
      <SectionItem>
        {text} {href && <RowLink href={href}>{linkLabel ?? 'Look'}</RowLink>}
      </SectionItem>
      {lines.map((line, index) => (
        <ItemLine key={index.toString()}>{line}</ItemLine>
      ))}
    </>
  );
}

/** The same for the text part. */
export function briefSectionParagraphs(sections: readonly BriefSection[]): readonly string[] {
  return sections.flatMap(({ title, items }) => [
    '* * *',
    title.toUpperCase(),
    items.map(itemLines).join(items.some(({ lines }) => lines) ? '\n\n' : '\n'),
  ]);
}

function itemLines({ text, lines = [], href, linkLabel }: BriefItem): string {
  return [
    wrapParagraph(text, { first: '- ', hanging: '  ' }),
    ...lines.map((line) => wrapParagraph(line, { first: '  ', hanging: '  ' })),
    ...(href === undefined ? [] : [`  ${linkLabel ?? 'Look'}: ${href}`]),
  ].join('\n');
}

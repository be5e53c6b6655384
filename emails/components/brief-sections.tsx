import { Section } from 'react-email';
import type { BriefItem, BriefSection } from '../morning-brief-props.ts';
import { wrapParagraph } from '../plain-text.ts';
import { RowLink } from './links.tsx';
import { letterStyle } from './mail-style.ts';
import { ChoiceList, ItemLine, Rule, SectionItem, SectionTitle, Title } from './text.tsx';

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

function Item({
  item: { text, lines = [], choices = [], afterwards = [], href, linkLabel },
}: {
  readonly item: BriefItem;
}) {
  return (
    <Section style={letterStyle.sectionEntry}>
      <SectionItem>
        {text} {href && <RowLink href={href}>{linkLabel ?? 'Look'}</RowLink>}
      </SectionItem>
      <ItemLines lines={lines} />
      {choices.length > 0 && <ChoiceList choices={choices} />}
      <ItemLines lines={afterwards} />
    </Section>
  );
}

const ItemLines = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.map((line, index) => <ItemLine key={index.toString()}>{line}</ItemLine>);

/** The same for the text part. */
export function briefSectionParagraphs(sections: readonly BriefSection[]): readonly string[] {
  return sections.flatMap(({ title, items }) => [
    '* * *',
    title.toUpperCase(),
    items.map(itemLines).join(items.some(({ lines, choices }) => lines || choices) ? '\n\n' : '\n'),
  ]);
}

function itemLines({ text, lines, choices, afterwards, href, linkLabel }: BriefItem): string {
  const paragraph = (line: string) => wrapParagraph(line, { first: '  ', hanging: '  ' });
  const numbered = (choice: string, place: number) =>
    wrapParagraph(choice, { first: `  ${place + 1}. `, hanging: '     ' });
  return [
    wrapParagraph(text, { first: '- ', hanging: '  ' }),
    ...(lines ?? []).map(paragraph),
    ...(choices ?? []).map(numbered),
    ...(afterwards ?? []).map(paragraph),
    ...(href === undefined ? [] : [`  ${linkLabel ?? 'Look'}: ${href}`]),
  ].join('\n');
}

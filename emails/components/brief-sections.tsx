import type { BriefItem, BriefSection } from '../morning-brief-props.ts';
import { wrapParagraph } from '../plain-text.ts';
import { RowLink, Rule, SectionItem, SectionTitle, Title } from './text.tsx';

interface BriefSectionsProps {
  readonly sections: readonly BriefSection[];
  /** Nobody stands above them. */
  readonly isFirst: boolean;
}

/** What else there is this morning, each under a line and a title of its own. */
export function BriefSections({ sections, isFirst }: BriefSectionsProps) {
  return sections.map(({ title, items }, place) => (
    <div key={title}>
      {isFirst && place === 0 ? (
        <Title>{title}</Title>
      ) : (
        <>
          <Rule />
          <SectionTitle>{title}</SectionTitle>
        </>
      )}
      {items.map(({ text, href, linkLabel }, index) => (
        // Two items may say the same, and nothing moves.
        <SectionItem key={index.toString()}>
          {text} {href && <RowLink href={href}>{linkLabel ?? 'Look'}</RowLink>}
        </SectionItem>
      ))}
    </div>
  ));
}

/** The same for the text part. */
export function briefSectionParagraphs(sections: readonly BriefSection[]): readonly string[] {
  return sections.flatMap(({ title, items }) => [
    '* * *',
    title.toUpperCase(),
    items.map(itemLines).join('\n'),
  ]);
}

function itemLines({ text, href, linkLabel }: BriefItem): string {
  const line = wrapParagraph(text, { first: '- ', hanging: '  ' });
  return href === undefined ? line : `${line}\n  ${linkLabel ?? 'Look'}: ${href}`;
}

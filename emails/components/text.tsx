import type { ReactNode } from 'react';
import { Heading, Hr, Section, Text } from 'react-email';
import { splitLines, splitParagraphs } from '../plain-text.ts';
import { letterStyle } from './mail-style.ts';

interface Children {
  readonly children: ReactNode;
}

interface Words extends Children {
  /** BCP 47; where it is another one than that of the letter (WCAG 2.2, 3.1.2). */
  readonly lang?: string | undefined;
}

export function Title({ children }: Children) {
  return (
    <Heading as="h1" className="ink" style={letterStyle.title}>
      {children}
    </Heading>
  );
}

/** Over a group of people. */
export function SectionTitle({ children }: Children) {
  return (
    <Heading as="h2" className="faint" style={letterStyle.sectionTitle}>
      {children}
    </Heading>
  );
}

/** A person among others. */
export function Name({ children }: Children) {
  return (
    <Heading as="h3" className="ink" style={letterStyle.name}>
      {children}
    </Heading>
  );
}

export function Label({ children }: Children) {
  return (
    <Text className="sage" style={letterStyle.label}>
      {children}
    </Text>
  );
}

export function Paragraph({ lang, children }: Words) {
  return (
    <Text lang={lang} className="ink" style={letterStyle.body}>
      {children}
    </Text>
  );
}

/** Said more quietly: a role, a remark. */
export function Aside({ children }: Children) {
  return (
    <Text className="faint" style={letterStyle.aside}>
      {children}
    </Text>
  );
}

/** Below a button: the other way. */
export function Afterword({ children }: Children) {
  return (
    <Text className="faint" style={letterStyle.afterword}>
      {children}
    </Text>
  );
}

export function SmallPrint({ lang, children }: Words) {
  return (
    <Text lang={lang} className="faint" style={letterStyle.smallPrint}>
      {children}
    </Text>
  );
}

/** A first line to write, as it would stand in the letter. */
export function Opening({ children }: Children) {
  return (
    <Text className="ink" style={letterStyle.opening}>
      {children}
    </Text>
  );
}

/** One of several in a section. */
export function SectionItem({ children }: Children) {
  return (
    <Text className="ink" style={letterStyle.sectionItem}>
      {children}
    </Text>
  );
}

/** What belongs to an item of a section. */
export function ItemLine({ children }: Children) {
  return (
    <Text className="faint" style={letterStyle.itemLine}>
      {children}
    </Text>
  );
}

/** Of which one is taken: numbered, so that it can be named. */
export function ChoiceList({ choices }: { readonly choices: readonly string[] }) {
  return (
    <ol style={letterStyle.choices}>
      {choices.map((choice, index) => (
        <li key={index.toString()} className="ink" style={letterStyle.choice}>
          {choice}
        </li>
      ))}
    </ol>
  );
}

/** Set apart from the rest: the one thing to do, and what helps with it, each in a line of its own. */
export function Note({
  label,
  children,
  more = [],
}: Children & { readonly label: string; readonly more?: readonly ReactNode[] }) {
  const lines = [children, ...more].filter(Boolean);
  return (
    <Section className="note" style={letterStyle.note}>
      <Label>{label}</Label>
      {lines.map((line, index) => (
        <Text
          key={index.toString()}
          className="ink"
          style={index === 0 ? letterStyle.noteText : letterStyle.noteMore}
        >
          {line}
        </Text>
      ))}
    </Section>
  );
}

/** Within a line, said more quietly. */
export function Quiet({ children }: Children) {
  return (
    <span className="faint" style={letterStyle.quiet}>
      {children}
    </span>
  );
}

/** Words that somebody wrote, line by line as they wrote them. */
export function Quotation({ text }: { readonly text: string }) {
  return (
    <blockquote className="line faint" style={letterStyle.quote}>
      <Lines text={text} />
    </blockquote>
  );
}

/** A whole letter of somebody else's, on a paper of its own. */
export function Slip({ label, text }: { readonly label?: string; readonly text: string }) {
  return (
    <Section className="slip" style={letterStyle.slip}>
      {label && <Label>{label}</Label>}
      {splitParagraphs(text).map((paragraph, index) => (
        // The same words may come twice, and nothing moves.
        <Text key={index.toString()} className="ink" style={letterStyle.slipText}>
          <Lines text={paragraph} />
        </Text>
      ))}
    </Section>
  );
}

/** Text with its line breaks. */
export function Lines({ text }: { readonly text: string }) {
  return splitLines(text).map((line, index) => [index > 0 && <br key={`break-${index.toString()}`} />, line]);
}

export function FactList({ facts }: { readonly facts: readonly string[] }) {
  return (
    <ul style={letterStyle.list}>
      {facts.map((fact, index) => (
        <li key={index.toString()} className="ink" style={letterStyle.item}>
          {fact}
        </li>
      ))}
    </ul>
  );
}

export function Rule() {
  return <Hr className="line" style={letterStyle.rule} />;
}

import type { ReactNode } from 'react';
import { Body, Container, Head, Html, Preview, Section } from 'react-email';
import { COLUMN_WIDTH } from '../theme.ts';
import { letterStyle, mailStyleSheet } from './mail-style.ts';

interface LetterProps {
  readonly title: string;
  /** What a mailbox shows beside the subject; the mail itself does not show it. */
  readonly preheader?: string;
  readonly children: ReactNode;
}

/** The sheet that mail in Kith's own voice, and a newsletter, is written on. */
export function Letter({ title, preheader, children }: LetterProps) {
  return (
    <Html lang="en">
      <Head>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{mailStyleSheet}</style>
      </Head>
      <Body className="desk" style={letterStyle.desk}>
        {preheader && <Preview>{preheader}</Preview>}
        <Container className="column" style={{ maxWidth: `${COLUMN_WIDTH}px` }}>
          <Section className="sheet" tdClassName="sheet-inside" style={letterStyle.sheet}>
            {children}
          </Section>
        </Container>
      </Body>
    </Html>
  );
}

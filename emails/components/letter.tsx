import type { ReactNode } from 'react';
import { Body, Container, Head, Html, Preview, Section } from 'react-email';
import { COLUMN_WIDTH } from '../theme.ts';
import { letterStyle } from './mail-style.ts';
import { mailStyleSheet, outlookDarkStyleSheet } from './mail-style-sheet.ts';

interface LetterProps {
  readonly title: string;
  /** What a mailbox shows beside the subject; the mail itself does not show it. */
  readonly preheader?: string;
  /** BCP 47. */
  readonly language?: string | undefined;
  readonly children: ReactNode;
}

/** The sheet that mail in Kith's own voice, and a newsletter, is written on. */
export function Letter({ title, preheader, language = 'en', children }: LetterProps) {
  return (
    <Html lang={language}>
      <Head>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{mailStyleSheet}</style>
        {/* Apart, since some programs drop a whole sheet for one selector that they do not know. */}
        <style>{outlookDarkStyleSheet}</style>
      </Head>
      <Body className="desk" lang={language} style={letterStyle.desk}>
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

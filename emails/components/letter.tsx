import type { ReactNode } from 'react';
import { Body, Container, Head, Html, Section } from 'react-email';
import { COLUMN_WIDTH } from '../theme.ts';
import { letterStyle, mailStyleSheet } from './mail-style.ts';

/** The sheet that every mail is written on. */
export function Letter({ title, children }: { readonly title: string; readonly children: ReactNode }) {
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
        <Container style={{ maxWidth: `${COLUMN_WIDTH}px` }}>
          <Section className="sheet" tdClassName="sheet-inside" style={letterStyle.sheet}>
            {children}
          </Section>
        </Container>
      </Body>
    </Html>
  );
}

import type { ReactNode } from 'react';
import { pageStyleSheet } from './page-style.ts';

export interface PageProps {
  /** Names the page in the browser; its heading too. */
  readonly title: string;
  /** Whose page it is, above the heading. */
  readonly label?: string;
  /** BCP 47. */
  readonly language?: string | undefined;
  /** For the head: what else there is to be found. */
  readonly head?: ReactNode;
  readonly children: ReactNode;
}

/** The sheet that every page is written on. */
export function Page({ title, label = 'Kith', language = 'en', head, children }: PageProps) {
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${label}`}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; escaping it would change the hash that the CSP names. */}
        <style dangerouslySetInnerHTML={{ __html: pageStyleSheet }} />
        {head}
      </head>
      <body>
        <main>
          <p className="label">{label}</p>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

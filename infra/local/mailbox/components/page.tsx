import type { ReactNode } from 'react';
import { SAID } from '../mailbox-address.ts';

const STYLE_SHEETS = ['theme.css', 'base.css', 'frame.css', 'mailbox.css', 'people.css'];

interface PageProps {
  readonly title: string;
  readonly current: 'mailbox' | 'people';
  /** The clock, beside the navigation. */
  readonly clock: ReactNode;
  readonly said?: keyof typeof SAID | undefined;
  readonly children: ReactNode;
}

/** The frame of every page. */
export function Page({ title, current, clock, said, children }: PageProps) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>{`${title} · Kith`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        {STYLE_SHEETS.map((name) => (
          <link key={name} rel="stylesheet" href={`/_local/assets/${name}`} />
        ))}
        <script src="/_local/assets/live.js" defer />
      </head>
      <body>
        <a className="skip" href="#content">
          Skip to the content
        </a>
        <header className="masthead">
          <p className="wordmark">Kith</p>
          <nav className="pages" aria-label="Pages">
            <PageLink href="/" isCurrent={current === 'mailbox'}>
              Mailbox
            </PageLink>
            <PageLink href="/_local/people" isCurrent={current === 'people'}>
              People
            </PageLink>
          </nav>
          {clock}
        </header>
        <main id="content" tabIndex={-1}>
          {said && (
            <p className="flash" role="status">
              {SAID[said]}
            </p>
          )}
          {children}
        </main>
      </body>
    </html>
  );
}

function PageLink({ href, isCurrent, children }: { href: string; isCurrent: boolean; children: ReactNode }) {
  return (
    <a href={href} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </a>
  );
}

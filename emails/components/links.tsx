import type { ReactNode } from 'react';
import { Link } from 'react-email';
import { letterStyle } from './mail-style.ts';

interface LinkProps {
  /** BCP 47; where it is another one than that of the letter. */
  readonly lang?: string | undefined;
  readonly href: string;
  readonly children: ReactNode;
}

export function ReplyButton({ href, children }: LinkProps) {
  return (
    <Link className="accent" style={letterStyle.button} href={href}>
      {children}
    </Link>
  );
}

/** One of several in a line. */
export function RowLink({ href, children }: LinkProps) {
  return (
    <Link className="accent" style={letterStyle.rowLink} href={href}>
      {children}
    </Link>
  );
}

export function ReplyLink({ lang, href, children }: LinkProps) {
  return (
    <Link lang={lang} className="accent" style={letterStyle.link} href={href}>
      {children}
    </Link>
  );
}

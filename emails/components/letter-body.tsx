import type { CSSProperties } from 'react';
import { issueStyle, PICTURE_WIDTH } from './issue-style.ts';
import { letterStyle } from './mail-style.ts';

interface ElementLook {
  readonly className: string;
  readonly style: CSSProperties;
  /** For Outlook on Windows, which reads no greatest width from a style. */
  readonly width?: number;
}

/** How each element that Markdown makes is written in a letter: mail programs want the style on the element itself. */
const ELEMENTS: Readonly<Record<string, ElementLook>> = {
  h3: { className: 'ink', style: letterStyle.name },
  h4: { className: 'sage', style: letterStyle.bodyHeading },
  p: { className: 'ink', style: letterStyle.body },
  ul: { className: 'ink', style: letterStyle.bodyList },
  ol: { className: 'ink', style: letterStyle.bodyList },
  li: { className: 'ink', style: letterStyle.bodyItem },
  blockquote: { className: 'line', style: letterStyle.bodyQuote },
  a: { className: 'accent', style: letterStyle.bodyLink },
  hr: { className: 'line', style: letterStyle.rule },
  code: { className: 'ink', style: issueStyle.code },
  pre: { className: 'slip', style: issueStyle.listing },
  table: { className: 'ink', style: issueStyle.table },
  th: { className: 'ink line', style: issueStyle.headCell },
  td: { className: 'ink line', style: issueStyle.cell },
  img: { className: 'picture', style: issueStyle.picture, width: PICTURE_WIDTH },
};

const OPENING_TAG = new RegExp(`<(${Object.keys(ELEMENTS).join('|')})(?=[\\s/>])`, 'g');

/** The body of an issue. `html` is trusted: our own Markdown, rendered with raw HTML escaped. */
export function LetterBody({ html }: { readonly html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place where rendered Markdown enters a mail.
  return <div dangerouslySetInnerHTML={{ __html: styleLetterBody(html) }} />;
}

/** The same HTML with a class and a style on each element that has a place in a letter. */
export function styleLetterBody(html: string): string {
  return html.replace(OPENING_TAG, (tag, name: string) => {
    const element = ELEMENTS[name];
    if (element === undefined) return tag;
    const width = element.width === undefined ? '' : ` width="${element.width}"`;
    return `${tag} class="${element.className}" style="${writeStyle(element.style)}"${width}`;
  });
}

/** `margin:0;font-size:18px`, fit for an attribute. */
function writeStyle(style: CSSProperties): string {
  return Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';')
    .replaceAll('"', "'");
}

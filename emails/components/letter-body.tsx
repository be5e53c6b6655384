import type { CSSProperties } from 'react';
import { letterStyle } from './mail-style.ts';

/** How each element that Markdown makes is written in a letter: mail programs want the style on the element itself. */
const ELEMENTS: Readonly<Record<string, { readonly className: string; readonly style: CSSProperties }>> = {
  h2: { className: 'sage', style: letterStyle.bodyHeading },
  h3: { className: 'ink', style: letterStyle.name },
  p: { className: 'ink', style: letterStyle.body },
  ul: { className: 'ink', style: letterStyle.bodyList },
  ol: { className: 'ink', style: letterStyle.bodyList },
  li: { className: 'ink', style: letterStyle.bodyItem },
  blockquote: { className: 'line', style: letterStyle.bodyQuote },
  a: { className: 'accent', style: letterStyle.bodyLink },
  hr: { className: 'line', style: letterStyle.rule },
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
    return element ? `${tag} class="${element.className}" style="${writeStyle(element.style)}"` : tag;
  });
}

/** `margin:0;font-size:18px`, fit for an attribute. */
function writeStyle(style: CSSProperties): string {
  return Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';')
    .replaceAll('"', "'");
}

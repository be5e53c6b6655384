import { readFile } from 'node:fs/promises';
import { darkPalette, lightPalette, type Palette, SANS, SERIF } from '../../../emails/theme.ts';
import { assetResponse } from './page-response.ts';

const CSS = 'text/css; charset=utf-8';
const FILES = new Map([
  ['base.css', CSS],
  ['frame.css', CSS],
  ['mailbox.css', CSS],
  ['people.css', CSS],
  ['live.js', 'text/javascript; charset=utf-8'],
]);

/** A file that the pages link to; undefined for any other name. */
export async function readAsset(name: string): Promise<Response | undefined> {
  if (name === 'theme.css') return assetResponse(themeStyleSheet(), CSS);
  const contentType = FILES.get(name);
  if (contentType === undefined) return undefined;
  return assetResponse(await readFile(new URL(`./assets/${name}`, import.meta.url), 'utf8'), contentType);
}

/** The theme of the mails, as custom properties. */
function themeStyleSheet(): string {
  return `:root { --serif: ${SERIF}; --sans: ${SANS}; ${colours(lightPalette)} }
@media (prefers-color-scheme: dark) { :root { ${colours(darkPalette)} } }
`;
}

function colours(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${value};`)
    .join(' ');
}

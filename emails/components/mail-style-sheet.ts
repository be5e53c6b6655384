import { COLUMN_WIDTH, darkPalette } from '../theme.ts';

const dark = darkPalette;

const colour = (name: string, rule: string): string => `.${name} { ${rule} }`;

const DARK_COLOURS: ReadonlyArray<readonly [string, string]> = [
  ['desk, .desk > table > tbody > tr > td', `background-color: ${dark.desk} !important;`],
  ['sheet', `background-color: ${dark.paper} !important; border-color: ${dark.line} !important;`],
  ['note', `background-color: ${dark.shade} !important; border-color: ${dark.accent} !important;`],
  ['slip', `background-color: ${dark.slip} !important; border-color: ${dark.line} !important;`],
  ['ink', `color: ${dark.ink} !important;`],
  ['faint', `color: ${dark.faintInk} !important;`],
  ['sage', `color: ${dark.sage} !important;`],
  ['accent', `color: ${dark.accent} !important; border-color: ${dark.accent} !important;`],
  ['line', `border-color: ${dark.line} !important;`],
];

/** The head's style sheet: the dark set, and less margin on a narrow screen. It holds no text of anybody. */
export const mailStyleSheet = [
  ':root { color-scheme: light dark; supported-color-schemes: light dark; }',
  // Outlook on Windows reads neither max-width nor a media query; it takes the first width, everybody else the second.
  colour('column', `width: ${COLUMN_WIDTH}px;`),
  '@media all { .column { width: 100%; } }',
  '@media (max-width: 480px) {',
  colour('desk > table > tbody > tr > td', 'padding: 0 !important;'),
  colour('sheet', 'border-width: 0 !important;'),
  colour('sheet-inside', 'padding: 28px 20px 32px !important;'),
  '}',
  '@media (prefers-color-scheme: dark) {',
  ...DARK_COLOURS.map(([name, rule]) => colour(name, rule)),
  '}',
].join('\n');

/** Outlook in a browser, and on a phone, marks in its dark mode what it takes to have a colour of its own. */
export const outlookDarkStyleSheet = DARK_COLOURS.flatMap(([names, rule]) =>
  ['ogsc', 'ogsb'].map(
    (mark) =>
      `${names
        .split(', ')
        .map((name) => `[data-${mark}] .${name.replace(/^\./, '')}`)
        .join(', ')} { ${rule} }`,
  ),
).join('\n');

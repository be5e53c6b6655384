import {
  COLUMN_WIDTH,
  darkPalette,
  lightPalette,
  MONO,
  type Palette,
  SANS,
  SERIF,
} from '../../../emails/theme.ts';

const colours = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, value]) => `--${name}:${value};`)
    .join('');

/** The style of every page: one column that fits 320 px, targets of 44 px, a focus ring, and a dark set. */
export const pageStyleSheet = `
:root { color-scheme: light dark; ${colours(lightPalette)} }
@media (prefers-color-scheme: dark) { :root { ${colours(darkPalette)} } }
* { box-sizing: border-box; }
body { margin: 0; padding: 28px 12px; background: var(--desk); color: var(--ink); font: 18px/1.55 ${SERIF}; }
main { max-width: ${COLUMN_WIDTH}px; margin: 0 auto; padding: 36px 40px 40px; background: var(--paper);
  border: 1px solid var(--line); border-radius: 4px; overflow-wrap: anywhere; }
h1 { margin: 0 0 20px; font-size: 30px; line-height: 1.25; font-weight: 400; text-wrap: balance; }
h2 { margin: 36px 0 12px; font-size: 21px; line-height: 1.3; font-weight: 400; }
p { margin: 0 0 16px; text-wrap: pretty; }
p:last-child { margin-bottom: 0; }
.label { margin-bottom: 6px; font: 13px/1.55 ${SANS}; color: var(--sage); }
.small { font: 14px/1.5 ${SANS}; color: var(--faintInk); }
blockquote { margin: 0 0 16px; padding: 2px 0 2px 16px; border-left: 2px solid var(--line); color: var(--faintInk); }
a { color: var(--accent); }
form { margin: 24px 0; }
form:last-child { margin-bottom: 0; }
label { display: block; margin: 0 0 6px; }
input, textarea, select { display: block; width: 100%; min-height: 44px; margin: 0 0 20px; padding: 8px 12px;
  color: var(--ink); background: var(--slip); border: 1px solid var(--faintInk); border-radius: 3px;
  font: 16px/24px ${SANS}; }
::placeholder { color: var(--faintInk); opacity: 1; }
textarea { resize: vertical; }
pre { margin: 0 0 16px; padding: 12px; background: var(--slip); border: 1px solid var(--line); border-radius: 3px;
  white-space: pre-wrap; font: 13px/1.5 ${MONO}; }
fieldset { min-width: 0; margin: 0 0 24px; padding: 0; border: 0; }
legend { padding: 0; margin: 0 0 6px; }
summary { min-height: 44px; padding: 8px 0; cursor: pointer; color: var(--accent); }
.choices { margin: 0 0 20px; padding: 0; list-style: none; border-top: 1px solid var(--line); }
.choices li { border-bottom: 1px solid var(--line); }
.choices a { display: block; min-height: 44px; padding: 10px 0; }
.row { display: flex; gap: 10px; }
.row > div { flex: 1 1 0; min-width: 0; }
.row > .wide { flex-grow: 2; }
.row label { font: 14px/1.5 ${SANS}; color: var(--faintInk); }
.tick { display: flex; gap: 12px; align-items: center; min-height: 44px; margin: 0 0 20px; }
.tick input { flex: none; accent-color: var(--accent); width: 24px; min-height: 24px; margin: 0; }
.tick label { margin: 0; }
.tick:has(+ .tick), fieldset > .tick:last-child { margin-bottom: 0; }
.note { display: block; }
.wrong { margin: 0 0 6px; font: 600 14px/1.5 ${SANS}; color: var(--accent); }
.trap { position: absolute; left: -9999px; }
button { min-height: 44px; padding: 10px 22px; border: 1px solid var(--accent); border-radius: 3px;
  background: var(--accent); color: var(--onAccent); font: 600 16px/24px ${SANS}; cursor: pointer; }
button.quiet { background: none; color: var(--accent); }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
section h2 { font: 600 14px/1.5 ${SANS}; color: var(--sage); }
section.tip, section.gift { margin: 32px 0 0; padding: 18px 22px; background: var(--shade); border-left: 3px solid var(--accent); }
section.gift { background: var(--slip); border: 1px solid var(--line); border-radius: 3px; }
section.praise, section.other, section.turn { margin: 32px 0 0; }
section.praise { padding-left: 22px; border-left: 1px solid var(--line); }
section.turn { padding-top: 26px; border-top: 1px solid var(--line); }
section h2:first-child { margin: 0 0 8px; }
section h3 { margin: 28px 0 10px; font-size: 21px; line-height: 1.3; font-weight: 400; }
section h4 { margin: 24px 0 8px; font: 600 15px/1.5 ${SANS}; color: var(--sage); }
section ul, section ol { margin: 0 0 16px; padding-left: 22px; }
section li { margin: 0 0 8px; }
section li > ul, section li > ol { margin: 8px 0 0; }
section hr { margin: 28px 0; border: 0; border-top: 1px solid var(--line); }
section code { font-family: ${MONO}; font-size: 15px; }
section table { margin: 0 0 20px; border-collapse: collapse; }
section th, section td { padding: 6px 16px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
section th { font: 600 14px/1.5 ${SANS}; }
section th:not([align]) { text-align: left; }
section > :last-child { margin-bottom: 0; }
section img { max-width: 100%; height: auto; border-radius: 3px; }
.after { margin-top: 32px; padding-top: 24px; border-top: 1px solid var(--line); }
.letters { margin: 0 0 24px; padding: 0; list-style: none; }
.letters li { padding: 16px 0; border-top: 1px solid var(--line); }
.letters p { margin: 0; }
@media (max-width: 480px) {
  body { padding: 0; }
  main { padding: 28px 20px 32px; border-width: 0; border-radius: 0; }
}
@media (forced-colors: active) { button { border-color: ButtonText; } }
`.trim();

import { darkPalette, lightPalette, SANS, SERIF } from '../theme.ts';

const light = lightPalette;
const dark = darkPalette;

/** Inline styles: what every mail program understands. The class beside each turns it dark where that is known. */
export const letterStyle = {
  desk: { margin: 0, padding: '28px 8px', backgroundColor: light.desk },
  sheet: {
    backgroundColor: light.paper,
    border: `1px solid ${light.line}`,
    borderRadius: '4px',
    padding: '36px 40px 40px',
    textAlign: 'left',
  },
  label: {
    margin: '0 0 10px',
    fontFamily: SANS,
    fontSize: '13px',
    lineHeight: '20px',
    color: light.sage,
    letterSpacing: '0.02em',
  },
  title: {
    margin: '18px 0 0',
    fontFamily: SERIF,
    fontSize: '34px',
    lineHeight: '42px',
    fontWeight: 400,
    color: light.ink,
  },
  sectionTitle: {
    margin: '0',
    fontFamily: SERIF,
    fontSize: '18px',
    lineHeight: '26px',
    fontStyle: 'italic',
    fontWeight: 400,
    color: light.faintInk,
  },
  name: {
    margin: '26px 0 0',
    fontFamily: SERIF,
    fontSize: '22px',
    lineHeight: '30px',
    fontWeight: 400,
    color: light.ink,
  },
  body: { margin: '14px 0 0', fontFamily: SERIF, fontSize: '18px', lineHeight: '28px', color: light.ink },
  aside: { margin: '0', fontFamily: SERIF, fontSize: '16px', lineHeight: '25px', color: light.faintInk },
  afterword: {
    margin: '16px 0 0',
    fontFamily: SANS,
    fontSize: '15px',
    lineHeight: '24px',
    color: light.faintInk,
  },
  note: {
    margin: '24px 0',
    padding: '16px 20px 18px',
    backgroundColor: light.shade,
    borderLeft: `3px solid ${light.accent}`,
  },
  noteText: { margin: '0', fontFamily: SERIF, fontSize: '18px', lineHeight: '28px', color: light.ink },
  quote: {
    margin: '24px 0',
    padding: '2px 0 2px 16px',
    borderLeft: `2px solid ${light.line}`,
    fontFamily: SERIF,
    fontSize: '16px',
    lineHeight: '25px',
    fontStyle: 'italic',
    color: light.faintInk,
    overflowWrap: 'anywhere',
  },
  list: { margin: '0 0 28px', padding: '0 0 0 18px' },
  item: { margin: '0 0 6px', fontFamily: SERIF, fontSize: '16px', lineHeight: '25px', color: light.ink },
  rule: { margin: '36px 0 28px', borderTop: `1px solid ${light.line}` },
  smallPrint: { margin: '0', fontFamily: SANS, fontSize: '13px', lineHeight: '20px', color: light.faintInk },
  link: {
    display: 'inline-block',
    padding: '6px 0',
    fontFamily: SANS,
    fontSize: '15px',
    lineHeight: '24px',
    color: light.accent,
    textDecoration: 'underline',
  },
  button: {
    display: 'inline-block',
    margin: '18px 0 0',
    padding: '10px 20px',
    border: `1px solid ${light.accent}`,
    borderRadius: '3px',
    fontFamily: SANS,
    fontSize: '15px',
    lineHeight: '24px',
    fontWeight: 600,
    color: light.accent,
    textDecoration: 'none',
  },
} as const;

const colour = (name: string, rule: string): string => `.${name} { ${rule} }`;

/** The head's style sheet: the dark set, and less margin on a narrow screen. It holds no text of anybody. */
export const mailStyleSheet = [
  ':root { color-scheme: light dark; supported-color-schemes: light dark; }',
  '@media (max-width: 480px) {',
  colour('desk > table > tbody > tr > td', 'padding: 0 !important;'),
  colour('sheet', 'border-width: 0 !important;'),
  colour('sheet-inside', 'padding: 28px 20px 32px !important;'),
  '}',
  '@media (prefers-color-scheme: dark) {',
  colour('desk, .desk > table > tbody > tr > td', `background-color: ${dark.desk} !important;`),
  colour('sheet', `background-color: ${dark.paper} !important; border-color: ${dark.line} !important;`),
  colour('note', `background-color: ${dark.shade} !important; border-color: ${dark.accent} !important;`),
  colour('ink', `color: ${dark.ink} !important;`),
  colour('faint', `color: ${dark.faintInk} !important;`),
  colour('sage', `color: ${dark.sage} !important;`),
  colour('accent', `color: ${dark.accent} !important; border-color: ${dark.accent} !important;`),
  colour('line', `border-color: ${dark.line} !important;`),
  '}',
].join('\n');

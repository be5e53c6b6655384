import { lightPalette, MONO, SANS, SERIF } from '../theme.ts';

const light = lightPalette;

/** The column, without the margins of the sheet. */
export const PICTURE_WIDTH = 498;

const cell = {
  padding: '7px 16px 7px 0',
  borderBottom: `1px solid ${light.line}`,
  fontFamily: SERIF,
  fontSize: '17px',
  lineHeight: '26px',
  color: light.ink,
  verticalAlign: 'top',
} as const;

/** How the sections of an issue lie on the paper. */
export const issueStyle = {
  heading: {
    margin: '0',
    fontFamily: SANS,
    fontSize: '14px',
    lineHeight: '22px',
    fontWeight: 600,
    letterSpacing: '0.02em',
    color: light.sage,
  },
  /** On a quiet field: the one thing to do. */
  tip: {
    margin: '36px 0 0',
    padding: '18px 22px 22px',
    backgroundColor: light.shade,
    borderLeft: `3px solid ${light.accent}`,
  },
  /** On a slip of its own: something handed over. */
  gift: {
    margin: '28px 0 0',
    padding: '18px 22px 22px',
    backgroundColor: light.slip,
    border: `1px solid ${light.line}`,
    borderRadius: '3px',
  },
  /** Beside a line, as what is said of others. */
  praise: { margin: '32px 0 0', padding: '2px 0 4px 22px', borderLeft: `1px solid ${light.line}` },
  /** Under a line: the letter turns to its reader. */
  turn: { margin: '36px 0 0', padding: '26px 0 0', borderTop: `1px solid ${light.line}` },
  other: { margin: '32px 0 0' },
  answer: {
    margin: '16px 0 0',
    fontFamily: SERIF,
    fontSize: '17px',
    lineHeight: '26px',
    fontStyle: 'italic',
    color: light.faintInk,
  },
  contacts: {
    margin: '28px 0 0',
    fontFamily: SERIF,
    fontSize: '18px',
    lineHeight: '28px',
    fontStyle: 'italic',
    color: light.ink,
  },
  viewLink: { color: light.faintInk, textDecoration: 'underline' },
  code: { fontFamily: MONO, fontSize: '15px', color: light.ink },
  /** Its lines go on below rather than out of the sheet. */
  listing: {
    margin: '18px 0 0',
    padding: '12px 16px 14px',
    backgroundColor: light.slip,
    border: `1px solid ${light.line}`,
    borderRadius: '3px',
    lineHeight: '24px',
    whiteSpace: 'pre-wrap',
  },
  table: { margin: '18px 0 0', borderCollapse: 'collapse' },
  cell,
  headCell: { ...cell, fontFamily: SANS, fontSize: '14px', fontWeight: 600 },
  picture: {
    display: 'block',
    width: '100%',
    maxWidth: `${PICTURE_WIDTH}px`,
    height: 'auto',
    margin: '0',
    border: '0',
    borderRadius: '3px',
  },
} as const;

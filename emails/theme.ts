/** Colours of one scheme. Every pair in `TEXT_PAIRS` keeps a contrast of 4.5 (WCAG 2.2, 1.4.3). */
export interface Palette {
  /** Behind the sheet. */
  readonly desk: string;
  /** What the letter is written on. */
  readonly paper: string;
  /** A quiet field on the paper: a quotation, a note. */
  readonly shade: string;
  /** A letter that lies on the letter: a draft, somebody's own words. */
  readonly slip: string;
  readonly ink: string;
  readonly faintInk: string;
  /** Terracotta: the one accent, for what can be pressed. */
  readonly accent: string;
  /** On a field of accent. */
  readonly onAccent: string;
  /** Sage: small labels. */
  readonly sage: string;
  /** Lines only, never text. */
  readonly line: string;
}

export const lightPalette: Palette = {
  desk: '#F3ECE0',
  paper: '#FBF7F0',
  shade: '#F5EEE3',
  slip: '#FFFEFB',
  ink: '#2B2622',
  faintInk: '#665C53',
  accent: '#A8472F',
  onAccent: '#FFFAF3',
  sage: '#52674F',
  line: '#E2D7C6',
};

export const darkPalette: Palette = {
  desk: '#191614',
  paper: '#24201D',
  shade: '#2E2925',
  slip: '#332E29',
  ink: '#F0E8DC',
  faintInk: '#B9AD9F',
  accent: '#E8A088',
  onAccent: '#2A1610',
  sage: '#A8BFA4',
  line: '#453D36',
};

/** Which colour is written on which, everywhere in mail and pages. */
export const TEXT_PAIRS = [
  ['ink', 'desk'],
  ['ink', 'paper'],
  ['ink', 'shade'],
  ['ink', 'slip'],
  ['faintInk', 'desk'],
  ['faintInk', 'paper'],
  ['faintInk', 'shade'],
  ['faintInk', 'slip'],
  ['accent', 'desk'],
  ['accent', 'paper'],
  ['accent', 'shade'],
  ['onAccent', 'accent'],
  ['sage', 'desk'],
  ['sage', 'paper'],
  ['sage', 'shade'],
  ['sage', 'slip'],
] as const satisfies ReadonlyArray<readonly [keyof Palette, keyof Palette]>;

/** Gelasio is the open twin of Georgia, with the same widths. */
export const SERIF = "Georgia, Gelasio, 'Iowan Old Style', 'Times New Roman', serif";
export const SANS = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Open Sans', Arial, sans-serif";

export const MONO = "ui-monospace, Menlo, Consolas, 'Liberation Mono', monospace";

/** One column, in pixels. */
export const COLUMN_WIDTH = 580;

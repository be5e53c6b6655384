import { expect, test } from 'vitest';
import { darkPalette, lightPalette, TEXT_PAIRS } from '../../../emails/theme.ts';

const MINIMUM_CONTRAST = 4.5; // WCAG 2.2, 1.4.3

const pairs = [
  ...TEXT_PAIRS.map(([text, ground]) => ['light', text, ground, lightPalette] as const),
  ...TEXT_PAIRS.map(([text, ground]) => ['dark', text, ground, darkPalette] as const),
];

test.each(pairs)('%s: %s can be read on %s', (_scheme, text, ground, palette) => {
  expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(MINIMUM_CONTRAST);
});

test('the measure agrees with black on white', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
});

/** WCAG 2.2, definition of contrast ratio. */
function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

import { isBlank, type Line, readLine } from './lines.ts';

const MESSAGE_START = '-----BEGIN PGP SIGNED MESSAGE-----';
const SIGNATURE_START = '-----BEGIN PGP SIGNATURE-----';
const SIGNATURE_END = '-----END PGP SIGNATURE-----';

/** Without the lines of a signature that stands in the text itself (RFC 9580, 7), and its dashes before dashes. */
export function withoutArmor(lines: readonly Line[]): readonly Line[] {
  const start = lines.findIndex(({ bare }) => bare === MESSAGE_START);
  if (start < 0) return lines;
  const textStart = lines.findIndex((line, index) => index > start && isBlank(line));
  const textEnd = lines.findIndex(({ bare }, index) => index > start && bare === SIGNATURE_START);
  // Without both this is not what a program signed, and nothing tells where the words are.
  if (textStart < 0 || textEnd < textStart) return lines;
  const end = lines.findIndex(({ bare }, index) => index > textEnd && bare === SIGNATURE_END);
  const signed = lines.slice(textStart, textEnd).map(withoutEscape);
  return [...lines.slice(0, start), ...signed, ...(end < 0 ? [] : lines.slice(end + 1))];
}

const withoutEscape = (line: Line): Line =>
  line.text.startsWith('- -') ? readLine(line.text.slice(2)) : line;

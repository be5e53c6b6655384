import { isBlank, isRuler, type Line } from './lines.ts';
import { CONFIDENTIAL, phraseMatcher } from './vocabulary.ts';

const MAX_LINES = 12;
const MAX_CHARACTERS = 2000;
const MIN_CHARACTERS = 50;
/** Trees and the letter that an old font drew as one, too. */
const DECORATION = /^(?:[^\p{L}]+|p (?=please))+/u;
const HEADING =
  /^(?:(?:important|legal|confidentiality|privacy) )?(?:notice|note|important|disclaimer|confidential|aviso(?: legal)?|nota|hinweis|wichtig|avertissement|attention|avvertenza|think before you print)[*\s]*[:!-]\s*/;

const disclaimerOpening = phraseMatcher('disclaimers');

/** `This email and any attachments are confidential …`, or `Disclaimer` above it. */
export function startsDisclaimer(lines: readonly Line[], index: number): boolean {
  const above = lines[index - 1];
  if (above !== undefined && !isBlank(above) && !isRuler(above)) return false;
  const first = lines[index]?.bare.slice(0, MAX_CHARACTERS).toLowerCase().replace(DECORATION, '') ?? '';
  const isHeading = /^(?:legal )?disclaimer[*:]*$/.test(first);
  if (!isHeading && !opensDisclaimer(first)) return false;
  const text = lines
    .slice(index, index + MAX_LINES)
    .map(({ bare }) => bare)
    .join(' ')
    .slice(0, MAX_CHARACTERS)
    .toLowerCase();
  return text.length >= MIN_CHARACTERS && CONFIDENTIAL.some((word) => text.includes(word));
}

/** `NOTICE: This email …` has the opening behind its heading. */
const opensDisclaimer = (line: string): boolean =>
  disclaimerOpening(line) !== undefined || disclaimerOpening(line.replace(HEADING, '')) !== undefined;

import { isBlank, isRuler, type Line } from './lines.ts';
import { CONFIDENTIAL, phraseMatcher } from './vocabulary.ts';

const MAX_LINES = 12;
const MAX_CHARACTERS = 2000;
const MIN_CHARACTERS = 50;
/** Trees and the letter that an old font drew as one, too. */
const DECORATION = /^(?:[^\p{L}]+|p (?=please))+/u;
const HEADING =
  /^(?:(?:important|legal|confidentiality|privacy) )?(?:notice|note|important|disclaimer|confidential|aviso(?: legal)?|nota|hinweis|wichtig|avertissement|attention|avvertenza|think before you print)[*\s]*[:!-]\s*/;

const DISCLAIMER_HEADING = /^(?:legal )?disclaimer[*:]*(?: |$)/;

const disclaimerOpening = phraseMatcher('disclaimers');

/** `This email and any attachments are confidential …`, or `Disclaimer` above it. */
export function startsDisclaimer(lines: readonly Line[], index: number): boolean {
  const above = lines[index - 1];
  if (above !== undefined && !isBlank(above) && !isRuler(above)) return false;
  const first = lines[index]?.bare.slice(0, MAX_CHARACTERS).toLowerCase() ?? '';
  // Cheap, and tells that most paragraphs are not worth a look.
  if (readBelowOpening(first.replace(DECORATION, '')) === undefined) return false;
  const text = lines
    .slice(index, index + MAX_LINES)
    .map(({ bare }) => bare)
    .join(' ')
    .slice(0, MAX_CHARACTERS)
    .toLowerCase();
  if (text.length < MIN_CHARACTERS) return false;
  const rest = readBelowOpening(text.replace(DECORATION, ''));
  return rest !== undefined && CONFIDENTIAL.some((word) => rest.includes(word));
}

/** The opening alone is no proof: "This email is intended to cheer you up." Undefined: there is none. */
function readBelowOpening(text: string): string | undefined {
  // `NOTICE: This email …` has the opening behind its heading.
  const behindHeading = text.replace(HEADING, '');
  for (const start of [text, behindHeading]) {
    const opening = disclaimerOpening(start);
    if (opening !== undefined) return start.slice(opening.length);
  }
  return DISCLAIMER_HEADING.test(text) ? behindHeading : undefined;
}

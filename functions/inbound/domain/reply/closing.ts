import { areContactLines, startsContactBlock } from './contact-block.ts';
import { startsDisclaimer } from './disclaimer.ts';
import { isBlank, isRuler, type Line } from './lines.ts';
import { phraseMatcher } from './vocabulary.ts';

const MAX_SIGNATURE_LINES = 12;
const MAX_DEVICE_LINE_CHARACTERS = 90;

const SIGNATURE_MARK = /^(?:--|—|––?|__)$/;
const THICK_RULER = /^[-_=—–*]{3,}$/;
/** Of two words or three: one alone may well be an answer. */
const FULL_NAME = /^\p{Lu}\p{L}+(?: \p{Lu}[\p{L}.-]*){1,2}$/u;
const FIRST_NAME = /^\p{Lu}\p{L}+$/u;
/** "Sent from my telephone, please excuse my brevity" */
const EXCUSE = /excuse|brevity|typo|short|kürze|tippfehler|bref|brièveté/i;
/** "Sent from my Verizon, Samsung Galaxy smartphone" */
const ENDS_WITH_DEVICE = /, (?:an? )?\p{Lu}[^,]{1,40} (?:smartphone|tablet|device)\.?$/u;
/** Around the line of a virus scanner. */
const SCANNER_LINK = /^<(?:https?:\/\/(?:www\.)?av(?:ast|g)\.com\/\S*|#DAB4FAD8[^>]*)>$/;
const LINK = /<[^<>]*>|\(https?:[^()]*\)/g;
/** What the lines of telephones and programs name, in whatever language. */
const DEVICE = new RegExp(
  [
    'iphon|ipad|ipod|android|galaxy|samsung|huawei|honor|xiaomi|redmi|oppo|oneplus|pixel|motorola|nokia|sony|xperia|htc|blackberry',
    'mail|outlook|windows|yahoo|proton|gmx|web\\.de|t-online|freenet|spark|superhuman|zoho|thunderbird|k-9|typeapp|edison|aol|hey|tuta|canary|shortwave|mimestream|avast|avg\\.com',
    'orange|verizon|t-mobile|vodafone|telekom|wireless|mobil|phone|tel[eé]fon|telefoon|puhelin|handy|cell|tablet|laptop|app\\b|apparaat',
    'айфон|смартфон|телефон|почт|пошт|поща|мобильн|мобілн|κινητό|τηλέφωνο|אייפון|نقال|هاتف|جوال|گوشی|手机|手機|スマートフォン|メール|휴대|메일|โทรศัพท์',
    'điện thoại|ponsel|smarttelefon|terminal|device|urządzen|zařízení|dispositiv|enhet|gerät',
  ].join('|'),
  'i',
);

const deviceOpening = phraseMatcher('sentFrom');

/**
 * A run of own lines without what stands below the last words: signature, telephone's line, disclaimer, rulers. Without
 * words above it (`hasWordsAbove`: in earlier runs), what looks like a closing is all that somebody wrote, and stays.
 */
export function withoutClosing(run: readonly Line[], hasWordsAbove: boolean): readonly Line[] {
  const lines = cutAt(run, hasWordsAbove, (index) => startsDisclaimer(run, index));
  const deviceLinesStart = findLastDeviceLines(lines);
  return cutAt(lines, hasWordsAbove, (index) => index >= deviceLinesStart || startsClosing(lines, index));
}

/** Ends the lines at the first one that `isEnd` tells to be below the words. */
function cutAt(
  lines: readonly Line[],
  hasWordsAbove: boolean,
  isEnd: (index: number) => boolean,
): readonly Line[] {
  let hasWords = hasWordsAbove;
  const end = lines.findIndex((line, index) => {
    if (line.bare === '') return false;
    if (hasWords && isEnd(index)) return true;
    hasWords ||= !isRuler(line);
    return false;
  });
  return withoutTrailingMarks(end < 0 ? lines : lines.slice(0, end));
}

function startsClosing(lines: readonly Line[], index: number): boolean {
  return startsSignature(lines, index) || isDeviceParagraph(lines, index) || startsContactBlock(lines, index);
}

/** `-- ` (RFC 3676, 4.3), of which many programs drop the space, or a ruler above contact details. */
function startsSignature(lines: readonly Line[], index: number): boolean {
  const bare = lines[index]?.bare ?? '';
  const linesBelow = lines.length - index - 1;
  if (SIGNATURE_MARK.test(bare)) return linesBelow <= MAX_SIGNATURE_LINES;
  if (linesBelow > 2 * MAX_SIGNATURE_LINES || !THICK_RULER.test(bare)) return false;
  const below = lines.slice(index + 1).filter((line) => !isBlank(line));
  if (below.length === 1)
    return FULL_NAME.test(below[0]?.bare ?? '') || FIRST_NAME.test(below[0]?.bare ?? '');
  return below.length <= MAX_SIGNATURE_LINES && areContactLines(below);
}

const isDeviceParagraph = (lines: readonly Line[], index: number): boolean =>
  isBlank(lines[index - 1]) && isBlank(lines[index + 1]) && isDeviceLine(lines[index]);

/** Where the telephone's lines begin that end the run; beyond its end when there are none. */
function findLastDeviceLines(lines: readonly Line[]): number {
  const last = lines.findLastIndex((line) => !isBlank(line) && !isRuler(line) && !isDeviceLine(line));
  const first = lines.findIndex((line, index) => index > last && isDeviceLine(line));
  if (first < 0) return lines.length;
  return FULL_NAME.test(lines[first - 1]?.bare ?? '') && isBlank(lines[first - 2]) ? first - 1 : first;
}

/** `Sent from my iPhone`. */
function isDeviceLine(line: Line | undefined): boolean {
  if (line === undefined || line.bare.length > 2 * MAX_DEVICE_LINE_CHARACTERS) return false;
  if (SCANNER_LINK.test(line.bare)) return true;
  const text = line.bare.replace(LINK, '').replace(/^[*_[\s]+/, '');
  const opening = deviceOpening(text.toLowerCase());
  if (opening === undefined || text.length > MAX_DEVICE_LINE_CHARACTERS) return false;
  // A sentence goes on after a comma or a colon: "Sent from my desk, with love", "Sent via DHL: a parcel".
  if (/[,:]\s/.test(text.slice(opening.length)) && !EXCUSE.test(text) && !ENDS_WITH_DEVICE.test(text))
    return false;
  return DEVICE.test(text) || isUnknownDevice(opening, text);
}

/** `Sent from my Wiko RIDGE 4G`; `my iMachine`; "Sent from my heart." names no make. */
const isUnknownDevice = (opening: string, text: string): boolean =>
  opening.startsWith('sent from') && /\s(?:\p{Ll}?\p{Lu}|\p{L}*\d)/u.test(text) && !/[.!?]$/.test(text);

function withoutTrailingMarks(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex((line) => !isBlank(line) && !isRuler(line));
  return lines.slice(0, last + 1);
}

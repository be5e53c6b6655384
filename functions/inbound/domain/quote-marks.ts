/** What mail programs put between new words and the message that they answer. One entry a language. */
const ATTRIBUTIONS = [
  { opening: 'on ', closings: ['wrote:'] },
  { opening: 'am ', closings: ['schrieb:'] },
  { opening: 'le ', closings: ['a écrit :', 'a écrit:', 'a écrit\u00A0:'] },
  { opening: 'el ', closings: ['escribió:'] },
  { opening: 'il ', closings: ['ha scritto:'] },
  { opening: 'op ', closings: ['schreef:'] },
  { opening: 'den ', closings: ['skrev:'] },
] as const;

const HEADER_LABELS = [
  ['from:', 'von:', 'de :', 'de:', 'da:', 'van:', 'från:', 'fra:'],
  ['sent:', 'gesendet:', 'envoyé :', 'enviado:', 'inviato:', 'verzonden:', 'skickat:', 'date:', 'datum:'],
  ['to:', 'an:', 'à :', 'para:', 'a:', 'aan:', 'till:', 'til:'],
  ['subject:', 'betreff:', 'objet :', 'asunto:', 'oggetto:', 'onderwerp:', 'ämne:', 'emne:'],
] as const;

const DEVICE_OPENINGS = [
  'sent from ',
  'get outlook for ',
  'von meinem ',
  'envoyé de mon ',
  'enviado desde mi ',
];

/** Which program sent it. These may also begin a sentence of the owner's: `Sent with the children: a parcel.` */
const PROGRAM_LINE =
  /^(?:sent (?:with|via)|gesendet (?:von|mit)|envoyé depuis|inviato da|enviado desde) \S.{1,80}$/i;
const ANGLE_ADDRESS = /<[^\s<>@]{1,64}@[^\s<>]{1,255}>/;
const LABELLED_LINE = /^\*{0,2}\p{L}[\p{L}\p{M} .’'-]{0,24}\*{0,2}\s?[:：]\*{0,2}\s*\S.{0,300}$/u;

const MAX_ATTRIBUTION_LINES = 4;
const MAX_ATTRIBUTION_CHARACTERS = 400;
const MAX_HEADER_BLOCK_LINES = 8;
const MAX_DEVICE_LINE_CHARACTERS = 60;
const CLOCK_TIME = /\d[:.]\d\d/;
const TIME_OF_DAY = /\b\d{1,2}[:.][0-5]\d\b/;

export const isQuoted = (line: string | undefined): boolean => line?.trimStart().startsWith('>') === true;

const isBlank = (line: string): boolean => line.trim() === '';

/**
 * How many lines the attribution (`On 24 Aug 2026, at 07:30, Kith wrote:`, often wrapped) that begins at `start` has;
 * 0 for none. It must name a time or an address, or stand right above a quotation: "On reflection, she wrote:" does not.
 */
export function countAttributionLines(lines: readonly string[], start: number): number {
  const first = lines[start]?.trim().toLowerCase() ?? '';
  const language = ATTRIBUTIONS.find(({ opening }) => first.startsWith(opening));
  if (language === undefined) return 0;
  let joined = '';
  for (let count = 1; count <= MAX_ATTRIBUTION_LINES; count += 1) {
    const line = lines[start + count - 1]?.trim().toLowerCase() ?? '';
    joined = `${joined} ${line}`;
    if (line === '' || joined.length > MAX_ATTRIBUTION_CHARACTERS) return 0;
    if (language.closings.some((closing) => line.endsWith(closing))) {
      const certain = joined.includes('@') || CLOCK_TIME.test(joined) || isAboveQuote(lines, start + count);
      return certain ? count : 0;
    }
  }
  return 0;
}

/** Whether a quotation marked with `>` begins at `start`, at most two blank lines below. */
export function isAboveQuote(lines: readonly string[], start: number): boolean {
  const next = lines.slice(start, start + 3).find((line) => !isBlank(line));
  return isQuoted(next);
}

/** A header as Outlook writes it above the message: in a language that is known by its labels, in any other by its shape. */
export function startsHeaderBlock(lines: readonly string[], start: number): boolean {
  return startsKnownHeader(lines, start) || startsUnknownHeader(lines, start);
}

/** From:, Sent:, To: and Subject: lines, at least three of the four. */
function startsKnownHeader(lines: readonly string[], start: number): boolean {
  if (!startsWithLabel(lines[start], HEADER_LABELS[0])) return false;
  const block = lines.slice(start, start + MAX_HEADER_BLOCK_LINES);
  return (
    HEADER_LABELS.filter((labels) => block.some((line) => startsWithLabel(line, labels))).length >=
    HEADER_LABELS.length - 1
  );
}

/** Labelled lines of which one has an address in angle brackets and another a time of day: contact details have no time. */
function startsUnknownHeader(lines: readonly string[], start: number): boolean {
  const ahead = lines.slice(start, start + MAX_HEADER_BLOCK_LINES).map((line) => line.trim());
  const end = ahead.findIndex((line) => !LABELLED_LINE.test(line));
  const block = end < 0 ? ahead : ahead.slice(0, end);
  const address = block.findIndex((line) => ANGLE_ADDRESS.test(line));
  return address >= 0 && block.some((line, index) => index !== address && TIME_OF_DAY.test(line));
}

function startsWithLabel(line: string | undefined, labels: readonly string[]): boolean {
  // Some programs set the labels in bold, which reads as asterisks in plain text.
  const text = line?.trim().replaceAll('*', '').toLowerCase() ?? '';
  return labels.some((label) => text.startsWith(label));
}

/**
 * `-----Original Message-----`, the line of underscores that Outlook draws above its header block, or Zoho's
 * `---- On Mon, 24 Aug 2026 07:30:00 +0100 Kith <kith@kith.example> wrote ----`.
 */
export function isDivider(lines: readonly string[], index: number): boolean {
  const line = lines[index]?.trim() ?? '';
  if (isDashedAttribution(line)) return true;
  if (line.startsWith('-----')) return line.toLowerCase().includes('original message');
  return line.startsWith('________') && [1, 2].some((ahead) => startsHeaderBlock(lines, index + ahead));
}

function isDashedAttribution(line: string): boolean {
  if (line.length > MAX_ATTRIBUTION_CHARACTERS || !line.startsWith('--') || !line.endsWith('--'))
    return false;
  return ANGLE_ADDRESS.test(line) || (/\bwrote:?\s?-/i.test(line) && CLOCK_TIME.test(line));
}

/** `-- ` (RFC 3676, 4.3); many programs drop the space. */
export const isSignatureMark = (line: string | undefined): boolean => line?.trimEnd() === '--';

/** `Sent from my iPhone`, `Get Outlook for iOS`. */
export function isDeviceLine(line: string | undefined): boolean {
  const text = line?.trim().toLowerCase() ?? '';
  return (
    text.length <= MAX_DEVICE_LINE_CHARACTERS && DEVICE_OPENINGS.some((opening) => text.startsWith(opening))
  );
}

/** `Sent with Proton Mail secure email.`, if it stands below a blank line, as programs put it. */
export const isProgramLine = (lines: readonly string[], index: number): boolean =>
  index > 0 && lines[index - 1]?.trim() === '' && PROGRAM_LINE.test(lines[index]?.trim() ?? '');

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

const MAX_ATTRIBUTION_LINES = 4;
const MAX_ATTRIBUTION_CHARACTERS = 400;
const MAX_HEADER_BLOCK_LINES = 8;
const MAX_DEVICE_LINE_CHARACTERS = 60;
const CLOCK_TIME = /\d[:.]\d\d/;

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

/** Outlook's way: a block of From:, Sent:, To: and Subject: lines, at least three of the four. */
export function startsHeaderBlock(lines: readonly string[], start: number): boolean {
  if (!startsWithLabel(lines[start], HEADER_LABELS[0])) return false;
  const block = lines.slice(start, start + MAX_HEADER_BLOCK_LINES);
  return (
    HEADER_LABELS.filter((labels) => block.some((line) => startsWithLabel(line, labels))).length >=
    HEADER_LABELS.length - 1
  );
}

function startsWithLabel(line: string | undefined, labels: readonly string[]): boolean {
  // Some programs set the labels in bold, which reads as asterisks in plain text.
  const text = line?.trim().replaceAll('*', '').toLowerCase() ?? '';
  return labels.some((label) => text.startsWith(label));
}

/** `-----Original Message-----`, or the line of underscores that Outlook draws above its header block. */
export function isDivider(lines: readonly string[], index: number): boolean {
  const line = lines[index]?.trim() ?? '';
  if (line.startsWith('-----')) return line.toLowerCase().includes('original message');
  return line.startsWith('________') && [1, 2].some((ahead) => startsHeaderBlock(lines, index + ahead));
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

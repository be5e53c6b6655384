/** What the markup of a mail program says about an element. */
export type QuoteMark =
  /** The element holds a quotation, or its attribution. */
  | 'quotation'
  /** Whatever follows the element's beginning is another message. */
  | 'rest'
  /** The element holds what a program adds: a signature. */
  | 'signature'
  /** A quotation, or an indented paragraph: every program and every writer uses it as they like. */
  | 'blockquote'
  | 'none';

/** Class names around quotations: Gmail, Yahoo, Thunderbird, Proton, Zoho, Outlook for Android, Superhuman, Front, Tuta. */
const QUOTATION_CLASSES = new Set([
  'gmail_quote',
  'gmail_attr',
  'gmail_quote_container',
  'yahoo_quoted',
  'moz-cite-prefix',
  'moz-forward-container',
  'protonmail_quote',
  'zmail_extra',
  'zmail_extra_hr',
  'outlookmessageheader',
  'sh-quoted-content',
  'front-blockquote',
  'tutanota_quote',
  'nylas-quote',
  'airmail_ext_on',
  'hey-quoted-content',
]);

/** Fastmail, Roundcube, Evolution, QQ and NetEase. */
const QUOTATION_IDS = new Set([
  'qt',
  'replybody1',
  'reply-intro',
  '-x-evo-selection-start-marker',
  'isreplycontent',
]);

/** Outlook on every platform, Hotmail, Zimbra. */
const REST_IDS = new Set([
  'appendonsend',
  'divrplyfwdmsg',
  'stopspelling',
  'olk_src_body_section',
  'mail-editor-reference-message-container',
  'zwchr',
]);
const REST_CLASSES = new Set([
  'ms-outlook-mobile-reference-message',
  'ms-outlook-mobile-body-separator-line',
]);

/** Not Apple's: there people write into the element of the signature. */
const SIGNATURE_CLASSES = new Set([
  'gmail_signature',
  'gmail_signature_prefix',
  'moz-signature',
  'protonmail_signature_block',
  'sh-signature',
  'zmail_signature',
  'tutanota_signature',
]);
const SIGNATURE_IDS = new Set([
  'signature',
  'ms-outlook-mobile-signature',
  'composer_signature',
  'zm-_id_-sgn',
  'zm-_id_-sgn1',
]);

/** Spark and Zimbra name their parts in other attributes. */
const QUOTATION_NAMES = new Set(['messagereplysection', 'quote', '__quoted_text__', '__headers__']);
const SIGNATURE_NAMES = new Set(['messagesignaturesection']);

/** The line that Outlook and Windows Mail draw above the header of the message. */
const HEADER_BORDER =
  /border-top:\s?(?:solid\s#?[a-z0-9]{3,12}\s1(?:\.0)?pt|1(?:\.0)?pt\ssolid\s#?[a-z0-9]{3,12})/;
/** Outlook on the web puts `x_`, Hotmail put `ecx` before the names of a message that it shows. */
const PREFIX = /^(?:x_|ecx)+/;

/** Attribute names in lower case, as parsers give them. */
export function readQuoteMark(element: string, attributes: Readonly<Record<string, string>>): QuoteMark {
  const id = bareName(attributes['id']);
  const name = (attributes['name'] ?? attributes['data-marker'] ?? '').toLowerCase();
  const classes = (attributes['class'] ?? '').split(/\s+/, 20).map(bareName);
  if (REST_IDS.has(id) || classes.some((word) => REST_CLASSES.has(word)) || name === '__divider__')
    return 'rest';
  if (element === 'div' && isHeaderBorder(attributes['style'])) return 'rest';
  if (
    SIGNATURE_IDS.has(id) ||
    SIGNATURE_NAMES.has(name) ||
    classes.some((word) => SIGNATURE_CLASSES.has(word))
  )
    return 'signature';
  if (element === 'blockquote') return readBlockquote(attributes, classes);
  const isQuotation =
    QUOTATION_IDS.has(id) || QUOTATION_NAMES.has(name) || classes.some((word) => QUOTATION_CLASSES.has(word));
  return isQuotation ? 'quotation' : 'none';
}

/** A `gmail_quote` that stands alone is what Gmail's button for indenting makes, not its quotation of a mail. */
function readBlockquote(attributes: Readonly<Record<string, string>>, classes: readonly string[]): QuoteMark {
  if (attributes['type']?.toLowerCase() === 'cite' || attributes['cite'] !== undefined) return 'quotation';
  if (classes.includes('gmail_quote')) return 'none';
  return classes.some((word) => QUOTATION_CLASSES.has(word)) ? 'quotation' : 'blockquote';
}

function isHeaderBorder(style = ''): boolean {
  const text = style.slice(0, 400).toLowerCase();
  return text.includes('padding') && HEADER_BORDER.test(text);
}

const bareName = (name = ''): string => name.toLowerCase().replace(PREFIX, '');

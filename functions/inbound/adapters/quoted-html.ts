/** What the markup of a mail program says about an element. */
export type QuoteMark =
  /** The element holds a quotation, or its attribution. */
  | 'quotation'
  /** It holds an attribution and marked quotations; between and below those, answers. */
  | 'container'
  /** A quotation in a container; elsewhere what Gmail's button for indenting makes. */
  | 'indentation'
  /** Whatever follows the element's beginning is another message. */
  | 'rest'
  /** The element holds what a program adds: a signature. */
  | 'signature'
  /** A quotation, or an indented paragraph: every program and every writer uses it as they like. */
  | 'blockquote'
  | 'none';

/** Class names around quotations: Yahoo, Thunderbird, Zoho, Outlook for Android, Front, Tuta, Airmail, Samsung, AOL. */
const QUOTATION_CLASSES = new Set([
  'gmail_attr',
  'yahoo_quoted',
  'moz-cite-prefix',
  'moz-forward-container',
  'zmail_extra_hr',
  'outlookmessageheader',
  'front-blockquote',
  'tutanota_quote',
  'nylas-quote',
  'airmail_ext_on',
  'airmail_on',
  'hey-quoted-content',
  'quoted_body_section',
  'yahoo-quoted-begin',
  'iosymail',
  'blockquote_zmail',
]);

/** Gmail, Proton, Zoho, Superhuman: whoever answers line by line writes into these. */
const CONTAINER_CLASSES = new Set([
  'gmail_quote',
  'gmail_quote_container',
  'protonmail_quote',
  'zmail_extra',
  'sh-quoted-content',
]);

/** Fastmail, Roundcube, Evolution, QQ and NetEase, Zoho, Canary. */
const QUOTATION_IDS = new Set([
  'qt',
  'replybody1',
  'reply-intro',
  '-x-evo-selection-start-marker',
  'isreplycontent',
  'blockquote_zmail',
  'canaryblockquote',
]);

/** Outlook on every platform, Hotmail, Zimbra. */
const REST_IDS = new Set([
  'appendonsend',
  'divrplyfwdmsg',
  'skydriveplaceholder',
  'stopspelling',
  'olk_src_body_section',
  'mail-editor-reference-message-container',
  'zwchr',
]);
const REST_CLASSES = new Set(['ms-outlook-mobile-reference-message']);

/** Outlook on the web of Exchange 2010, with a number of its own for each message. */
const NUMBERED_REST_ID = /^divrpf\d+$/;

/** Not Apple's: there people write into the element of the signature. */
const SIGNATURE_CLASSES = new Set([
  'signature',
  'front-signature',
  'k9mail-signature',
  'bloop_sign',
  'yahoo-signature-block',
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
  'canarysig',
  'geary-signature',
  'protonmail_mobile_signature_block',
]);

/** Spark, GMX, and Zimbra name their parts in other attributes. */
const CONTAINER_NAMES = new Set(['messagereplysection']);
const QUOTATION_NAMES = new Set(['quote', '__quoted_text__', '__headers__']);
const SIGNATURE_NAMES = new Set(['messagesignaturesection']);

/** The line that Outlook and Windows Mail draw above the header of the message. */
const HEADER_BORDER =
  /border-top:\s?(?:solid\s#?[a-z0-9]{3,12}\s1(?:\.0)?pt|1(?:\.0)?pt\ssolid\s#?[a-z0-9]{3,12})/;
/** What programs put before the names of a message that they show: Outlook on the web, Hotmail, AOL, Yahoo. */
const PREFIX = /^(?:x_|ecx|aolmail_|ydp[0-9a-f]{1,8})+/;

/** Attribute names in lower case, as parsers give them. */
export function readQuoteMark(element: string, attributes: Readonly<Record<string, string>>): QuoteMark {
  const names: Names = {
    id: bareName(attributes['id']),
    name: (attributes['name'] ?? attributes['data-marker'] ?? '').toLowerCase(),
    classes: (attributes['class'] ?? '').split(/\s+/, 20).map(bareName),
  };
  if (isRest(element, attributes, names)) return 'rest';
  if (isSignature(element, attributes, names)) return 'signature';
  if (element === 'blockquote') return readBlockquote(attributes, names);
  if (CONTAINER_NAMES.has(names.name) || hasClass(names, CONTAINER_CLASSES)) return 'container';
  return isQuotation(names) || QUOTATION_NAMES.has(names.name) ? 'quotation' : 'none';
}

/** As an element is called, without prefixes and in lower case. */
interface Names {
  readonly id: string;
  readonly name: string;
  readonly classes: readonly string[];
}

function isRest(element: string, attributes: Readonly<Record<string, string>>, names: Names): boolean {
  if (REST_IDS.has(names.id) || NUMBERED_REST_ID.test(names.id) || names.name === '__divider__') return true;
  return hasClass(names, REST_CLASSES) || (element === 'div' && isHeaderBorder(attributes['style']));
}

/** Mailspring has an element of its own, FairEmail and Mail.ru an attribute. */
function isSignature(element: string, attributes: Readonly<Record<string, string>>, names: Names): boolean {
  if (element === 'signature' || attributes['fairemail'] === 'signature') return true;
  if (attributes['data-signature-widget'] === 'container') return true;
  return SIGNATURE_IDS.has(names.id) || SIGNATURE_NAMES.has(names.name) || hasClass(names, SIGNATURE_CLASSES);
}

function readBlockquote(attributes: Readonly<Record<string, string>>, names: Names): QuoteMark {
  if (attributes['type']?.toLowerCase() === 'cite' || attributes['cite'] !== undefined) return 'quotation';
  if (names.classes.includes('gmail_quote')) return 'indentation';
  return isQuotation(names) || hasClass(names, CONTAINER_CLASSES) ? 'quotation' : 'blockquote';
}

const isQuotation = (names: Names): boolean =>
  QUOTATION_IDS.has(names.id) || hasClass(names, QUOTATION_CLASSES);

const hasClass = ({ classes }: Names, wanted: ReadonlySet<string>): boolean =>
  classes.some((word) => wanted.has(word));

function isHeaderBorder(style = ''): boolean {
  const text = style.slice(0, 400).toLowerCase();
  return text.includes('padding') && HEADER_BORDER.test(text);
}

const bareName = (name = ''): string => name.toLowerCase().replace(PREFIX, '');

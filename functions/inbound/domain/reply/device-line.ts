import type { Line } from './lines.ts';
import { phraseMatcher } from './vocabulary.ts';

const MAX_DEVICE_LINE_CHARACTERS = 90;

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

/** `Sent from my iPhone`; among the writer's words only what can be nothing else: "Sent from Leeds on Monday" is theirs. */
export function isDeviceLine(line: Line | undefined, place: 'end' | 'among words' = 'end'): boolean {
  if (line === undefined || line.bare.length > 2 * MAX_DEVICE_LINE_CHARACTERS) return false;
  if (SCANNER_LINK.test(line.bare)) return true;
  const text = line.bare.replace(LINK, '').replace(/^[*_[\s]+/, '');
  const opening = deviceOpening(text.toLowerCase());
  if (opening === undefined || text.length > MAX_DEVICE_LINE_CHARACTERS) return false;
  // A sentence goes on after a comma or a colon: "Sent from my desk, with love", "Sent via DHL: a parcel".
  if (/[,:]\s/.test(text.slice(opening.length)) && !EXCUSE.test(text) && !ENDS_WITH_DEVICE.test(text))
    return false;
  if (DEVICE.test(text)) return true;
  return isUnknownDevice(text) && opening.startsWith(place === 'end' ? 'sent from' : 'sent from my');
}

/** `Sent from my Wiko RIDGE 4G`; `my iMachine`; "Sent from my heart." names no make. */
const isUnknownDevice = (text: string): boolean =>
  /\s(?:\p{Ll}?\p{Lu}|\p{L}*\d)/u.test(text) && !/[.!?]$/.test(text);

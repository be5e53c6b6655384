import type { MailContent } from '../inbound-mail.ts';
import { firstAddress } from './find-addresses.ts';
import { firstOf } from './read-fields.ts';
import { readReturnedHeader } from './returned-message.ts';

type Content = Pick<MailContent, 'headers' | 'text' | 'reports'>;

/** What mail programs put before the subject of what is passed on, lower-case. */
const SUBJECT_PREFIX =
  /^(?:\[[^\]]{1,20}\]\s*)*(?:fwd?|fw|wg|weiterleitung|tr|transf|rv|reenv|enc|i|inoltr|doorst|vb|vs|vidarebefordrat|videresendt|vl|pd|przekaz|fsc|továbbítás|tov|továbbá|yönlt|ilt|i̇lt|πρθ|προωθ|пересл|пр|fyi|转发|轉寄|转寄|転送|전달|הועבר|إعادة توجيه|ส่งต่อ)\s*[:：]/;
/** The line above a passed-on message, in the languages of the large mail programs. */
const DIVIDER =
  /^[ \t>*_-]*(?:begin forwarded message|(?:original|forwarded) message|anfang der weitergeleiteten|weitergeleitete nachricht|(?:début du )?message (?:transféré|réexpédié)|(?:inicio del )?mensaje reenviado|mensagem (?:encaminhada|reencaminhada)|(?:inizio )?messaggio inoltrato|doorgestuurd bericht|begin doorgestuurd bericht|vidarebefordrat (?:meddelande|mejl)|videresendt (?:besked|melding)|przekazana wiadomość|przeposlaná zpráva|пересылаемое (?:сообщение|письмо)|переадресованное сообщение|転送されたメッセージ|转发的邮件|轉寄的郵件|전달된 메시지)/im;
const FROM_LABEL =
  /^[ \t>*]*(?:from|von|de|da|van|från|fra|lähettäjä|od|feladó|expéditeur|от|від|από|kimden|gönderen|差出人|发件人|寄件者|보낸 ?사람|מאת|من)\s?\*?\s?[:：]\*?(.{1,300})$/im;
const MAX_SEARCHED_CHARACTERS = 20_000;

/** Whether the message passes on another: by its subject *and* by what it holds. */
export function readForward({
  headers,
  text,
  reports,
}: Content): { originalSender: string | undefined } | undefined {
  if (!SUBJECT_PREFIX.test(headers.get('subject') ?? '')) return undefined;
  const attached = readReturnedHeader(reports);
  if (attached) return { originalSender: firstAddress(firstOf(attached, 'from')) };
  const searched = text.slice(0, MAX_SEARCHED_CHARACTERS);
  const divider = searched.search(DIVIDER);
  const label = FROM_LABEL.exec(divider < 0 ? searched : searched.slice(divider));
  if (divider < 0 && label === null) return undefined;
  return { originalSender: firstAddress(label?.[1]) };
}

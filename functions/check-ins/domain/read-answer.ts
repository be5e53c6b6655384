import { holdsQuotedMail } from './holds-quoted-mail.ts';

/**
 * What an owner's answer to a draft means. send: it goes out, as it stands or with the owner's own words. send-again: so does
 * one that is lost or was held back. skip: it does not.
 * note: anything else, which sends nothing.
 */
export type Answer =
  | { readonly meaning: 'send' | 'send-again'; readonly ownWords?: string }
  | { readonly meaning: 'skip' }
  | { readonly meaning: 'note' };

interface Parties {
  readonly ownerName: string;
  /** What one may call the contact: `Bob`, `Robert`, `Robert Smith`. */
  readonly contactNames: readonly string[];
  /** Its addresses stand in what Kith writes to the owner, never in a letter of theirs. Lower case. */
  readonly inboundDomain: string;
}

const SEND = /^send( again)?[.!]?$/i;
const SEND_WITH_WORDS = /^send( again)? ?[.!:]?$/i;
const SKIP = /^skip[.!]?$/i;
const CLOSING =
  /^(?:(?:kind|best|warm|many|with) )?(?:regards|wishes|thanks|best|cheers|love|yours)(?: (?:and|best|regards|wishes|you|always|ever|truly|sincerely|faithfully|thanks|as|so|much|all|again))*[,.!]?$/i;
/** Without accents, as `plain` leaves them. */
const GREETING =
  /^(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|lieber?|guten (?:morgen|tag|abend)|bonjour|bonsoir|salut|chere?|hola|querid[oa]|buenos dias|ciao|car[oa]|buongiorno|ola|beste|hej|hei|kara|kære|kjære),?\s+/;
const AFTER_NAME = /^(?:$|\s*[,!:–—，！：]|\s+-)/;

/**
 * Reads the new words of an owner's answer. A letter goes out only on an unmistakable word: `send` alone, or `send` alone on
 * the first line with a letter below it; in doubt it is a note, and Kith asks. A signature below `send` is no letter.
 */
export function readAnswer(words: string, parties: Parties): Answer {
  const [first = '', ...rest] = words.trim().split('\n');
  const command = first.trim();
  const below = rest.join('\n').trim();
  const send = (below === '' ? SEND : SEND_WITH_WORDS).exec(command);
  if (send === null) return { meaning: below === '' && SKIP.test(command) ? 'skip' : 'note' };
  const meaning = send[1] === undefined ? 'send' : 'send-again';
  if (below === '') return { meaning };
  // Whatever it opens with: none of this may reach the contact.
  if (holdsQuotedMail(below, parties.inboundDomain)) return { meaning: 'note' };
  if (isSignature(below, parties)) return { meaning };
  return isLetter(below, parties) ? { meaning, ownWords: below } : { meaning: 'note' };
}

/** Mail programs put it there without a mark: it begins with a closing or the owner's own name. */
function isSignature(below: string, { ownerName, contactNames }: Parties): boolean {
  const lines = below.split('\n').filter((line) => line.trim() !== '');
  const names = [ownerName, ...ownerName.split(/\s+/)].map(bare);
  const isFarewell = (line: string) => CLOSING.test(line.trim()) || names.includes(bare(line));
  const [first = ''] = lines;
  return (
    lines.every(isFarewell) || (isFarewell(first) && !contactNames.some((name) => mentions(below, name)))
  );
}

/**
 * It opens with a salutation to this contact: `Hi Ruth, …`, or `Ruth,` on a line of its own. `Ruth, who is ill, …` is said
 * about her, `May, June or July` about nobody, and both to Kith.
 */
function isLetter(below: string, { contactNames }: Parties): boolean {
  const [first = ''] = plain(below).split('\n', 1);
  const greeting = GREETING.exec(first)?.[0] ?? '';
  const addressed = first.slice(greeting.length).trimEnd();
  return contactNames.map(plain).some((name) => {
    if (!addressed.startsWith(name)) return false;
    const rest = addressed.slice(name.length);
    return greeting === '' ? rest === ',' : AFTER_NAME.test(rest);
  });
}

const mentions = (text: string, name: string): boolean => ` ${bare(text)} `.includes(` ${bare(name)} `);

/** Lower case without accents: `Zoe` is a way to write `Zoë`. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .trim();

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

import type { Contact } from './contact.ts';
import { type Gift, giftLinkSchema } from './gift.ts';

const URL_IN_TEXT = /\bhttps?:\/\/[^\s<>"“”[\]]+/i;
/** What stood around it. */
const EMPTY_BRACKETS = /[<([]\s*[>)\]]/;
const MARKS_AT_END = /[.,;:!?'’”)]+$/;
const DAYS =
  'birthday|christmas|wedding|anniversary|graduation|retirement|promotion|housewarming|launch|new job|new baby|move';
const OCCASION = new RegExp(
  `\\b(?:for|on) (?:(?:her|his|their|the|\\p{L}+['’]s) )?(?:\\d{1,3}(?:st|nd|rd|th) )?(${DAYS})(?!\\p{L})`,
  'iu',
);

/** What the words of a gift tell besides what it is: `boots for Leo’s birthday https://…`. */
export interface GiftWords extends Pick<Gift, 'forWhom' | 'occasion' | 'link'> {
  /** The words without the link; where there are no others, the name of its site. */
  readonly text: string;
}

/** Only a loved one who is known by that name is taken for whom it is for. The link is kept, and never followed. */
export function readGiftWords({ lovedOnes }: Pick<Contact, 'lovedOnes'>, words: string): GiftWords {
  const { text, link } = splitLink(words);
  const lovedOne = lovedOnes.find(({ name }) => isFor(name, text));
  const occasion = OCCASION.exec(text)?.[1]?.toLowerCase();
  return {
    text,
    ...(lovedOne && { forWhom: lovedOne.name }),
    ...(occasion !== undefined && { occasion }),
    ...(link !== undefined && { link }),
  };
}

/** Undefined for what is no address of a page that others can see: only http and https, and a site with a name. */
export function readGiftLink(written: string): string | undefined {
  const read = giftLinkSchema.safeParse(written.trim());
  return read.success ? read.data : undefined;
}

function splitLink(words: string): { readonly text: string; readonly link?: string } {
  const written = URL_IN_TEXT.exec(words)?.[0].replace(MARKS_AT_END, '') ?? '';
  const link = readGiftLink(written);
  if (link === undefined) return { text: words };
  const text = words
    .replace(written, ' ')
    .replace(EMPTY_BRACKETS, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+([.,;:!?])/g, '$1')
    .replace(/[\s,;:–—-]+$/, '')
    .trim();
  return { text: text === '' ? new URL(link).hostname : text, link };
}

const isFor = (name: string, text: string): boolean =>
  [name, name.split(' ')[0] ?? name].some((each) =>
    new RegExp(`\\bfor ${RegExp.escape(each)}(?!\\p{L})`, 'iu').test(text),
  );

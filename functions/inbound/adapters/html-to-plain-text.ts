import { Parser } from 'htmlparser2';
import { MailTextWriter, type Quotation } from './mail-text-writer.ts';
import { type MarkedText, markQuotations } from './mark-quotations.ts';
import { type QuoteMark, readQuoteMark } from './quoted-html.ts';

/** Longer HTML is cut: what is new in a mail stands at its beginning. */
const MAX_HTML_CHARACTERS = 600_000;
/** No person's words stand deeper; the parser's stack costs time by its depth. */
const MAX_DEPTH = 1000;
/** After each of these the depth is looked at. */
const CHUNK_CHARACTERS = 8192;

const UNSEEN = new Set(['head', 'style', 'script', 'title', 'template', 'svg', 'object', 'select', 'button']);
const BLOCKS = new Set(
  'div p blockquote ul ol li table tr section article header footer center address pre h1 h2 h3 h4 h5 h6 hr dl dt dd form'.split(
    ' ',
  ),
);
const PARAGRAPHS = new Set(['p', 'ul', 'ol', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Says in plain text what markup says about the rest of the mail. */
const REST_DIVIDER = '-----Original Message-----';

/** An HTML body as the plain text of a mail: no links, no pictures, quotations marked with `>`. */
export const htmlToPlainText = (html: string): string => readHtml(html).text;

/** The same, and whether its quotations can be told at all. */
export function readHtml(html: string): MarkedText {
  const reader = new HtmlReader();
  const parser = new Parser(reader, { decodeEntities: true });
  const end = Math.min(html.length, MAX_HTML_CHARACTERS);
  for (let start = 0; start < end && reader.depth <= MAX_DEPTH; start += CHUNK_CHARACTERS) {
    parser.write(html.slice(start, Math.min(end, start + CHUNK_CHARACTERS)));
  }
  parser.end();
  return markQuotations(reader.writer.lines);
}

interface OpenElement {
  /** A container is `answered` from its first quotation on. */
  mark: Exclude<QuoteMark, 'indentation'> | 'answered';
  readonly isUnseen: boolean;
  readonly isParagraph: boolean;
  readonly ordinal: { next: number } | undefined;
}

/** htmlparser2's handler: it hears each opening tag, text and closing tag, the implied ones included. */
class HtmlReader {
  readonly writer = new MailTextWriter();
  readonly #open: OpenElement[] = [];
  #unseen = 0;
  #quotations = 0;
  #containers = 0;
  #blockquotes = 0;
  #blockquotesSeen = 0;
  #isRest = false;
  #preformatted = 0;

  get depth(): number {
    return this.#open.length;
  }

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    const mark = this.#inContext(readQuoteMark(name, attributes));
    const isUnseen =
      UNSEEN.has(name) || mark === 'signature' || /display:\s?none/i.test(attributes['style'] ?? '');
    // Word gives each line a paragraph, and writes its blank lines.
    const isParagraph = PARAGRAPHS.has(name) && attributes['class']?.startsWith('Mso') !== true;
    if (isParagraph) this.writer.leaveSpace(this.#quotation);
    if (BLOCKS.has(name) || mark !== 'none') this.writer.startLine(this.#quotation);
    this.#open.push({ mark, isUnseen, isParagraph, ordinal: name === 'ol' ? { next: 1 } : undefined });
    if (isUnseen) this.#unseen += 1;
    this.#enter(mark);
    this.#writeMarkOf(name);
  }

  #inContext(mark: QuoteMark): Exclude<QuoteMark, 'indentation'> {
    if (mark !== 'indentation') return mark;
    return this.#containers > 0 ? 'quotation' : 'none';
  }

  #enter(mark: OpenElement['mark']): void {
    if (mark === 'quotation' || mark === 'container') this.#quotations += 1;
    if (mark === 'container') this.#containers += 1;
    if (mark === 'blockquote') this.#enterBlockquote();
    if (mark === 'rest') this.#startRest();
  }

  /** What a browser shows of the tag itself. */
  #writeMarkOf(name: string): void {
    if (name === 'pre') this.#preformatted += 1;
    if (name === 'br') this.writer.endLine(this.#quotation);
    if (name === 'li') this.#writeBullet();
    if (name === 'td' || name === 'th') this.writer.write(' ');
  }

  ontext(text: string): void {
    if (this.#unseen > 0) return;
    if (this.#preformatted > 0) this.#writeLines(text);
    else this.writer.write(text);
  }

  #writeLines(text: string): void {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) this.writer.endLine(this.#quotation);
      this.writer.write(line);
    }
  }

  onclosetag(name: string): void {
    const element = this.#open.pop();
    if (element === undefined) return;
    if (BLOCKS.has(name) || element.mark !== 'none') this.writer.startLine(this.#quotation);
    if (element.isUnseen) this.#unseen -= 1;
    this.#leave(element.mark);
    if (name === 'blockquote' && element.mark === 'quotation') this.#openForAnswers();
    if (name === 'pre') this.#preformatted -= 1;
    if (element.isParagraph) this.writer.leaveSpace(this.#quotation);
  }

  #leave(mark: OpenElement['mark']): void {
    if (mark === 'quotation' || mark === 'container') this.#quotations -= 1;
    if (mark === 'container' || mark === 'answered') this.#containers -= 1;
    if (mark === 'blockquote') this.#blockquotes -= 1;
  }

  /** What stands in a container below its quotation is an answer to that. */
  #openForAnswers(): void {
    const around = this.#open.findLast(({ mark }) => ['quotation', 'container', 'answered'].includes(mark));
    if (around?.mark !== 'container') return;
    around.mark = 'answered';
    this.#quotations -= 1;
  }

  onend(): void {
    this.writer.startLine(this.#quotation);
  }

  get #quotation(): Quotation {
    if (this.#quotations > 0) return 'marked';
    return this.#blockquotes > 0 ? { blockquote: this.#blockquotesSeen } : 'none';
  }

  #enterBlockquote(): void {
    if (this.#blockquotes === 0) this.#blockquotesSeen += 1;
    this.#blockquotes += 1;
  }

  #startRest(): void {
    if (this.#isRest || this.#quotations > 0) return;
    this.#isRest = true;
    this.writer.write(REST_DIVIDER);
    this.writer.endLine('none');
  }

  #writeBullet(): void {
    const list = this.#open.findLast(({ ordinal }) => ordinal !== undefined)?.ordinal;
    this.writer.write(list === undefined ? '- ' : `${list.next}. `);
    if (list !== undefined) list.next += 1;
  }
}

import { type PhysicalLine, readPhysicalLines } from '../physical-lines.ts';

/** A card without its pictures; the longest ones of real life have some 20 KB. */
const MOST_CARD_BYTES = 262_144;

/** A picture may stand on one line of any length; nobody's name does. */
const LONGEST_LINE_BYTES = 65_536;

/** Their bytes are never kept. */
const SKIPPED = /^(?:[\w-]+\.)?(?:photo|logo|sound|key|x-ms-cardpicture|x-ms-ol-design|x-imagehash)[;:]/i;
const PROPERTY_START = /^[\w.-]+(?:;[^:]*)?:|^[\w.-]+;/;
const QUOTED_PRINTABLE = /^[^:]*;(?:encoding=)?quoted-printable/i;
const SPACE = 0x20;
const TAB = 0x09;

/** A property with its folded parts joined; still bytes, since a fold may part a character. */
export interface CardLine {
  readonly line: number;
  readonly bytes: Buffer;
}

export interface Card {
  readonly line: number;
  readonly lines: readonly CardLine[];
  /** Sentences: what was wrong with how the card is written. */
  readonly faults: readonly string[];
  /** Why it cannot be read at all. */
  readonly refusal?: string;
}

/** The cards of a file, one after the other; lines that belong to none come as a card that is refused. */
export async function* splitCards(path: string): AsyncGenerator<Card> {
  const splitter = new CardSplitter();
  for await (const physical of readPhysicalLines(path, LONGEST_LINE_BYTES)) {
    const card = splitter.take(physical);
    if (card) yield card;
  }
  const last = splitter.end();
  if (last) yield last;
}

class CardSplitter {
  #card: OpenCard | undefined;
  #stray: PhysicalLine | undefined;

  /** The card that this line completes. */
  take(physical: PhysicalLine): Card | undefined {
    const word = physical.bytes.length < 40 ? physical.bytes.toString('latin1').trim().toLowerCase() : '';
    if (word === 'begin:vcard') return this.#begin(physical.line);
    if (word === 'end:vcard') return this.#finish();
    if (this.#card) this.#card.add(physical);
    else if (word !== '' || physical.bytes.length >= 40) this.#stray ??= physical;
    return undefined;
  }

  end(): Card | undefined {
    this.#card?.faults.add('The file ends before the card does.');
    return this.#card?.close() ?? this.#strayCard();
  }

  #begin(line: number): Card | undefined {
    if (this.#card?.opensNestedCard()) return undefined;
    this.#card?.faults.add('The card has no END:VCARD.');
    const before = this.#card?.close() ?? this.#strayCard();
    this.#card = new OpenCard(line);
    return before;
  }

  #finish(): Card | undefined {
    if (this.#card?.closesNestedCard()) return undefined;
    const card = this.#card?.close();
    this.#card = undefined;
    return card;
  }

  #strayCard(): Card | undefined {
    const stray = this.#stray;
    this.#stray = undefined;
    const refusal = 'These lines belong to no card.';
    return stray && { line: stray.line, lines: [stray], faults: [], refusal };
  }
}

class OpenCard {
  readonly faults = new Set<string>();
  readonly #line: number;
  readonly #lines: CardLine[] = [];
  #parts: Buffer[] = [];
  #startLine = 0;
  #isSkipped = false;
  #isQuotedPrintable = false;
  #isNested = false;
  #keptBytes = 0;

  constructor(line: number) {
    this.#line = line;
  }

  add(physical: PhysicalLine): void {
    if (this.#isNested) return;
    const { bytes } = physical;
    const head = bytes.subarray(0, 200).toString('latin1');
    if (this.#continuesQuotedPrintable()) this.#append(bytes);
    else if (bytes[0] === SPACE || bytes[0] === TAB) this.#append(bytes.subarray(1));
    else if (PROPERTY_START.test(head)) this.#start(physical, head);
    else if (head.trim() !== '' && !this.#isSkipped) {
      this.faults.add('A line that begins without a name was joined to the one before.');
      this.#append(bytes);
    }
  }

  /** `AGENT:` may be followed by a card of somebody else (vCard 2.1). */
  opensNestedCard(): boolean {
    const last = this.#parts[0]?.toString('latin1').trim() ?? '';
    this.#isNested = /^agent(?:;[^:]*)?:$/i.test(last);
    return this.#isNested;
  }

  closesNestedCard(): boolean {
    const wasNested = this.#isNested;
    this.#isNested = false;
    return wasNested;
  }

  close(): Card {
    this.#flush();
    const card = { line: this.#line, lines: this.#lines, faults: [...this.faults] };
    if (this.#keptBytes <= MOST_CARD_BYTES) return card;
    return { ...card, refusal: 'The card is longer than 256 KB, without its pictures.' };
  }

  #start({ line, bytes, isCut }: PhysicalLine, head: string): void {
    this.#flush();
    this.#isSkipped = SKIPPED.test(head);
    this.#isQuotedPrintable = QUOTED_PRINTABLE.test(head);
    this.#startLine = line;
    if (isCut && !this.#isSkipped) this.faults.add('A line of more than 64 KB was cut.');
    this.#append(bytes);
  }

  /** A soft line break: RFC 2045, 6.7 (5). */
  #continuesQuotedPrintable(): boolean {
    const last = this.#parts.at(-1);
    if (!this.#isQuotedPrintable || last?.at(-1) !== 0x3d) return false;
    this.#parts[this.#parts.length - 1] = last.subarray(0, -1);
    return true;
  }

  #append(bytes: Buffer): void {
    if (this.#isSkipped) return;
    this.#keptBytes += bytes.length;
    if (this.#keptBytes <= MOST_CARD_BYTES) this.#parts.push(bytes);
  }

  #flush(): void {
    if (this.#parts.length > 0)
      this.#lines.push({ line: this.#startLine, bytes: Buffer.concat(this.#parts) });
    this.#parts = [];
  }
}

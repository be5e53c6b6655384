/** A line, and the quotation that it is part of. */
export interface TextLine {
  readonly text: string;
  readonly quotation: Quotation;
}

/** `blockquote`: the how manieth on the outermost level; whether it is a quotation shows when all are known. */
export type Quotation = 'none' | 'marked' | { readonly blockquote: number };

/** Puts text together line by line, with white space as a browser shows it. */
export class MailTextWriter {
  readonly lines: TextLine[] = [];
  readonly #pieces: string[] = [];
  #endsWithSpace = true;

  /** Runs of white space become one space; one that is not to be broken (`&nbsp;`) may be all that a line has. */
  write(text: string): void {
    const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ');
    const piece = this.#endsWithSpace && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed;
    if (piece === '') return;
    this.#pieces.push(piece.replaceAll('\u00A0', ' '));
    this.#endsWithSpace = piece.endsWith(' ');
  }

  /** Of a block: none, where a line has just begun. */
  startLine(quotation: Quotation): void {
    if (this.#pieces.length > 0) this.endLine(quotation);
  }

  endLine(quotation: Quotation): void {
    this.lines.push({ text: this.#pieces.join('').trimEnd(), quotation });
    this.#pieces.length = 0;
    this.#endsWithSpace = true;
  }

  /** Of a paragraph. */
  leaveSpace(quotation: Quotation): void {
    this.startLine(quotation);
    const last = this.lines.at(-1);
    if (last !== undefined && last.text !== '') this.lines.push({ text: '', quotation });
  }
}

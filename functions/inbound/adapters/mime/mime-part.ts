/** One leaf of a message, decoded from its transfer encoding. */
export interface MimePart {
  /** Lower-case, without parameters: `text/plain`. */
  readonly contentType: string;
  readonly charset: string | undefined;
  readonly filename: string | undefined;
  readonly isAttached: boolean;
  /** RFC 3676: lines that end in a space go on in the next one. */
  readonly flow: 'fixed' | 'flowed' | 'flowed-delsp';
  /** The outermost multipart/alternative around it, numbered; undefined when there is none. */
  readonly alternative: number | undefined;
  /** The beginning of its content, as much as its kind may keep; nothing of an attachment. */
  readonly content: Buffer;
  /** Of the whole content, in bytes. */
  readonly sizeBytes: number;
  /** SHA-256 of the whole content, in hex; only of what is attached. */
  readonly checksum: string | undefined;
}

export interface MimeMessage {
  /** Raw header fields in their order, folded, read as Latin-1: one character a byte. */
  readonly headerLines: readonly { readonly key: string; readonly line: string }[];
  readonly parts: readonly MimePart[];
  /** What stood outside of any part of a multipart, at its beginning: all of the body when its boundary is lost. */
  readonly stray: Buffer;
}

import { opendir, stat } from 'node:fs/promises';
import path from 'node:path';
import addressparser from 'nodemailer/lib/addressparser';
import type { MailHeaders } from '../../../../functions/circle/domain/import/mail-touch.ts';
import { type EmailAddress, emailAddressSchema } from '../../../../functions/shared/email-address.ts';
import { readPhysicalLines } from '../physical-lines.ts';

const LONGEST_LINE_BYTES = 8192;
const LONGEST_HEADER_LENGTH = 65_536;
const MOST_ADDRESSES = 200;

const WANTED = /^(from|to|cc|date|list-id|list-unsubscribe|auto-submitted|precedence|x-autoreply):/i;

/** Between two mails of an mbox: RFC 4155. */
const SEPARATOR = /^From \S.*\d{4}/;

/** The headers of every mail in an mbox file, an .eml file, or a folder of them (a maildir is one). Reads in constant memory. */
export async function* readMails(file: string): AsyncGenerator<MailHeaders> {
  if (!(await stat(file)).isDirectory()) return yield* readMailFile(file);
  for await (const entry of await opendir(file, { recursive: true })) {
    const isMail =
      entry.isFile() &&
      (/\.(?:eml|mbox)$/i.test(entry.name) || /^(?:cur|new)$/.test(path.basename(entry.parentPath)));
    if (isMail) yield* readMailFile(path.join(entry.parentPath, entry.name));
  }
}

async function* readMailFile(file: string): AsyncGenerator<MailHeaders> {
  let headers: HeaderLines | undefined = new HeaderLines();
  let isAfterBlank = true;
  for await (const { bytes } of readPhysicalLines(file, LONGEST_LINE_BYTES)) {
    const isSeparator = isAfterBlank && bytes[0] === 0x46 && SEPARATOR.test(bytes.toString('latin1'));
    isAfterBlank = bytes.length === 0;
    if (isSeparator) {
      if (headers?.hasAny) yield headers.read();
      headers = new HeaderLines();
    } else if (headers && bytes.length === 0) {
      if (headers.hasAny) yield headers.read();
      headers = undefined;
    } else headers?.add(bytes);
  }
  if (headers?.hasAny) yield headers.read();
}

class HeaderLines {
  readonly #texts = new Map<string, string>();
  #open: string | undefined;
  hasAny = false;

  add(bytes: Buffer): void {
    const text = bytes.toString();
    if (/^[ \t]/.test(text)) {
      if (this.#open !== undefined) this.#append(this.#open, text);
      return;
    }
    this.hasAny = true;
    this.#open = WANTED.exec(text)?.[1]?.toLowerCase();
    if (this.#open !== undefined) this.#append(this.#open, text.slice(this.#open.length + 1));
  }

  read(): MailHeaders {
    const precedence = this.#texts.get('precedence')?.trim() ?? '';
    const submitted = this.#texts.get('auto-submitted')?.trim() ?? 'no';
    const isListed = ['list-id', 'list-unsubscribe', 'x-autoreply'].some((name) => this.#texts.has(name));
    return {
      from: this.#addresses('from'),
      to: [...this.#addresses('to'), ...this.#addresses('cc')],
      date: this.#texts.get('date')?.trim(),
      isAutomatic:
        isListed || /^(?:bulk|list|junk|auto_reply)/i.test(precedence) || !/^no\b/i.test(submitted),
    };
  }

  #append(name: string, text: string): void {
    const before = this.#texts.get(name) ?? '';
    if (before.length < LONGEST_HEADER_LENGTH) this.#texts.set(name, `${before} ${text}`);
  }

  #addresses(name: string): readonly EmailAddress[] {
    const parsed = addressparser(this.#texts.get(name) ?? '', { flatten: true }).slice(0, MOST_ADDRESSES);
    return parsed.flatMap(({ address }) => emailAddressSchema.safeParse(address).data ?? []);
  }
}

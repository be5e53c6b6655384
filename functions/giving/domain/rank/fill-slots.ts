export interface Slots {
  readonly name: string;
  readonly contact: string;
  /** What they love, as one says it: `classical music`. */
  readonly interest: string;
}

/** `Send {name} a book.` → `Send Leo a book.` */
export const fillSlots = (text: string, { name, contact, interest }: Slots): string =>
  text.replaceAll('{name}', name).replaceAll('{contact}', contact).replaceAll('{interest}', interest);

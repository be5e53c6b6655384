import type { Cell, CellKind, ColumnLayout } from './columns/column-meaning.ts';
import { nameOfAddress } from './name-of-address.ts';
import type { PersonReading, WhenUnreadable } from './person-reading.ts';
import { readPerson } from './read-person.ts';
import { type SlashOrder, withoutSlashes } from './written-date.ts';
import type { WrittenPerson } from './written-person.ts';

/** Outlook's way to say that a day is not known. */
const NO_DAY = /^0\/0\/(?:00|0000)$/;

/** Groups that hold everybody, and Google's mark of its own ones. */
const NO_TAG = /^(?:\* ?)?(?:my ?contacts|starred|imported on .*)$/i;

/** What a file tells besides its rows: how its product writes, and in which order its dates are. */
export type RowStyle = Pick<ColumnLayout, 'separator' | 'isOwn'> & {
  readonly slashOrder?: SlashOrder | undefined;
};

/** Reads one row of a list. */
export function readRow(cells: readonly Cell[], style: RowStyle): PersonReading {
  const whenUnreadable: WhenUnreadable = style.isOwn ? 'refuse' : 'leave-out';
  return readPerson(new WrittenRow(cells, style).toPerson(), whenUnreadable);
}

class WrittenRow {
  readonly #cells: readonly Cell[];
  readonly #style: RowStyle;

  constructor(cells: readonly Cell[], style: RowStyle) {
    this.#cells = cells;
    this.#style = style;
  }

  toPerson(): WrittenPerson {
    return {
      name: this.#name(),
      nickname: this.#text('nickname'),
      emails: this.#split('email', /[;,\r\n]+| ::: /),
      phones: this.#labelled('phone'),
      postalAddresses: this.#postalAddresses(),
      profiles: this.#labelled('profile'),
      company: this.#text('company'),
      role: this.#text('role'),
      household: this.#text('household'),
      timeZone: this.#text('timeZone'),
      language: this.#text('language'),
      tags: this.#tags(),
      interests: this.#split('interests'),
      matters: this.#split('matters'),
      food: this.#split('food'),
      allergies: this.#split('allergies'),
      met: this.#met(),
      notes: this.#of('notes').map(({ text }) => text),
      days: this.#days(),
      relatives: this.#relatives(),
      cadence: this.#text('cadence'),
      tier: this.#text('tier'),
      standing: this.#split('standing'),
      lastContact: this.#date(this.#text('lastContact')),
    };
  }

  #of(kind: CellKind): readonly Cell[] {
    return this.#cells.filter((cell) => cell.kind === kind);
  }

  #text(kind: CellKind): string | undefined {
    return this.#of(kind)[0]?.text;
  }

  #split(kind: CellKind, separator: string | RegExp = this.#style.separator): readonly string[] {
    return this.#of(kind).flatMap(({ text }) => parts(text, separator));
  }

  #name(): string {
    const kinds = ['prefix', 'firstName', 'middleName', 'lastName', 'suffix'] as const;
    const inParts = kinds.flatMap((kind) => this.#text(kind) ?? []).join(' ');
    return this.#text('name') ?? (inParts || (this.#text('nickname') ?? this.#nameless()));
  }

  /** Address books hold companies and bare addresses, too; in an own list a missing name is a slip. */
  #nameless(): string {
    if (this.#style.isOwn) return '';
    return this.#text('company') ?? nameOfAddress(this.#text('email')) ?? '';
  }

  /** Each value of the cell, with the label that its heading or its slot gives. */
  #labelled(kind: CellKind): readonly { readonly label: string | undefined; readonly value: string }[] {
    return this.#of(kind).flatMap((cell) =>
      parts(cell.text, this.#style.separator).map((value) => ({ label: this.#labelOf(cell), value })),
    );
  }

  #labelOf({ slot, label }: Cell): string | undefined {
    return label ?? (slot && this.#of('label').find((cell) => cell.slot === slot)?.text);
  }

  #postalAddresses(): NonNullable<WrittenPerson['postalAddresses']> {
    const postal: readonly CellKind[] = ['street', 'locality', 'region', 'postalCode', 'country'];
    const cells = this.#cells.filter(({ kind }) => postal.includes(kind));
    return [...Map.groupBy(cells, ({ slot }) => slot).values()].map((ofOne) => {
      const [first] = ofOne;
      const textOf = (kind: CellKind) => ofOne.find((cell) => cell.kind === kind)?.text;
      return {
        label: first && this.#labelOf(first),
        lines: ofOne.flatMap(({ kind, text }) => (kind === 'street' ? [text] : [])),
        locality: textOf('locality'),
        region: textOf('region'),
        postalCode: textOf('postalCode'),
        country: textOf('country'),
      };
    });
  }

  #tags(): readonly string[] {
    return this.#split('tags').flatMap((tag) => (NO_TAG.test(tag) ? [] : [tag.replace(/^\* ?/, '')]));
  }

  #met(): NonNullable<WrittenPerson['met']> {
    const [how] = this.#of('metHow');
    const where = this.#text('metWhere');
    const through = this.#text('metThrough');
    return {
      ...(how && { how: [how.label, how.text].filter(Boolean).join(' ') }),
      ...(where && { where }),
      ...(through && { through }),
    };
  }

  #days(): NonNullable<WrittenPerson['days']> {
    const days = [...this.#of('birthday'), ...this.#of('anniversary'), ...this.#of('day')];
    return days.flatMap((cell) => {
      const date = this.#date(cell.text);
      return date === undefined ? [] : [this.#dayOf(cell, date)];
    });
  }

  #dayOf(cell: Cell, date: string): NonNullable<WrittenPerson['days']>[number] {
    if (cell.kind === 'birthday') return { kind: 'birthday', date };
    const title = this.#labelOf(cell)?.replace(/^\* ?/, '').trim();
    const isAnniversary = cell.kind === 'anniversary' || /^anniversary$/i.test(title ?? '');
    return isAnniversary ? { kind: 'anniversary', date } : { kind: 'other', title, date };
  }

  #relatives(): NonNullable<WrittenPerson['relatives']> {
    return this.#of('relative').flatMap((cell) =>
      parts(cell.text, /[;,]| ::: /).map((name) => ({ relation: this.#labelOf(cell) ?? 'family', name })),
    );
  }

  #date(text: string | undefined): string | undefined {
    if (text === undefined || NO_DAY.test(text)) return undefined;
    return withoutSlashes(text, this.#style.slashOrder);
  }
}

function parts(text: string, separator: string | RegExp): readonly string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);
}

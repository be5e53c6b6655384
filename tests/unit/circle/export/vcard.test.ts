import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../../functions/circle/domain/contact.ts';
import { writeVcard } from '../../../../functions/circle/domain/export/vcard.ts';
import { buildContact } from '../../../builders/contact.ts';
import { partialDates } from '../../../builders/partial-dates.ts';

const SINCE = '2025-01-01T00:00:00.000Z';

const read = (contact: Contact) => new ICAL.Component(ICAL.parse(writeVcard(contact) ?? ''));
const textOf = (card: ICAL.Component, name: string): string => String(card.getFirstPropertyValue(name));

describe('a vCard', () => {
  it('reads back with every birthday and anniversary as it was, with a year or without', () => {
    fc.assert(
      fc.property(partialDates, ({ year, month, day }) => {
        const date = { month, day, ...(year !== undefined && { year }) };
        const occasions = [
          { kind: 'birthday' as const, date },
          { kind: 'anniversary' as const, date },
        ];
        const card = read(buildContact({ occasions }));
        const monthAndDay = [month, day].map((number) => String(number).padStart(2, '0')).join('-');
        const written =
          year === undefined ? `--${monthAndDay}` : `${String(year).padStart(4, '0')}-${monthAndDay}`;
        expect(textOf(card, 'bday')).toBe(written);
        expect(textOf(card, 'anniversary')).toBe(written);
      }),
    );
  });

  it('carries what an address book keeps of a person', () => {
    const card = read(
      buildContact({
        name: 'Ruth M. Adler',
        nickname: 'Ruthie',
        addresses: ['ruth@adler.example', 'ruth@work.example'],
        phones: [
          { label: 'cell', number: '+44 20 7946 0000' },
          { label: 'summer house', number: '+46 8' },
        ],
        postalAddresses: [
          {
            label: 'home',
            lines: ['1 High St', 'Flat; 2'],
            locality: 'London',
            postalCode: 'N1',
            country: 'UK',
          },
        ],
        company: 'Adler; Sons',
        role: 'Vet',
        tags: ['cards', 'a, b'],
        notes: ['Likes tea', 'Two dogs'],
        lovedOnes: [
          { name: 'Leo', relation: 'son' },
          { name: 'Rex', relation: 'dog' },
        ],
      }),
    );
    expect(textOf(card, 'version')).toBe('4.0');
    expect(textOf(card, 'fn')).toBe('Ruth M. Adler');
    expect(card.getFirstProperty('n')?.getValues()).toEqual([['Adler', 'Ruth M.', '', '', '']]);
    expect(card.getAllProperties('email').map((email) => email.getFirstValue())).toEqual([
      'ruth@adler.example',
      'ruth@work.example',
    ]);
    expect(
      card.getAllProperties('tel').map((tel) => [tel.getParameter('type'), tel.getFirstValue()]),
    ).toEqual([
      ['cell', '+44 20 7946 0000'],
      [undefined, '+46 8'],
    ]);
    expect(card.getFirstProperty('adr')?.getValues()).toEqual([
      ['', '', '1 High St\nFlat; 2', 'London', '', 'N1', 'UK'],
    ]);
    expect(textOf(card, 'org')).toBe('Adler; Sons');
    expect(card.getFirstProperty('categories')?.getValues()).toEqual(['cards', 'a, b']);
    expect(textOf(card, 'note')).toBe('Likes tea\nTwo dogs');
    const labels = new Map(
      card.getAllProperties('x-ablabel').map((label) => [label.getParameter('group'), label.getFirstValue()]),
    );
    expect(
      card
        .getAllProperties('related')
        .map((one) => [one.getFirstValue(), one.getParameter('type'), labels.get(one.getParameter('group'))]),
    ).toEqual([
      ['Leo', 'child', 'son'],
      ['Rex', 'kin', 'dog'],
    ]);
  });

  it('is not written of who is hidden, nor days of who died, nor loved ones who are either', () => {
    const occasions = [{ kind: 'birthday' as const, date: { month: 5, day: 4 } }];
    expect(writeVcard(buildContact({ hidden: { since: SINCE } }))).toBeUndefined();
    expect(writeVcard(buildContact({ inMemory: { since: SINCE }, occasions }))).not.toContain('BDAY');
    const lovedOnes = [
      { name: 'Peter', relation: 'husband', hidden: { since: SINCE } },
      { name: 'Anna', relation: 'mother', inMemory: { since: SINCE } },
    ];
    expect(writeVcard(buildContact({ lovedOnes }))).not.toContain('RELATED');
  });

  it('says who died, on which day if that is known, and who is not to be contacted', () => {
    const diedOn = { year: 2020, month: 3, day: 1 };
    const died = writeVcard(buildContact({ inMemory: { since: SINCE, diedOn } }));
    expect(died).toContain('\r\nDEATHDATE:20200301\r\nX-KITH-STANDING:in memory\r\n');
    const inMarch = { month: 3, day: 1 };
    expect(writeVcard(buildContact({ inMemory: { since: SINCE, diedOn: inMarch } }))).toContain(
      '\r\nDEATHDATE:--0301\r\n',
    );
    expect(writeVcard(buildContact({ doNotContact: { since: SINCE } }))).toContain(
      '\r\nX-KITH-STANDING:do not contact\r\n',
    );
    expect(writeVcard(buildContact())).not.toContain('X-KITH');
  });

  it('lets no text add a property, and reads back whatever the letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), (text) => {
        const note = text.replace(/\p{Cc}/gu, '').trim() || 'x';
        const smuggled = `${note}\nBDAY:19700101`;
        const contact = buildContact({ name: smuggled, notes: [smuggled], company: smuggled });
        const card = read(contact);
        expect(textOf(card, 'fn')).toBe(smuggled);
        expect(textOf(card, 'note')).toBe(smuggled);
        expect(textOf(card, 'org')).toBe(smuggled);
        expect(card.getAllProperties('bday')).toEqual([]);
        const lines = (writeVcard(contact) ?? '').split('\r\n').map((line) => Buffer.byteLength(line));
        expect(Math.max(...lines)).toBeLessThanOrEqual(76);
      }),
    );
  });
});

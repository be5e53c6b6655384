import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from './read-file.ts';

const card = (...lines: readonly string[]) =>
  ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');

describe('a broken card', () => {
  test('without an end is read, and the next one too', async () => {
    const { people, remarks } = await readText(`BEGIN:VCARD\nFN:Ann\n${card('FN:Leo')}`);
    expect(Object.keys(people)).toEqual(['Ann', 'Leo']);
    expect(remarks).toEqual(['1: The card has no END:VCARD.']);
  });

  test('that the file cuts short is read as far as it goes', async () => {
    const { people, remarks } = await readText('BEGIN:VCARD\nFN:Ann\nEMAIL:ann@be');
    expect(people['Ann']?.details.addresses).toEqual([]);
    expect(remarks).toEqual([
      '1: The file ends before the card does.',
      '1: "ann@be" is not a mail address. It was left out.',
    ]);
  });

  test('with a line that was folded without a space is joined again', async () => {
    const { people, remarks } = await readText(
      card('FN:Ann', 'NOTE:Builds ', 'kayaks.', 'EMAIL:ann@berg.example'),
    );
    expect(people['Ann']?.details).toMatchObject({
      notes: ['Builds kayaks.'],
      addresses: ['ann@berg.example'],
    });
    expect(remarks).toEqual(['1: A line that begins without a name was joined to the one before.']);
  });

  test('that is two is refused with both names', async () => {
    const { people, remarks } = await readText(
      card('N:Berg;Ann;;;', 'FN:Ann Berg', 'N:Adler;Leo;;;', 'FN:Leo Adler'),
    );
    expect(people).toEqual({});
    expect(remarks).toEqual(['1: Several people stand in one card: Ann Berg, Leo Adler.']);
  });

  test('does not take the lines beside it along in silence', async () => {
    const { people, remarks } = await readText(
      `${card('FN:Ann')}Leo Adler, leo@adler.example\n${card('FN:Zed')}`,
    );
    expect(Object.keys(people)).toEqual(['Ann', 'Zed']);
    expect(remarks).toEqual(['5: These lines belong to no card.']);
  });

  test('names the line that is no property', async () => {
    const { remarks } = await readText(card('FN:Ann', 'TEL;TYPE="home:1'));
    expect(remarks).toEqual(['1: Line 4 is no property of a card. It was left out.']);
  });

  test('longer than any card is refused', async () => {
    const notes = Array.from({ length: 10 }, () => `NOTE:${'x'.repeat(60_000)}`);
    const { people, remarks } = await readText(card('FN:Ann', ...notes) + card('FN:Leo'));
    expect(Object.keys(people)).toEqual(['Leo']);
    expect(remarks).toEqual(['1: The card is longer than 256 KB, without its pictures.']);
  });
});

describe('what somebody smuggles into a card', () => {
  test('never reaches a header: line breaks and marks go out of the name', async () => {
    const { people, remarks } = await readText(
      card('FN:Ann\\r\\nBcc: x@y.example\\nBcc: z@y.example \u202eBerg'),
    );
    const [name = ''] = Object.keys(people);
    expect(name).toBe('Ann Bcc: x@y.example Bcc: z@y.example Berg');
    expect(remarks).toEqual(['1: Line breaks, odd spaces or unseen marks in the name were taken out.']);
  });

  test('is no page that runs', async () => {
    const { people, remarks } = await readText(
      card('FN:Ann', 'URL:javascript:alert(1)', 'URL:data:text/html,x'),
    );
    expect(people['Ann']?.details.profiles).toEqual([]);
    expect(remarks).toHaveLength(2);
  });

  test.each([
    ['a name of 300 characters', `FN:${'Ann '.repeat(75)}x`, 'The name is longer than 200 characters.'],
    ['no name', 'EMAIL:ann@berg.example', 'There is no name.'],
    ['a name without a letter', 'FN:???', '"???" has no letter to call anyone by.'],
  ])('%s is refused', async (_, line, reason) => {
    expect((await readText(card(line))).remarks).toEqual([`1: ${reason}`]);
  });

  test('and what is odd but true stays: emoji, right to left, joiners', async () => {
    const { people } = await readText(card('FN:Zoë 👩‍👧 كريم'));
    expect(Object.keys(people)).toEqual(['Zoë 👩‍👧 كريم']);
  });
});

describe('cards', () => {
  test('of several charsets in one file are each read in their own', async () => {
    const latin = Buffer.from(card('FN:Zo\xeb'), 'latin1');
    const { people } = await readText(Buffer.concat([Buffer.from(card('FN:Jürgen')), latin]));
    expect(Object.keys(people)).toEqual(['Jürgen', 'Zoë']);
  });

  test('in UTF-16 are read', async () => {
    const { people } = await readText(Buffer.from(`\ufeff${card('FN:Zoë')}`, 'utf16le'));
    expect(Object.keys(people)).toEqual(['Zoë']);
  });

  test('folded within a character are read', async () => {
    const bytes = Buffer.from(card('FN:Zoë'));
    const place = bytes.indexOf(0xc3) + 1;
    const folded = Buffer.concat([bytes.subarray(0, place), Buffer.from('\r\n '), bytes.subarray(place)]);
    expect(Object.keys((await readText(folded)).people)).toEqual(['Zoë']);
  });

  test('keep nothing of a picture, however it is folded', async () => {
    const picture = [
      'PHOTO;ENCODING=BASE64;TYPE=JPEG:',
      ...Array.from({ length: 9000 }, () => `${'A'.repeat(72)}=`),
      '',
    ];
    const { people, remarks } = await readText(card('FN:Ann', ...picture, 'EMAIL:ann@berg.example'));
    expect(people['Ann']?.details.addresses).toEqual(['ann@berg.example']);
    expect(remarks).toEqual([]);
  });

  test('never throw, and each one is told of', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        'BEGIN:VCARD',
        'END:VCARD',
        'N:Berg;Ann;;;',
        'FN:Ann',
        'AGENT:',
        'BDAY:--0504',
        ' folded',
        '',
      ),
      fc.string({ unit: fc.constantFrom(...'ab:;=",\\. \t\r\u0007\u202e\u00e9\ud83d\udc4b'), maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
        const { people, remarks } = await readText(['BEGIN:VCARD', ...lines].join('\n').replaceAll('\0', ''));
        expect(Object.keys(people).length + remarks.length).toBeGreaterThan(0);
        for (const name of Object.keys(people)) expect(name).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});

import { describe, expect, test } from 'vitest';
import { readFixture } from './read-file.ts';

const ingrid = {
  details: {
    name: 'Dr. Ingrid Marie Solberg',
    nickname: 'Inga',
    addresses: expect.arrayContaining(['ingrid@fjordfjell.example', 'inga@solberg.example']),
    phones: expect.arrayContaining([{ label: 'mobile', number: '+47 912 34 567' }]),
    postalAddresses: [
      {
        label: 'home',
        lines: ['Storgata 5', 'Leil. 3'],
        locality: 'Oslo',
        postalCode: '0155',
        country: 'NO',
      },
    ],
    profiles: [{ label: 'blog', url: 'https://inga.example/' }],
    company: 'Fjord & Fjell AS',
    role: 'Architect',
    tags: ['Friends', 'Oslo'],
    occasions: [
      { kind: 'birthday', date: { year: 1980, month: 5, day: 4 } },
      { kind: 'anniversary', date: { year: 2009, month: 6, day: 20 } },
    ],
    lovedOnes: [{ name: 'Leif Solberg', relation: 'spouse' }],
    notes: ['Met at the boat fair.', expect.stringMatching(/^Builds her own kayaks/)],
  },
};
const maryam = {
  details: {
    addresses: ['maryam@hasan.example'],
    tags: [],
    occasions: [{ kind: 'birthday', date: { month: 3, day: 14 } }],
  },
};
const tomas = {
  details: {
    addresses: ['tomas@vrba.example'],
    phones: [{ label: 'mobile', number: '+420 601 000 111' }],
    postalAddresses: [{ label: 'home', lines: ['Na Louce 8'], locality: 'Brno', country: 'Czechia' }],
    role: 'Violist',
    occasions: expect.arrayContaining([
      { kind: 'birthday', date: { month: 7, day: 1 }, repeats: 'yearly' },
      { kind: 'other', title: 'First concert', date: { year: 2011, month: 9, day: 30 }, repeats: 'yearly' },
    ]),
    lovedOnes: expect.arrayContaining([
      expect.objectContaining({ name: 'Jana Vrbova', relation: 'daughter' }),
    ]),
    notes: ['Plays the viola.', 'manager: Petr Dvorak'],
  },
};

describe('a list of Google Contacts', () => {
  test('is read with its several values, labels, days and relations', async () => {
    const { title, people, remarks } = await readFixture('google-contacts.csv');
    expect(title).toBe('a list of Google Contacts');
    expect(people).toMatchObject({ 'Dr. Ingrid Marie Solberg': ingrid, 'مريم الحسن': maryam });
    expect(people['Emoji 🌻 Garden']?.details).toMatchObject({ addresses: [], occasions: [] });
    expect(remarks).toEqual([
      '8: "not an address" is not a mail address. It was left out.',
      '8: The birthday "31/02/1990" is not a clear date; write it like 1980-05-04 or 4 May. It was left out.',
    ]);
    expect(people['Hardware Store']?.details).toMatchObject({ phones: [{ number: '+47 33 00 00 00' }] });
  });

  test('is read as it was exported until 2024, too', async () => {
    const { people, remarks } = await readFixture('google-contacts-older.csv');
    expect(people).toMatchObject({ 'Tomas Vrba': tomas });
    expect(people['Tomas Vrba']?.details).toMatchObject({
      company: 'Brno Strings',
      tags: ['Quartet'],
      language: 'cs',
      interests: ['Chess'],
    });
    expect(remarks).toEqual([]);
  });
});

test('a list of Outlook is read; 0/0/00 is no day, and one clear date tells the order of all', async () => {
  const { title, people, remarks } = await readFixture('outlook.csv');
  expect(title).toBe('a list of Outlook');
  expect(people['Dr. Femi Adeyemi']?.details).toMatchObject({
    addresses: ['femi@harbour.example', 'femi@adeyemi.example'],
    phones: [
      { label: 'work', number: '+44 117 000 0000' },
      { label: 'home', number: '+44 1225 000 000' },
      { label: 'mobile', number: '+44 7700 900000' },
    ],
    postalAddresses: [
      { label: 'work', lines: ['1 Quay Road', 'Floor 2'], locality: 'Bristol', region: 'Avon' },
      { label: 'home', lines: ['9 Mill Lane'], locality: 'Bath', postalCode: 'BA1 1AA' },
    ],
    profiles: [{ url: 'https://www.harbour.example/femi' }],
    role: 'Consultant',
    tags: ['Friends', 'Running'],
    occasions: [
      { kind: 'birthday', date: { year: 1971, month: 4, day: 5 } },
      { kind: 'anniversary', date: { year: 2003, month: 6, day: 21 } },
    ],
    lovedOnes: [
      { name: 'Tola', relation: 'child' },
      { name: 'Bisi', relation: 'child' },
      { name: 'Ade Adeyemi', relation: 'spouse' },
    ],
    met: { through: 'Grace Obi' },
    notes: ['Likes strong tea.', 'Never before nine.', 'assistant: Joan Pike'],
  });
  expect(people['Noa Peretz']?.details.occasions).toEqual([]);
  expect(remarks).toEqual([
    '5: Sam Lone cannot be their own spouse. It was left out.',
    '5: The birthday "13/13/1980" is not a clear date; write it like 1980-05-04 or 4 May. It was left out.',
  ]);
});

test('the connections of LinkedIn are read below their notes, most of them without an address', async () => {
  const { title, people, remarks } = await readFixture('linkedin-connections.csv');
  expect(title).toBe('a list of LinkedIn connections');
  expect(people).toMatchObject({
    'Priya Raman': {
      details: {
        addresses: ['priya@raman.example'],
        company: 'Loomworks',
        role: 'Partner, Textiles',
        met: { how: 'connected on LinkedIn on 15 Mar 2021' },
        profiles: [{ label: 'linkedin', url: 'https://www.linkedin.com/in/priya-raman-example' }],
      },
    },
    'Olu Bakare, MBA': { details: { addresses: [], company: 'Bakare & Sons' } },
  });
  expect(remarks).toEqual(['7: There is no name.']);
});

describe('an address book', () => {
  test('of Google is read, with its groups and labels', async () => {
    const { title, people, remarks } = await readFixture('google.vcf');
    expect(title).toBe('an address book (vCard)');
    expect(people).toMatchObject({ 'Dr. Ingrid Marie Solberg': ingrid, 'مريم الحسن': maryam });
    expect(people['Dr. Ingrid Marie Solberg']?.details.addresses[0]).toBe('inga@solberg.example');
    expect(remarks).toEqual([]);
  });

  test('of Apple is read, without the year that is none and without pictures', async () => {
    const { people, remarks } = await readFixture('apple.vcf');
    expect(people).toMatchObject({
      'Tomas Vrba': tomas,
      'Corner Bakery': { details: { company: 'Corner Bakery' } },
    });
    expect(people['Tomas Vrba']?.details).toMatchObject({
      lovedOnes: [{ name: 'Jana Vrbova' }, { name: 'Rex', relation: 'dog' }],
      profiles: [
        { label: 'linkedin', url: 'http://www.linkedin.com/in/tomas-vrba-example' },
        { label: 'skype', url: 'skype:tomas.vrba' },
      ],
    });
    expect(remarks).toEqual([]);
  });

  test('of Outlook is read: vCard 2.1, quoted-printable, in the charsets it names', async () => {
    const { people, remarks } = await readFixture('outlook.vcf');
    expect(people['Dr. Jürgen Müller']?.details).toMatchObject({
      addresses: ['juergen@werft.example'],
      company: 'Werft Müller, Bau',
      role: 'Geschäftsführer',
      phones: [
        { label: 'work', number: '+49 40 000 000' },
        { label: 'mobile', number: '+49 170 000 000' },
      ],
      postalAddresses: [{ label: 'work', lines: ['Hafenstraße 1'], locality: 'Hamburg' }],
      occasions: expect.arrayContaining([
        { kind: 'anniversary', date: { year: 1999, month: 5, day: 21 }, repeats: 'yearly' },
      ]),
      lovedOnes: [
        { name: 'Anke Müller', relation: 'spouse' },
        { name: 'Lena', relation: 'child' },
      ],
      notes: ['Segelt gern.', 'Zwei Söhne, eine Tochter.', 'manager: Uwe Behr'],
    });
    expect(remarks).toEqual([]);
  });

  test('of vCard 4 is read: relations, preferences, the dead, and groups that are nobody', async () => {
    const { people, remarks } = await readFixture('version-4.vcf');
    expect(people['Femi Adeyemi']?.details).toMatchObject({
      addresses: ['femi@adeyemi.example', 'femi@harbour.example'],
      phones: [{ label: 'mobile', number: '+44-7700-900000' }],
      occasions: [
        { kind: 'birthday', date: { month: 5, day: 4 } },
        { kind: 'anniversary', date: { year: 2003, month: 6, day: 21 } },
      ],
      lovedOnes: [{ name: 'Ade Adeyemi', relation: 'spouse' }],
      notes: ['friend: Grace Obi'],
      timeZone: 'Europe/London',
      language: 'en',
    });
    expect(people['Agnes Roth']).toMatchObject({
      died: { diedOn: { year: 2024, month: 2, day: 29 } },
      details: { notes: ['Taught me to fold a map, and a letter.'] },
    });
    expect(remarks).toEqual([
      '1: Femi Adeyemi cannot be their own spouse. It was left out.',
      '1: The child "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6" has no name. It was left out.',
      '26: This card is of a group or a place, of no person.',
    ]);
  });
});

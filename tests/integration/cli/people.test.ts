import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import type { Circle } from '../../../infra/cli/circle.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildOwner } from '../../builders/owner.ts';
import { startDynalite } from '../../engines/engine.ts';
import { kith, openCircle } from './command-line.ts';

const owner = buildOwner();
const ruth = buildContact({ tier: 'close', cadenceDays: undefined, tags: ['press'] });
const RUTH_MAIL = emailAddressSchema.parse('ruth@adler.example');
const engine = await startDynalite();
let circle: Circle;
afterAll(() => engine?.close());
beforeEach(async () => {
  circle = openCircle(engine, await engine.createTables());
  await circle.owners.addOwner(owner);
  await circle.contacts.addContact(ruth);
});

const run = async (...args: readonly string[]) => {
  const { exitCode, out, notes } = await kith(circle, ...args);
  return exitCode === 0 ? out : `${exitCode}: ${notes}`;
};
const json = async (...args: readonly string[]) => JSON.parse((await kith(circle, ...args, '--json')).out);

describe('what is told about a person', () => {
  test.each([
    [['set', 'Ruth', 'tier=inner'], 'Ruth Adler: tier inner, was close. Due now.'],
    [
      ['set', 'Ruth', 'Adler', 'likes=open', 'water', 'swimming', 'role=Teacher'],
      'Ruth Adler: likes open water swimming; role Teacher.',
    ],
    [['set', 'ruth@adler.example', 'every', '8', 'weeks'], 'Ruth Adler: every 8 weeks. Next due Wed 2 Sept.'],
    [
      ['set', 'Ruth Adler', 'do', 'not', 'contact'],
      'Ruth Adler: do not contact. Kith no longer nudges you about them.',
    ],
    [['set', 'Ruth', 'tier=close'], 'Ruth Adler: nothing is different.'],
    [
      ['pause', 'Ruth', 'until', '1', 'November', 'because', 'she', 'moves'],
      'Ruth Adler: paused until 1 November 2026 (she moves). Next due Sun 1 Nov.',
    ],
    [['pause', 'Ruth', '6 weeks'], 'Ruth Adler: paused until 5 October 2026.'],
    [
      ['loved-one', 'Ruth', 'daughter Mia, born 12 March 2018'],
      'Ruth Adler: daughter Mia: birthday 12 March 2018.',
    ],
    [['loved-one', 'Ruth', 'remove', 'Mia'], '2: "Mia" is not there to take away: there is nothing yet.'],
    [
      ['set', 'Ruth', 'birthday=30 Feb', 'tier=inner'],
      '2: "30 Feb" is not a clear day for the birthday; write it like 4 May 1980, 4 May or 1980-05-04.',
    ],
    [['set', 'Ruth', 'likes=wine', 'likes-=tea'], '2: "tea" is not there to take away: there is wine.'],
    [['set', 'Zed', 'tier=inner'], '3: There is nobody called Zed in the circle.'],
    [
      ['set', 'Ruth'],
      '2: set needs something to keep: set "Ruth Adler" tier=inner. npm run kith -- help lists what there is.',
    ],
  ])('%j: %s', async (args, line) => {
    expect(await run(...args)).toBe(line);
  });

  test('is refused as a whole when one thing cannot be kept', async () => {
    await run('set', 'Ruth', 'tier=inner', 'likes-=tea');
    expect(await circle.contacts.findContact(ruth)).toEqual(ruth);
  });

  test('comes to a script as the contact it became', async () => {
    expect(await json('set', 'Ruth', 'tier=inner')).toMatchObject({
      contact: { tier: 'inner', cadenceSince: '2026-08-24T06:30:00.000Z' },
      differences: ['tier inner, was close'],
    });
  });

  test('cannot take an address from somebody else', async () => {
    await run('add', 'Leo', 'Berg', 'email=leo@berg.example');
    expect(await run('set', 'Ruth', 'email=leo@berg.example')).toBe(
      '1: leo@berg.example belongs to Leo Berg, who is in the circle already.',
    );
  });

  test('asks back when a name fits several', async () => {
    await run('add', 'René Adler');
    expect(await run('set', 'adler', 'tier=inner')).toMatch(/^2: Several people are called adler; say which/);
  });
});

describe('a loved one who is in the circle, too', () => {
  test('is known from both sides; saying it again changes nothing', async () => {
    await run('add', 'Femi Berg', 'email=femi@berg.example');
    const link = ['loved-one', 'Ruth', 'husband', 'Femi', '--is', 'femi@berg.example'];
    expect(await run(...link)).toBe('Ruth Adler: husband Femi: in the circle, too.');
    expect(await json('show', 'Femi')).toMatchObject({
      contact: {
        lovedOnes: [
          { name: 'Ruth Adler', relation: 'spouse', contactId: ruth.contactId, reverseRelation: 'spouse' },
        ],
      },
    });
    expect(await run(...link)).toBe('Ruth Adler: nothing is different.');
    expect((await json('show', 'Femi')).contact.lovedOnes).toHaveLength(1);
  });

  test('is never the contact themselves, by whatever name', async () => {
    expect(await run('loved-one', 'Ruth', 'wife', 'Ruthie', '--is', 'ruth@adler.example')).toMatch(
      /^2: Ruth Adler cannot be their own wife\./,
    );
  });
});

describe('somebody in memory', () => {
  test('gets no more mail of any kind; taking it back leaves the stop that they had asked for', async () => {
    const stop = { reason: 'asked-to-stop', scope: 'newsletter', since: ruth.addedAt } as const;
    await circle.suppressions.suppress(RUTH_MAIL, stop);
    expect(await run('set', 'Ruth', 'in memory: died 3 March 2026')).toBe(
      'Ruth Adler: in memory, died 3 March 2026. Kith no longer nudges you about them.',
    );
    expect(await circle.suppressions.find(RUTH_MAIL)).toMatchObject({ reason: 'in-memory', scope: 'all' });
    expect(await run('people')).toContain('in memory, died 3 March 2026');
    expect(await run('set', 'Ruth', 'alive')).toBe('Ruth Adler: no longer in memory. Next due Tue 6 Oct.');
    expect(await circle.suppressions.find(RUTH_MAIL)).toEqual(stop);
  });

  test('gets no mail at an address that is added later; an owner who has it keeps hearing from Kith', async () => {
    await run('set', 'Ruth', 'in memory');
    await run('set', 'Ruth', 'email=ruth@home.example', 'email=nora@lindqvist.example');
    const find = (address: string) => circle.suppressions.find(emailAddressSchema.parse(address));
    expect(await find('ruth@home.example')).toMatchObject({ reason: 'in-memory' });
    expect(await find('nora@lindqvist.example')).toBeUndefined();
  });

  test('is settled by saying it again, where a crash came between', async () => {
    const { suppressions } = circle;
    const crash = async () => {
      throw new Error('crash');
    };
    await expect(
      kith({ ...circle, suppressions: { ...suppressions, suppress: crash } }, 'set', 'Ruth', 'in memory'),
    ).rejects.toThrow('crash');
    expect(await suppressions.find(RUTH_MAIL)).toBeUndefined();
    await run('set', 'Ruth', 'in memory');
    expect(await suppressions.find(RUTH_MAIL)).toMatchObject({ reason: 'in-memory' });
  });
});

describe('people', () => {
  test('are listed by name, with how close, when due and when one last spoke', async () => {
    await run('add', 'Ánh', 'Nguyen');
    expect(await run('people')).toBe(
      [
        'Ánh Nguyen         no rhythm',
        'Ruth Adler  close  due Tue 6 Oct 2026  last spoke Wed 8 Jul 2026',
      ].join('\n'),
    );
    expect(await run('people', '--tier', 'inner')).toBe(
      'Nobody fits. npm run kith -- people lists everybody.',
    );
    expect(await run('people', '--tag', 'PRESS', '--limit', '1')).toMatch(/^Ruth Adler/);
    expect(await run('people', '--limit', '1')).toMatch(/\n… and 1 person more: --limit 2$/);
    expect(await json('people', '--tier', 'close')).toMatchObject({
      total: 1,
      people: [{ name: 'Ruth Adler' }],
    });
  });

  test('who are hidden are listed only when asked for', async () => {
    await run('set', 'Ruth', 'hidden=divorce');
    expect(await run('people')).toMatch(/^Nobody is in the circle yet\./);
    expect(await run('people', '--hidden')).toMatch(/^Ruth Adler {2}close {2}hidden/);
  });

  test('are added once: an address belongs to one person, and a name without an address, too', async () => {
    expect(await run('add', 'Leo Berg', 'email=leo@berg.example', 'tier=inner', 'birthday=4 May')).toBe(
      'Leo Berg <leo@berg.example> is in the circle now. They are due Wed 23 Sept 2026.',
    );
    expect(await run('add', 'Leo', 'email=leo@berg.example')).toBe(
      '1: leo@berg.example belongs to Leo Berg, who is in the circle already.',
    );
    expect(await run('add', 'Ánh')).toBe('Ánh is in the circle now. No rhythm yet: set a tier or every.');
    expect(await run('add', 'Ánh')).toMatch(/^1: Ánh is in the circle already\./);
    expect(await run('add', '🙂')).toBe('2: "🙂" has no letter to call anyone by.');
    expect(await run('add', 'Max', 'tier=best')).toBe(
      '2: There is no tier "best": inner, close, wide or none.',
    );
  });

  test.each([
    [['people', '--limit', '0'], '2: --limit is a number from 1 to 100000.'],
    [['people', '--tier', 'best'], '2: There is no tier best: inner, close or wide.'],
    [['people', 'Ruth'], '2: people takes only flags after it; show Ruth shows one.'],
    [['show'], '2: show needs a name or an address.'],
    [['add'], '2: add needs a name first: add "Ruth Adler" tier=inner.'],
    [['pause'], '2: pause needs a name, then until when: pause "Ruth Adler" until 1 October.'],
  ])('%j is answered in a line', async (args, line) => {
    expect(await run(...args)).toBe(`${line} npm run kith -- help lists what there is.`);
  });
});

test('show tells all that is known, and no hidden loved one', async () => {
  await run(
    'set',
    'Ruth',
    'nickname=Ruthie',
    'phone=mobile: +44 7700 900123',
    'address=home: 12 Mill Lane, Bath',
    'birthday=3 November',
    'allergies=nuts',
    'met=at a workshop, through Tom',
    'note=Prefers letters.',
  );
  await run('loved-one', 'Ruth', 'dog Rufus, likes balls');
  await run('loved-one', 'Ruth', 'husband Femi');
  await run('loved-one', 'Ruth', 'Femi, hidden');
  await run('log', 'Ruth', 'call', 'She starts in May.');
  const { interactions } = await json('show', 'ruth');
  expect(await run('show', 'ruth')).toBe(
    `Ruth Adler <ruth@adler.example>

  When        Due Tue 13 Oct 2026
  Last spoke  Mon 24 Aug 2026
  Tier        close
  Called      Ruthie
  Mail        ruth@adler.example
  Phone       mobile: +44 7700 900123
  Address     home: 12 Mill Lane, Bath
  Tags        press
  Days        birthday 3 November
  Loved ones  Rufus, dog: likes balls
  Allergies   nuts
  Met         at a workshop, through Tom
  Notes       Prefers letters.

Mon 24 Aug 2026, 07:30  call  ${interactions[0].interactionId.slice(0, 8)}
  She starts in May.`,
  );
});

test('show tells that somebody without a rhythm rests', async () => {
  await run('add', 'Zoë Lund');
  await run('pause', 'Zoë Lund', '5 October 2026');
  expect(await run('show', 'Zoë Lund')).toContain('No rhythm; left in peace until Mon 5 Oct 2026');
});

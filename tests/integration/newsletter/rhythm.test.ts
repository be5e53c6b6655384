import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { slotOf } from '../../../functions/newsletter/domain/weeks.ts';
import { receiveDraft } from '../../../functions/newsletter/receive-draft.ts';
import { cancelIssue } from '../../../functions/newsletter/sending/change-course.ts';
import { OwnerMailPendingError } from '../../../functions/notices/send-to-owner.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { knownLinks } from '../../builders/known-links.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createRhythmWorld, type RhythmWorld } from './rhythm-world.ts';

const EVE = '2026-08-24T08:00:00.000Z';
const TUESDAY = '2026-08-25T08:00:00.000Z';
const NEXT_EVE = '2026-08-31T08:00:00.000Z';
const NEXT_TUESDAY = '2026-09-01T08:00:00.000Z';
const LETTER = 'I met a heating engineer.\n\n## One tip\n\nKeep a card.';

let engine: Engine;
let world: RhythmWorld;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());

async function open(settings: Parameters<typeof createRhythmWorld>[1] = {}) {
  world = await createRhythmWorld(engine, settings);
  await world.tick(); // the first run, on Monday at half past six, finds out when the slot is
}
beforeEach(() => open());

const draft = (body = LETTER, subject = 'The second cup') => world.write({ body, subject });
const agenda = () => world.ports.agendas.find();
const subjects = () => world.toNora().map(({ subject }) => subject);

describe('a draft by mail', () => {
  it('comes back at once as a proof, exactly as a reader gets it, and goes out on the owner’s word', async () => {
    await draft();
    expect(subjects()).toEqual(['A proof of “The second cup”']);
    const proof = world.newest();
    expect(proof?.text).toContain(
      'It goes out on Tuesday, 25 August at 9:00 to 2 readers, once you approve it.',
    );
    await world.answer('approve');
    expect(subjects().at(-1)).toBe('Approved: “The second cup” goes out on Tuesday, 25 August at 9:00');
    await world.at(EVE);
    expect(subjects()).toHaveLength(2);
    await world.at(TUESDAY);
    expect(await world.sent()).toEqual(['ada The second cup', 'ben The second cup']);
    const ada = await world.letterTo('ada');
    const body = (html = '') =>
      html.slice(html.lastIndexOf('I met a heating'), html.lastIndexOf('Keep a card.'));
    expect(body(ada.html || '').length).toBeGreaterThan(50);
    expect(body(proof?.html)).toBe(body(ada.html || ''));
  });

  it('comes back with whom it is for, where that is not everybody, and says so of its parts', async () => {
    await open({ topics: [{ id: 'gifts', name: 'Gifts' }] });
    const newestWords = () => world.newest()?.text.replace(/\s+/g, ' ');
    await draft(`topic: gifts\n\n${LETTER}`);
    expect(newestWords()).toContain('at 9:00 to those of 2 readers who want its topic, once you approve it.');
    expect(newestWords()).toContain('THE LETTER, AS A READER GETS IT');
    await draft(`${LETTER}\n\n## Wrapping {topic: gifts}\n\nIn cloth.`, 'The third cup');
    expect(newestWords()).toContain('at 9:00 to 2 readers, once you approve it.');
    expect(newestWords()).toContain('THE LETTER, WITH THE PARTS THAT ONLY SOME READERS GET');
  });

  it('goes out once: an issue approved twice says so, and the next week is free', async () => {
    await draft();
    const proof = world.newest();
    await world.answer('approve', proof);
    await world.answer('Approve!', proof);
    expect(subjects().at(-1)).toBe('It was approved already, and goes out on Tuesday, 25 August at 9:00');
    await world.at(TUESDAY);
    await world.at('2026-08-25T08:15:00.000Z');
    await world.at(NEXT_TUESDAY);
    expect(await world.sent()).toEqual(['ada The second cup', 'ben The second cup']);
  });

  it('without a word never goes: the letter from the drawer goes in its place, and the draft waits', async () => {
    await draft();
    await world.at(EVE);
    const eve = world.newest();
    expect(eve?.subject).toBe('“The second cup” waits for your word');
    expect(eve?.text).toContain('“Issue first” goes in its place');
    expect(eve?.html).toContain('Words of first.');
    await world.at(TUESDAY);
    expect(await world.sent()).toEqual(['ada Issue first', 'ben Issue first']);
    expect((await agenda()).waiting).toMatchObject([{ subject: 'The second cup' }]);
  });

  it('that comes after the mail of the eve says what goes without a word, and goes with one', async () => {
    await world.at(EVE);
    world.clock.setTo('2026-08-24T12:00:00.000Z');
    await draft();
    expect(world.newest()?.text.replace(/\s+/g, ' ')).toContain(
      'waits for the week after; “Issue first”, which you were shown, goes in its place',
    );
    await world.answer('approve');
    await world.at(TUESDAY);
    expect(await world.sent()).toEqual(['ada The second cup', 'ben The second cup']);
  });

  it('approved on the eve goes, in the bytes of its first proof', async () => {
    await draft();
    await world.at(EVE);
    await world.answer('approve');
    await world.at(TUESDAY);
    expect(await world.sent()).toEqual(['ada The second cup', 'ben The second cup']);
  });

  it('replaced by a newer one is told, and an answer to the older proof does nothing', async () => {
    await draft();
    const older = world.newest();
    await world.answer('approve', older);
    world.clock.setTo('2026-08-24T13:05:00.000Z');
    await draft('Quite other words.', 'The second cup');
    expect(world.newest()?.text.replaceAll('\n', ' ')).toMatch(
      /takes the place of “The second cup”.*your approval with it/,
    );
    await world.answer('approve', older);
    expect(subjects().at(-1)).toBe('That proof was replaced by the one of Monday, 24 August at 14:05');
    await world.at(TUESDAY);
    expect(await world.sent()).toEqual([]);
  });

  it('in other words, as an answer to its proof, gets a proof of its own', async () => {
    await draft();
    await world.answer(
      'subject: “The third cup”\n\nHe said:\n\n> Come in.\n\nSo I did, [there](https://a.example<https://a.example/>).\n\nOn Mon, 24 Aug 2026 at 07:30, Kith <kith@kith.example> wrote:\n> Dear Nora,\n> Keep a card.',
    );
    const proof = world.newest();
    expect(proof?.subject).toBe('A proof of “The third cup”');
    expect(proof?.text).toContain('Come in.');
    expect(proof?.html).toMatch(/href="https:\/\/a\.example"[^>]*>there</);
    expect(proof?.text).not.toContain('Keep a card');
    await world.answer('approve');
    await world.at(TUESDAY);
    expect(await world.sent()).toEqual(['ada The third cup', 'ben The third cup']);
  });

  it('of which there are two takes two weeks, once the first is approved', async () => {
    await draft();
    await world.answer('approve');
    await draft('Words of another week.', 'The fourth cup');
    expect(world.newest()?.text).toContain('Tuesday, 1 September at 9:00');
    await world.answer('approve');
    for (const moment of [EVE, TUESDAY, NEXT_EVE, NEXT_TUESDAY]) await world.at(moment);
    expect((await world.sent()).filter((line) => line.startsWith('ada'))).toEqual([
      'ada The second cup',
      'ada The fourth cup',
    ]);
  });

  it('attached as a file is read from there; another file is left out, and that is told', async () => {
    const part = (headers: string, body: string) => `--b\n${headers}\n\n${body}\n`;
    await world.write({
      subject: 'See attached',
      headers: ['Content-Type: multipart/mixed; boundary=b'],
      body:
        part('Content-Type: text/plain', 'Here it is.') +
        part(
          'Content-Type: text/markdown; charset=utf-8\nContent-Disposition: attachment; filename=cup.md',
          `---\nsubject: From a file\n---\n\n${LETTER}`,
        ) +
        part('Content-Type: image/png\nContent-Disposition: attachment; filename=cup.png', 'x') +
        '--b--\n',
    });
    expect(subjects()).toEqual(['A proof of “From a file”']);
    expect(world.newest()?.text).toContain('cup.png came with the mail and is left out');
  });

  it('attached in the letters of Windows is read as they are, and a second file is told of', async () => {
    const file = (name: string, body: string, charset: string) =>
      `--b\nContent-Type: text/markdown; charset=${charset}\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=${name}\n\n${body}\n`;
    const cafe = Buffer.from('subject: Caf\u00e9\n\nThe caf\u00e9 is open.', 'latin1').toString('base64');
    await world.write({
      headers: ['Content-Type: multipart/mixed; boundary=b'],
      body: `${file('one.md', cafe, 'utf-8')}${file('two.md', cafe, 'utf-8')}--b--\n`,
    });
    expect(subjects()).toEqual(['A proof of “Café”']);
    expect(world.newest()?.text.replaceAll('\n', ' ')).toContain('two.md came with the mail and is left out');
  });

  it('whose links are in the look of the mail alone says how to keep them', async () => {
    await world.write({
      headers: ['Content-Type: text/html; charset=utf-8'],
      body: '<p>Keep <a href="https://a.example/pen?x=1&amp;y=2">a pen</a>, see <a href="https://b.example/">https://b.example</a>.</p>',
    });
    const text = world.newest()?.text.replace(/\s+/g, ' ') ?? '';
    expect(text).toContain('write [a pen](https://a.example/pen?x=1&y=2)');
    expect(text).not.toContain('[https://b.example]');
  });

  it.each([
    ['of five megabytes', { body: 'word '.repeat(1_000_000) }, /80 KB/],
    ['that is empty', { body: '\n' }, /no words in it/],
    ['with a strange line at its head', { body: 'subject: Mine\nauthor: me\n\nWords.' }, /“author: me”/],
  ])('%s is kept and refused in plain words', async (_, written, reason) => {
    await world.write(written);
    expect(subjects()).toEqual(['Your draft could not be taken']);
    expect(world.newest()?.text.replaceAll('\n', ' ')).toMatch(reason);
    expect((await agenda()).waiting).toEqual([]);
  });

  it.each([
    ['from a stranger', { from: 'Eve <eve@elsewhere.example>' }],
    ['in the owner’s name, unproven', { dmarc: 'FAIL' }],
  ])('%s is kept, and the owner is told', async (_, forged) => {
    await world.write({ body: LETTER, ...forged });
    expect(subjects()).toEqual(['A mail to your draft address may not be yours']);
    expect((await agenda()).waiting).toEqual([]);
  });

  it('of a machine is left alone', async () => {
    await world.write({ body: LETTER, headers: ['Auto-Submitted: auto-replied'] });
    expect(subjects()).toEqual([]);
  });

  it('with a field that does not exist is shown, cannot be approved, and is never sent', async () => {
    await draft(`${LETTER}\n\nDear {{first nmae}},\n\n<script src="https://evil.example/x.js"></script>`);
    const proof = world.newest();
    expect(proof?.subject).toBe('“The second cup” needs a change before it can go out');
    expect(proof?.text).toContain('Kith knows no field {{first nmae}}');
    expect(proof?.html).not.toContain('<script');
    await world.answer('approve');
    expect(subjects().at(-1)).toBe('“The second cup” cannot go out as it stands');
    await world.at(TUESDAY);
    expect(await world.sent()).toEqual([]);
  });

  it('with a picture that is not there says so, and may go all the same', async () => {
    const links = knownLinks({ 'https://a.example/cup.png': 'broken' });
    await world.write({ body: `${LETTER}\n\n![A cup](https://a.example/cup.png)` }, { links });
    expect(world.newest()?.text.replaceAll('\n', ' ')).toMatch(/cup\.png leads to nothing.* \(line 7\)/);
    await world.answer('approve');
    expect(subjects().at(-1)).toMatch(/^Approved/);
  });

  it('whose links are counted leads where it will, in the proof, and says what only some readers get', async () => {
    await open({ clicks: true });
    await draft(`contacts: Come by on Friday.\n\n${LETTER} [More](https://a.example/?a=1&b=2).`);
    const proof = world.newest();
    expect(proof?.html).toContain('href="https://a.example/?a=1&amp;b=2"');
    expect(proof?.html).not.toContain('/links/');
    expect(`${proof?.html} ${proof?.text}`).not.toMatch(/\/(?:leave|preferences|issues)\/\w/);
    expect(proof?.html).toContain('Come by on Friday.');
    await world.answer('approve');
    await world.at(TUESDAY);
    expect((await world.letterTo('ada')).html).toContain('/links/0/');
  });

  it('that SES delivers twice is planned and proofed once', async () => {
    const mail = world.take({ body: LETTER, subject: 'The second cup' });
    await receiveMail(world.ports, mail);
    await receiveMail(world.ports, { ...mail });
    expect(subjects()).toEqual(['A proof of “The second cup”']);
    expect((await agenda()).waiting).toHaveLength(1);
  });
});

describe('the eve of a slot', () => {
  it('without a draft names the letter that goes in silence and shows it, in one mail', async () => {
    await world.at(EVE);
    await world.at('2026-08-24T08:15:00.000Z');
    expect(subjects()).toEqual(['No draft yet, so “Issue first” goes next']);
    expect(world.newest()?.html).toContain('Words of first.');
    await world.at(TUESDAY);
    expect(await world.sent()).toEqual(['ada Issue first', 'ben Issue first']);
  });

  it('where silence skips, nothing goes; a word sends the letter that it shows', async () => {
    await open({ whenSilent: 'skip' });
    await world.at(EVE);
    expect(subjects()).toEqual(['No draft yet, and “Issue first” is at hand']);
    await world.at(TUESDAY);
    expect(await world.sent()).toEqual([]);
    await world.at(NEXT_EVE);
    await world.answer('approve');
    await world.at(NEXT_TUESDAY);
    expect(await world.sent()).toEqual(['ada Issue first', 'ben Issue first']);
  });

  it.each(['hold', 'skip'])(
    '%s: nothing goes that week, and the week after has its letter again',
    async (word) => {
      await world.at(EVE);
      await world.answer(word);
      await world.at(TUESDAY);
      expect(await world.sent()).toEqual([]);
      await world.at(NEXT_EVE);
      await world.at(NEXT_TUESDAY);
      expect(await world.sent()).toEqual(['ada Issue first', 'ben Issue first']);
    },
  );

  it('is asked about by the one urgent mail of its day: after another one it waits, and silence sends nothing', async () => {
    const [owner] = await world.ports.owners.listOwners();
    if (owner === undefined) throw new Error('There is no owner');
    await world.ports.owners.claimUrgentDay(owner.ownerId, '2026-08-24', deriveDeliveryId('nudge'));
    await world.at(EVE);
    expect(subjects()).toEqual([]);
    await world.at('2026-08-25T05:00:00.000Z');
    expect(subjects()).toEqual(['No draft yet, and “Issue first” is at hand']);
    expect(world.newest()?.text.replaceAll('\n', ' ')).toContain('nothing goes out without your word');
    await world.at(TUESDAY);
    expect(await world.sent()).toEqual([]);
  });

  it('is answered by what its mail showed, also where the run died after it and a draft came meanwhile', async () => {
    world.clock.setTo(EVE);
    const { agendas } = world.ports;
    const dying = {
      ...agendas,
      save: async (...[next, read]: Parameters<typeof agendas.save>) => {
        if (next.eve?.sentAt !== undefined) throw new Error('died');
        return agendas.save(next, read);
      },
    };
    await expect(world.tick({ agendas: dying })).rejects.toThrow('died');
    const eve = world.newest();
    await draft();
    await world.at('2026-08-24T08:15:00.000Z');
    await world.answer('approve', eve);
    expect(subjects().at(-1)).toMatch(/^Approved: “Issue first”/);
    expect((await agenda()).waiting.map(({ approvedAt }) => approvedAt)).toEqual([undefined]);
  });

  it('gives way to the mail about a need that takes the day between its look at the owner and its own claim', async () => {
    const { owners } = world.ports;
    const [owner] = await owners.listOwners();
    await owners.claimUrgentDay(owner?.ownerId ?? never(), '2026-08-24', deriveDeliveryId('nudge'));
    await world.at(EVE, { owners: { ...owners, listOwners: async () => (owner ? [owner] : []) } });
    expect(subjects()).toEqual([]);
  });

  it('uses up the day, so that no urgent nudge comes on top', async () => {
    await world.at(EVE);
    expect(await world.ports.owners.listOwners()).toMatchObject([{ lastUrgentOn: '2026-08-24' }]);
  });

  it('is passed over where nobody reads the newsletter, or the owner wants no mail of Kith’s', async () => {
    await world.at(EVE, { subscribers: { ...world.ports.subscribers, listConfirmed: async () => [] } });
    await world.ports.owners.changeOwner(
      (await world.ports.owners.listOwners())[0]?.ownerId ?? never(),
      (owner) => ({
        ...owner,
        mailStoppedAt: owner.briefDueAt,
      }),
    );
    await world.at('2026-08-24T08:15:00.000Z');
    expect(subjects()).toEqual([]);
    await world.at(TUESDAY);
    expect(await world.sent()).toEqual([]);
  });

  it('whose letters are all told says that nothing is left, and nothing goes', async () => {
    for (const moment of [EVE, TUESDAY, NEXT_EVE, NEXT_TUESDAY, '2026-09-07T08:00:00.000Z'])
      await world.at(moment);
    expect(subjects().at(-1)).toBe('Nothing is written for Tuesday, 8 September at 9:00');
    await world.at('2026-09-08T08:00:00.000Z');
    expect(await world.sent()).toHaveLength(4);
  });
});

describe('an answer', () => {
  it.each(['approve, but fix the title', 'Looks good!', 'approve\nhold'])(
    '%j is no clear word: it is asked back, and changes nothing',
    async (words) => {
      await draft();
      const before = await agenda();
      await world.answer(words);
      expect(subjects().at(-1)).toBe('What shall become of “The second cup”?');
      expect(await agenda()).toEqual(before);
    },
  );

  it('to the answer of Kith is one to the proof', async () => {
    await draft();
    await world.answer('hm');
    await world.answer('approve');
    expect(subjects().at(-1)).toMatch(/^Approved/);
  });

  it('to a proof of weeks ago changes nothing', async () => {
    await world.at(EVE);
    const eve = world.newest();
    await world.at(TUESDAY);
    for (const moment of [NEXT_EVE, NEXT_TUESDAY]) await world.at(moment);
    await world.answer('skip', eve);
    expect(subjects().at(-1)).toBe('The week of that mail is over');
  });

  it('hold, while the issue is going out, stops it; approve goes on, and nobody gets it twice', async () => {
    await draft();
    await world.answer('approve');
    const [proof] = world.toNora();
    const { bulk } = world.ports;
    world.clock.setTo(TUESDAY);
    await world.tick({
      hints: { send: async () => world.answer('hold', proof) }, // the list is yet to be written down
    });
    expect(subjects().at(-1)).toBe('Stopped: “The second cup” goes to nobody else');
    await world.at('2026-08-25T08:15:00.000Z');
    expect(await world.sent()).toEqual([]);
    await world.answer('approve', proof);
    expect(subjects().at(-1)).toBe('“The second cup” goes on');
    for (const moment of ['2026-08-25T08:30:00.000Z', '2026-08-25T08:45:00.000Z'])
      await world.at(moment, { bulk });
    expect(await world.sent()).toEqual(['ada The second cup', 'ben The second cup']);
    await world.answer('hold', proof);
    expect(subjects().at(-1)).toBe('“The second cup” is out already');
  });

  it.each([
    ['before its slot', EVE, 'Held: nothing goes out on'],
    ['on its way', TUESDAY, 'Stopped: “The second cup” goes to nobody else'],
  ])(
    'hold is the last word, also where an approve before it comes again that could not be answered: %s',
    async (_, moment, told) => {
      await draft();
      await world.answer('approve');
      const [proof] = world.toNora();
      world.clock.setTo(moment);
      await world.tick({ hints: { send: async () => {} } });
      await world.answer('hold', proof);
      const approve = world.take({ body: 'approve', to: proof?.replyTo ?? '' });
      world.transport.behave(() => {
        throw new MailRefusedError('throttled');
      });
      await expect(receiveMail(world.ports, approve)).rejects.toThrow(OwnerMailPendingError);
      world.transport.behave((accept) => accept());
      await world.answer('hold', proof);
      await receiveMail(world.ports, approve);
      expect(subjects().at(-1)).toContain(told);
      for (const later of [TUESDAY, '2026-08-25T08:15:00.000Z', '2026-08-25T08:30:00.000Z'])
        await world.at(later);
      expect(await world.sent()).toEqual([]);
    },
  );

  it('a word on an issue that was called off is told so', async () => {
    await draft();
    await world.answer('approve');
    const [proof] = world.toNora();
    world.clock.setTo(TUESDAY);
    await world.tick({ hints: { send: async () => {} } });
    await world.answer('hold', proof);
    await cancelIssue(world.ports, (await agenda()).outgoing?.slug ?? '');
    await world.answer('approve', proof);
    expect(subjects().at(-1)).toBe('“The second cup” was called off');
  });

  it('hold, after the write that decided and before there is an issue, keeps it from everybody, for good after two days', async () => {
    await draft();
    await world.answer('approve');
    const [proof] = world.toNora();
    const { issues } = world.ports;
    world.clock.setTo(TUESDAY);
    await world.tick({
      issues: {
        ...issues,
        open: async (issue) => {
          await world.answer('hold', proof);
          return issues.open(issue);
        },
      },
    });
    for (const moment of ['2026-08-25T08:15:00.000Z', '2026-08-28T08:00:00.000Z', NEXT_EVE])
      await world.at(moment);
    expect(await world.sent()).toEqual([]);
    const slug = (await agenda()).outgoing?.slug ?? '';
    expect(await issues.find(slug)).toMatchObject({ status: 'cancelled' });
  });

  it('approve, after a hold before there was an issue, lets it go', async () => {
    await draft();
    await world.answer('approve');
    const [proof] = world.toNora();
    const { issues } = world.ports;
    world.clock.setTo(TUESDAY);
    const open = async (issue: Parameters<typeof issues.open>[0]) => {
      await world.answer('hold', proof);
      return issues.open(issue);
    };
    await world.tick({ issues: { ...issues, open } });
    world.clock.setTo('2026-08-25T08:01:00.000Z');
    await world.answer('approve', proof);
    expect(subjects().at(-1)).toBe('“The second cup” goes on');
    await world.at('2026-08-25T08:15:00.000Z');
    expect(await world.sent()).toEqual(['ada The second cup', 'ben The second cup']);
  });

  it('hold, between the look at the agenda and the start, pauses what was started', async () => {
    await draft();
    await world.answer('approve');
    const [proof] = world.toNora();
    const { dispatches } = world.ports;
    world.clock.setTo(TUESDAY);
    const start = async (dispatch: Parameters<typeof dispatches.start>[0]) => {
      await world.answer('hold', proof);
      return dispatches.start(dispatch);
    };
    await world.tick({ dispatches: { ...dispatches, start } });
    await world.at('2026-08-25T08:15:00.000Z');
    expect(await world.sent()).toEqual([]);
  });
});

describe('never two in a week', () => {
  it('when the slot is moved from Tuesday to Friday after an issue', async () => {
    await world.at(EVE);
    await world.at(TUESDAY);
    const fridays = { ...world.context.newsletter, slot: { ...world.context.newsletter.slot, weekday: 5 } };
    const on = (moment: string) => world.at(moment, {}, { ...world.context, newsletter: fridays });
    for (const moment of [
      '2026-08-25T08:15:00.000Z',
      '2026-08-27T08:00:00.000Z',
      '2026-08-28T08:00:00.000Z',
    ]) {
      await on(moment);
    }
    expect((await world.sent()).filter((line) => line.startsWith('ada'))).toEqual(['ada Issue first']);
    for (const moment of ['2026-09-03T08:00:00.000Z', '2026-09-04T08:00:00.000Z']) await on(moment);
    expect((await world.sent()).filter((line) => line.startsWith('ada'))).toEqual([
      'ada Issue first',
      'ada Issue second',
    ]);
  });

  it('when the clock jumps a week ahead and back', async () => {
    await draft();
    await world.answer('approve');
    await world.at(TUESDAY);
    await world.at('2026-09-01T08:15:00.000Z'); // past an eve that nobody saw
    await world.at('2026-08-26T08:00:00.000Z');
    for (const moment of [NEXT_EVE, NEXT_TUESDAY]) await world.at(moment);
    expect((await world.sent()).filter((line) => line.startsWith('ada'))).toEqual([
      'ada The second cup',
      'ada Issue first',
    ]);
  });
});

it('an issue that was opened while the clock ran ahead goes out in its slot', async () => {
  await draft();
  await world.answer('approve');
  const { dispatches } = world.ports;
  const start = () => Promise.reject(new Error('The process dies'));
  const ahead = world.at('2026-08-26T08:00:00.000Z', { dispatches: { ...dispatches, start } });
  await expect(ahead).rejects.toThrow('dies');
  await world.at(EVE);
  expect(await world.sent()).toEqual([]);
  await world.at(TUESDAY);
  expect(await world.sent()).toEqual(['ada The second cup', 'ben The second cup']);
});

it('a draft that was promised a week keeps it when the week before is held', async () => {
  await draft();
  await world.answer('approve');
  await draft('Words of another week.', 'The fourth cup');
  await world.answer('approve');
  await world.answer('hold', world.toNora()[0]);
  await world.at(TUESDAY);
  expect(await world.sent()).toEqual([]);
  const stands = await agenda();
  const [first] = stands.waiting;
  expect(first?.subject).toBe('The fourth cup');
  const slotAt = await world.ports.issues.findSlot();
  expect(first && slotAt && slotOf(stands, world.context.newsletter.slot, slotAt, first)).toBe(NEXT_TUESDAY);
});

describe('the letters of proofs', () => {
  it('are kept while something may come of them, and no longer', async () => {
    await draft();
    await draft('Quite other words.', 'The second cup'); // takes its place
    await world.answer('approve');
    await draft('Words of another week.', 'The fourth cup');
    await world.answer('skip');
    await draft('And of one more.', 'The fifth cup');
    for (const moment of [EVE, TUESDAY, '2026-08-26T08:15:00.000Z']) await world.at(moment);
    const { waiting, proofs } = await agenda();
    expect(waiting.map(({ subject }) => subject)).toEqual(['The fifth cup']);
    expect(await world.keptProofs()).toEqual(waiting.map(({ proofId }) => proofId));
    expect(proofs?.map(({ proofId }) => proofId)).toEqual(await world.keptProofs());
    await world.answer('approve');
    for (const moment of [NEXT_EVE, NEXT_TUESDAY]) await world.at(moment);
    expect((await world.sent()).filter((line) => line.startsWith('ada'))).toEqual([
      'ada The second cup',
      'ada The fifth cup',
    ]);
  });

  it('that showed a letter from the drawer end with its week, whether it went or was passed over', async () => {
    await world.at(EVE);
    await world.answer('skip');
    for (const moment of [TUESDAY, NEXT_EVE, NEXT_TUESDAY, '2026-09-02T09:00:00.000Z'])
      await world.at(moment);
    expect(await world.keptProofs()).toEqual([]);
    expect((await world.sent()).filter((line) => line.startsWith('ada'))).toEqual(['ada Issue first']);
  });

  it('are not written anew by a mail that comes again after a newer one', async () => {
    const owner = (await world.ports.owners.listOwners())[0] ?? never();
    const mail = { owner, copyKey: 'one mail', text: LETTER, mailSubject: 'The second cup' };
    await receiveDraft(world.ports, world.context, mail);
    await draft('Quite other words.', 'The second cup');
    await world.at(TUESDAY);
    await world.at('2026-08-26T08:15:00.000Z');
    const before = await world.keptProofs();
    await receiveDraft(world.ports, world.context, mail);
    expect(await world.keptProofs()).toEqual(before);
    expect(before).toEqual((await agenda()).waiting.map(({ proofId }) => proofId));
  });
});

function never(): never {
  throw new Error('There is no owner');
}

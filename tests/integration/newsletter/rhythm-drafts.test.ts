import { beforeEach, describe, expect, it } from 'vitest';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { knownLinks } from '../../builders/known-links.ts';
import { startDynalite } from '../../engines/engine.ts';
import { openRhythmWorld, type RhythmWorld } from './rhythm-world.ts';

const EVE = '2026-08-24T08:00:00.000Z';
const TUESDAY = '2026-08-25T08:00:00.000Z';
const NEXT_EVE = '2026-08-31T08:00:00.000Z';
const NEXT_TUESDAY = '2026-09-01T08:00:00.000Z';
const LETTER = 'I met a heating engineer.\n\n## One tip\n\nKeep a card.';

const engine = await startDynalite();
let world: RhythmWorld;

const open = async (settings: Parameters<typeof openRhythmWorld>[1] = {}) => {
  world = await openRhythmWorld(engine, settings);
};
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

import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { logInteraction } from '../../../functions/circle/log-interaction.ts';
import { readAnswerLines } from '../../../functions/nudges/answer/domain/read-answer-lines.ts';
import type { Circle } from '../../../infra/cli/circle.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import { startDynalite } from '../../engines/engine.ts';
import { ABOUT_RUTH } from '../../unit/nudges/answer/say-line.ts';
import { kith, openCircle } from './command-line.ts';

const ruth = buildContact();
const engine = await startDynalite();
let circle: Circle;
afterAll(() => engine?.close());
beforeEach(async () => {
  circle = openCircle(engine, await engine.createTables());
  await circle.owners.addOwner(buildOwner());
  await circle.contacts.addContact(ruth);
});

const run = async (...args: readonly string[]) => {
  const { exitCode, out, notes } = await kith(circle, ...args);
  return exitCode === 0 ? out : `${exitCode}: ${notes}`;
};
const json = async (...args: readonly string[]) => JSON.parse((await kith(circle, ...args, '--json')).out);

describe('logging by hand', () => {
  test('moves the due date, once for the same words on the same day', async () => {
    expect(await run('log', 'Ruth', 'call', 'She', 'starts', 'in', 'May.')).toBe(
      'Ruth Adler: call of Mon 24 Aug 2026 logged. They are due Wed 23 Sept 2026.',
    );
    circle = { ...circle, clock: fixedClock('2026-08-24T15:00:00Z') };
    expect(await run('log', 'Ruth', 'call', 'She starts in May.')).toMatch(
      /call of Mon 24 Aug 2026 was logged before/,
    );
    expect((await json('timeline', 'Ruth')).interactions).toHaveLength(1);
  });

  test('says of somebody without a rhythm how one begins', async () => {
    await run('add', 'Zoë');
    expect(await run('log', 'Zoë', 'call', 'Hello.')).toBe(
      'Zoë: call of Mon 24 Aug 2026 logged. No rhythm yet: set a tier or every.',
    );
  });

  test('offers a reminder of what is to come, in words that an answer to a brief takes, and plans nothing', async () => {
    const out = await run('log', 'Ruth', 'note', 'Mia starts school on 7 September.');
    const line = 'Ruth Adler: remind 14 September: ask how Mia’s first week at school was';
    expect(out.split('\n').slice(1)).toEqual([`To be reminded, answer any brief with: ${line}`]);
    expect((await circle.contacts.findContact(ruth))?.plans).toEqual([]);
    expect(readAnswerLines(line, ABOUT_RUTH)[0]?.reading).toMatchObject({ kind: 'remind' });
  });

  test('takes a day of the past, and a note is no touch', async () => {
    expect(await run('log', 'Ruth', 'gift', 'A tin of type.', '--on', '4 August')).toBe(
      'Ruth Adler: gift of Tue 4 Aug 2026 logged. They are due Thu 3 Sept 2026.',
    );
    expect(await run('log', 'Ruth', 'note', 'Likes tea.', '--on', '2026-08-20')).toMatch(
      /due Thu 3 Sept 2026/,
    );
    expect(await json('log', 'Ruth', 'mail', 'Wrote.', '--on', '1 December')).toMatchObject({
      interaction: { occurredAt: '2025-12-01T12:00:00.000Z', direction: 'outbound', source: { by: 'cli' } },
    });
  });

  test.each([
    [
      ['log', 'Ruth', 'call', 'Hm.', '--on', '2026-08-25'],
      '2: 2026-08-25 is still to come; log it when it has happened.',
    ],
    [
      ['log', 'Ruth', 'call', 'Hm.', '--on', 'someday'],
      '2: "someday" is not a clear day; write --on like 2026-08-04 or "4 August". npm run kith -- help lists what there is.',
    ],
    [['log', 'Zed', 'call', 'Hm.'], '3: There is nobody called Zed in the circle.'],
  ])('%j is answered in a line', async (args, line) => {
    expect(await run(...args)).toBe(line);
  });

  test.each([['log'], ['log Ruth'], ['log Ruth call'], ['log Ruth dance words']])(
    '%s says what it needs',
    async (words) => {
      expect(await run(...words.split(' '))).toMatch(/^2: log needs a name, what it was, and words/);
    },
  );
});

describe('a note', () => {
  const idOf = async () => (await json('timeline', 'Ruth')).interactions[0].interactionId;

  test('gets new words, keeps the old ones, and changes once', async () => {
    await run('log', 'Ruth', 'note', 'Likes tea.');
    const id = await idOf();
    const line = 'Ruth Adler: the note of Mon 24 Aug 2026';
    expect(await run('note', 'edit', 'Ruth', id.slice(0, 8), 'Likes', 'coffee.')).toBe(
      `${line} has new words; the old ones are kept.`,
    );
    expect(await run('note', 'edit', 'Ruth', id, 'Likes coffee.')).toBe(`${line} says that already.`);
    expect(await run('timeline', 'Ruth')).toMatch(/ {2}\(edited\)\n {2}Likes coffee\.$/);
    expect(await run('timeline', 'Ruth', '--history')).toMatch(
      /Likes coffee\.\n {2}until Mon 24 Aug 2026: Likes tea\.$/,
    );
  });

  test('of the contact stays as they wrote it', async () => {
    await logInteraction(
      circle,
      buildInteraction({ interactionId: 'theirs', kind: 'reply', direction: 'inbound' }),
    );
    expect(await run('note', 'edit', 'Ruth', 'theirs', 'Else.')).toMatch(
      /^2: Those words went out or came in as they are/,
    );
  });

  test('that is not there, or not told apart, is answered in a line', async () => {
    await logInteraction(circle, buildInteraction({ interactionId: 'demo-10' }));
    await logInteraction(circle, buildInteraction({ interactionId: 'demo-11' }));
    expect(await run('note', 'edit', 'Ruth', 'zzz', 'Else.')).toBe(
      '3: Ruth Adler has no entry zzz; timeline NAME shows the ids.',
    );
    expect(await run('note', 'edit', 'Ruth', 'demo-1', 'Else.')).toBe(
      '2: Several entries begin with demo-1; give more of the id.',
    );
    expect(await run('note', 'edit', 'Ruth')).toMatch(/^2: note edit needs/);
  });
});

describe('a long timeline', () => {
  beforeEach(async () => {
    for (const day of [1, 2, 3, 4, 5]) {
      await logInteraction(
        circle,
        buildInteraction({
          interactionId: `e${day}`,
          text: `Day ${day}.`,
          occurredAt: `2026-08-0${day}T12:00:00.000Z`,
        }),
      );
    }
  });
  const daysOf = async (...args: readonly string[]) => {
    const { interactions, olderCursor, newerCursor } = await json(
      'timeline',
      'Ruth',
      '--limit',
      '2',
      ...args,
    );
    return { days: interactions.map(({ text }: { text: string }) => text), olderCursor, newerCursor };
  };

  test('is paged both ways', async () => {
    const newest = await daysOf();
    expect(newest).toMatchObject({ days: ['Day 5.', 'Day 4.'], newerCursor: undefined });
    const middle = await daysOf('--older', newest.olderCursor);
    expect(middle.days).toEqual(['Day 3.', 'Day 2.']);
    expect((await daysOf('--older', middle.olderCursor)).days).toEqual(['Day 1.']);
    expect((await daysOf('--newer', middle.newerCursor)).days).toEqual(['Day 5.', 'Day 4.']);
    expect(await run('timeline', 'Ruth', '--limit', '2')).toContain(
      `\n\nOlder: --older ${newest.olderCursor}`,
    );
  });

  test.each([
    [['--older', 'x', '--newer', 'y'], /^2: Page one way/],
    [['--older', 'nonsense'], /^1: /],
    [['--limit', '5000'], /^2: --limit is a number from 1 to 1000\./],
  ])('%j is answered in a line', async (flags, line) => {
    expect(await run('timeline', 'Ruth', ...flags)).toMatch(line);
  });
});

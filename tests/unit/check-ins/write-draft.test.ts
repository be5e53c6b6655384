import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DraftMaterial, writeDraft } from '../../../functions/check-ins/domain/write-draft.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildInteraction } from '../../builders/interaction.ts';

const LEO = { name: 'Leo', relation: 'son', notes: ['starts school in September'] };

const ROWER = buildContact({ lovedOnes: [LEO], interests: ['rowing'] });

const write = (changes: Partial<DraftMaterial> = {}) =>
  writeDraft({
    contact: ROWER,
    interactions: [],
    ownerName: 'Nora Lindqvist',
    now: fixedClock().now(),
    timeZone: 'Europe/London',
    ...changes,
  });

const body = (changes: Partial<DraftMaterial>) => write(changes)?.split('\n\n')[1];

const meeting = buildInteraction({
  kind: 'meeting',
  occurredAt: '2026-07-08T12:00:00.000Z',
  text: 'PRIVATE',
});

describe('a draft', () => {
  it('is a letter by hand: a greeting, what one would ask, the first name of the owner', () => {
    expect(write({ interactions: [meeting] })).toBe(
      'Hi Ruth,\n\nIt was good to see you in July. Have you found time for rowing lately?\n\nNora',
    );
  });

  it.each([
    ['2026-08-20T12:00:00.000Z', 'It was good to talk the other day.'],
    ['2026-08-03T12:00:00.000Z', 'It was good to talk earlier this month.'],
    ['2026-07-08T12:00:00.000Z', 'It was good to talk in July.'],
    ['2025-11-08T12:00:00.000Z', 'It was good to talk last November.'],
    ['2024-11-08T12:00:00.000Z', 'It has been a while.'],
  ])('recalls a call of %s as one does', (occurredAt, opening) => {
    const call = buildInteraction({ kind: 'call', occurredAt });
    expect(body({ interactions: [call] })).toBe(`${opening} Have you found time for rowing lately?`);
  });

  it('asks how a plan goes of which they wrote', () => {
    const letter = buildInteraction({
      kind: 'reply',
      direction: 'inbound',
      occurredAt: '2026-07-08T12:00:00.000Z',
      text: 'Thank you, that was lovely. We are moving to Lisbon in October. More soon!',
      source: { by: 'contact-reply', messageId: 'm1' },
    });
    expect(body({ interactions: [letter] })).toBe(
      'It has been a while. You wrote in July: “We are moving to Lisbon in October.” How is that going?',
    );
  });

  it.each([
    ['a courtesy', 'It was lovely to see you both again.', 'contact-reply'],
    ['a question', 'Are we still going to meet in May?', 'contact-reply'],
    ['a link', 'We are going to publish it at https://evil.example today.', 'contact-reply'],
    ['news of their family', 'My wife is starting a new job on Monday.', 'contact-reply'],
    ['words that may be somebody else’s', 'We are moving to Lisbon in May.', 'unproven-reply'],
  ] as const)('does not quote %s', (_, text, by) => {
    const letter = buildInteraction({ kind: 'reply', direction: 'inbound', text, source: { by } });
    expect(body({ interactions: [letter] })).toContain('Have you found time for rowing lately?');
  });

  it.each([
    'starts school in September',
    'has heart surgery in May',
    'hopes to get pregnant',
    'wants a separation',
    'will be out of prison',
  ])('tells nothing of a loved one, who %s: nothing shows that the contact told it', (note) => {
    const contact = buildContact({ lovedOnes: [{ ...LEO, notes: [note] }] });
    expect(write({ contact })).toBeUndefined();
  });

  it('asks about no interest that is a private one', () => {
    const contact = buildContact({ interests: ['AA meetings', 'fertility blogs'] });
    expect(write({ contact })).toBeUndefined();
  });

  it('asks about another interest each day', () => {
    const contact = buildContact({ interests: ['rowing', 'jazz'] });
    const ask = (day: string) => body({ contact, now: fixedClock(`${day}T06:30:00.000Z`).now() });
    expect([ask('2026-08-24'), ask('2026-08-25')].toSorted()).toEqual([
      'It has been a while. Have you found time for jazz lately?',
      'It has been a while. Have you found time for rowing lately?',
    ]);
  });

  it.each([
    ['nothing personal is known', buildContact(), []],
    [
      'the owner noted a grief',
      buildContact({ interests: ['rowing'], notes: ['Her father died in May'] }),
      [],
    ],
    ['the timeline speaks of one', ROWER, [buildInteraction({ text: 'Back from the hospital.' })]],
    [
      'they wrote of something private',
      ROWER,
      [
        buildInteraction({
          direction: 'inbound',
          text: 'I am leaving Peter and moving out, please tell nobody.',
        }),
      ],
    ],
    [
      'a loved one is ill',
      buildContact({ interests: ['rowing'], lovedOnes: [{ ...LEO, notes: ['is in hospital'] }] }),
      [],
    ],
  ])('is not written where %s', (_, contact, interactions) => {
    expect(write({ contact, interactions })).toBeUndefined();
  });
});

describe('whatever is known', () => {
  const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 80 });
  const lovedOne = fc.record({
    name: word,
    relation: word,
    notes: fc.array(
      fc.oneof(
        word,
        word.map((rest) => `starts ${rest}`),
      ),
      { maxLength: 2 },
    ),
  });
  const interaction = fc
    .record({
      kind: fc.constantFrom('mail', 'reply', 'call', 'meeting', 'note', 'gift'),
      direction: fc.constantFrom('inbound', 'outbound', 'between'),
      text: fc.oneof(
        word,
        word.map((rest) => `We are moving to ${rest}.`),
      ),
      occurredAt: fc.constantFrom('2026-08-20T12:00:00.000Z', '2019-01-01T00:00:00.000Z'),
    })
    .map((changes) => buildInteraction({ ...changes, source: { by: 'contact-reply' } }));
  const material = fc.record({
    name: word,
    ownerName: word,
    lovedOnes: fc.array(lovedOne, { maxLength: 3 }),
    interests: fc.array(word, { maxLength: 3 }),
    interactions: fc.array(interaction, { maxLength: 4 }),
  });

  it('a draft is never an error, and always three paragraphs of one line each', () => {
    fc.assert(
      fc.property(material, ({ name, ownerName, lovedOnes, interests, interactions }) => {
        const contact = buildContact({ name, lovedOnes, interests });
        const text = write({ contact, ownerName, interactions });
        if (text === undefined) return;
        const paragraphs = text.split('\n\n');
        expect(paragraphs).toHaveLength(3);
        for (const paragraph of paragraphs) expect(paragraph).not.toMatch(/[\r\n\u2028\u2029]|\p{Cc}/u);
      }),
    );
  });

  it('a draft holds nothing that the owner noted for themselves, nor what they wrote, nor what others may have', () => {
    const secret = 'xylophone';
    const told = `We are moving to ${secret}.`;
    const facts = fc.constantFrom<Parameters<typeof buildContact>[0]>(
      { notes: [`We are moving to ${secret}`] },
      { company: secret, role: secret },
      {},
    );
    const entries = fc.constantFrom<Parameters<typeof buildInteraction>[0]>(
      { kind: 'meeting', text: told },
      { kind: 'note', text: told },
      { kind: 'mail', direction: 'outbound', text: told },
      { kind: 'reply', direction: 'inbound', text: told, source: { by: 'unproven-reply' } },
    );
    fc.assert(
      fc.property(facts, fc.array(entries, { maxLength: 3 }), (known, timeline) => {
        const contact = buildContact({ lovedOnes: [LEO], interests: ['rowing'], ...known });
        const interactions = timeline.map((entry) => buildInteraction(entry));
        expect(write({ contact, interactions })).not.toContain(secret);
      }),
    );
  });

  it('a draft holds no grave or private word, wherever it stood', () => {
    const words = fc.constantFrom(
      'chemo',
      'surgery',
      'IVF',
      'therapy',
      'a funeral',
      'rehab',
      'divorce',
      'court',
      'debt',
      'prison',
    );
    const around = fc.constantFrom<(word: string) => string>(
      (word) => `We are moving to Lisbon in May because of ${word}.`,
      (word) => `I am starting a new job after ${word}.`,
      (word) => `I am writing a book about ${word}.`,
      (word) => word,
    );
    const place = fc.constantFrom('letter', 'note', 'interest', 'loved one');
    fc.assert(
      fc.property(words, around, place, (word, say, where) => {
        const said = say(word);
        const contact = buildContact({
          interests: where === 'interest' ? [said] : ['rowing'],
          notes: where === 'note' ? [said] : [],
          lovedOnes: where === 'loved one' ? [{ ...LEO, notes: [said] }] : [],
        });
        const letter = buildInteraction({
          kind: 'reply',
          direction: 'inbound',
          occurredAt: '2026-07-08T12:00:00.000Z',
          text: where === 'letter' ? said : 'Thank you!',
          source: { by: 'contact-reply', messageId: 'm1' },
        });
        expect(write({ contact, interactions: [letter] }) ?? '').not.toContain(word);
      }),
    );
  });
});

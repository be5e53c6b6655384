import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DraftMaterial, writeDraft } from '../../../functions/check-ins/domain/write-draft.ts';
import { courseOfUndated } from '../../../functions/circle/domain/undated-plan.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';

const OWNER = buildOwner();
const LEO = { name: 'Leo', relation: 'son', notes: ['starts school in September'] };
const RUTH = buildContact({ lovedOnes: [LEO] });

const letterOf = (text: string, occurredAt = '2026-07-08T12:00:00.000Z') =>
  buildInteraction({
    ...{ kind: 'reply', direction: 'inbound', occurredAt, text },
    source: { by: 'contact-reply', messageId: 'm1' },
  });
const GREEK = letterOf('We are learning Greek.');

const write = (changes: Partial<DraftMaterial> = {}) =>
  writeDraft({
    contact: RUTH,
    interactions: [GREEK],
    owner: OWNER,
    ownerName: 'Nora Lindqvist',
    now: fixedClock().now(),
    ...changes,
  });

const paragraphs = (changes: Partial<DraftMaterial>) => write(changes)?.text.split('\n\n') ?? [];
const body = (changes: Partial<DraftMaterial>) => paragraphs(changes)[1];

const meeting = buildInteraction({
  ...{ kind: 'meeting', occurredAt: '2026-07-08T12:00:00.000Z', text: 'PRIVATE' },
});

describe('a draft', () => {
  it('is a letter by hand: a greeting, what one would ask, the first name of the owner', () => {
    const [greeting, words, signOff] = paragraphs({ interactions: [meeting, GREEK] });
    expect([greeting, signOff]).toEqual(['Hi Ruth,', 'Nora']);
    expect(words).toMatch(/ (?:see you|that we met) in July\. .*in July: “We are learning Greek\.” /i);
  });

  it.each([
    ['2026-08-20T12:00:00.000Z', 'the other day'],
    ['2026-08-03T12:00:00.000Z', 'earlier this month'],
    ['2026-07-08T12:00:00.000Z', 'in July'],
    ['2025-11-08T12:00:00.000Z', 'last November'],
  ])('recalls a call of %s as one does', (occurredAt, when) => {
    const call = buildInteraction({ kind: 'call', occurredAt });
    expect(
      body({ interactions: [call, letterOf('I love our allotment garden.', '2025-10-08T12:00:00.000Z')] }),
    ).toMatch(new RegExp(`^[^.]*(?:talk|talked) ${when}\\.`));
  });

  it.each([
    ['a plan without a day', 'We are learning Greek.', 'how (?:is that|is it|things are|are you getting)'],
    ['a plan that is over by now', 'We are moving to Lisbon in July.', 'how (?:did that|was it)'],
    ['a plan that is still ahead', 'We are moving to Lisbon in October.', 'things looking'],
    ['news', 'I won the regional chess prize.', 'congratulations|well done'],
    ['a kindness', 'I recommended you to our head of events.', 'thank'],
    ['a joy', 'I love our allotment garden.', 'still so|hear more'],
  ])('answers %s as one would', (_, told, answer) => {
    const words = body({ interactions: [letterOf(told, '2026-07-08T12:00:00.000Z')] });
    expect(words).toContain(`“${told}”`);
    expect(words).toMatch(new RegExp(answer, 'i'));
  });

  it.each([
    ['2026-04-26', 'how (?:is that|is it|things are|are you getting)'],
    ['2026-04-25', 'become of that|get on with it|got on with it'],
    ['2025-11-27', 'become of that|get on with it|got on with it'],
  ])('asks of a plan without a day, told on %s, as one does so long after', (day, answer) => {
    const words = body({
      interactions: [letterOf('I am training for a triathlon.', `${day}T12:00:00.000Z`)],
    });
    expect(words).toMatch(new RegExp(answer, 'i'));
  });

  it('lets a plan without a day fade, and speaks of a later word of theirs instead', () => {
    const old = letterOf('I am training for a triathlon.', '2025-11-26T12:00:00.000Z');
    expect(write({ interactions: [old] })).toBeUndefined();
    expect(body({ interactions: [GREEK, old] })).toContain('learning Greek');
  });

  it('never goes back to a plan without a day that has faded, nor from its outcome to its course', () => {
    const courses = ['under-way', 'long-ago', 'faded'];
    const at = (days: number) =>
      fixedClock()
        .now()
        .add({ hours: 24 * days });
    const told = toIsoInstant(fixedClock().now());
    fc.assert(
      fc.property(fc.nat(800), fc.nat(800), (one, other) => {
        const [sooner, later] = [Math.min(one, other), Math.max(one, other)].map((days) =>
          courses.indexOf(courseOfUndated(told, at(days), OWNER.timeZone)),
        );
        expect(sooner).toBeLessThanOrEqual(later ?? -1);
      }),
    );
  });

  it('asks after an interest that they wrote about, and offers an introduction where somebody shares it', () => {
    const contact = buildContact({ interests: ['rowing', 'jazz'] });
    const interactions = [letterOf('Thank you for the article about rowing!')];
    expect(body({ contact, interactions })).toMatch(/about rowing, of which|about rowing in July/);
    const other = buildContact({ contactId: 'benbenbenbenbenb', name: 'Ben Silver', interests: ['Rowing'] });
    const introduction = body({ contact, interactions, others: [contact, other] });
    expect(introduction).toContain('rowing');
    expect(introduction).toMatch(/introduc/);
    expect(introduction).not.toContain('Ben');
  });

  it('wishes a happy birthday when one is near, and is good for no longer than that day', () => {
    const contact = buildContact({ occasions: [{ kind: 'birthday', date: { month: 8, day: 26 } }] });
    const written = write({ contact });
    expect(written?.text).toMatch(/birthday (?:on|for) 26 August/);
    expect(written?.lastDay?.toString()).toBe('2026-08-26');
  });

  it.each([
    ['a friend', { tier: 'inner' }, 'Hi Ruth,', 'Nora'],
    ['somebody of the wider circle', {}, 'Hi Ruth,', 'Nora'],
    [
      'whom one knows by initials',
      { name: 'J. R. Hartley' },
      'Dear J. R. Hartley,',
      'With kind regards,\nNora Lindqvist',
    ],
    ['a professor', { nickname: 'Prof. Adler' }, 'Dear Prof. Adler,', 'With kind regards,\nNora Lindqvist'],
  ] as const)('greets and closes as one does with %s', (_, changes, greeting, closing) => {
    const letter = paragraphs({ contact: buildContact(changes) });
    expect([letter[0], letter[2]]).toEqual([greeting, closing]);
  });

  it('greets and closes as the owner does', () => {
    const letter = paragraphs({ style: { greeting: 'Dear', signOff: 'All the best' } });
    expect([letter[0], letter[2]]).toEqual(['Dear Ruth,', 'All the best,\nNora']);
  });

  it('says nothing twice to one person: neither the fact nor the words around it', () => {
    const interactions = [
      'We are learning Greek.',
      'We are renovating our kitchen.',
      'I am writing a novel.',
    ].map((text, at) => letterOf(text, `2026-07-0${9 - at}T12:00:00.000Z`));
    const earlier: { text: string; wordings: readonly string[] }[] = [];
    for (;;) {
      const next = write({ interactions, earlier });
      if (next === undefined) break;
      for (const used of earlier) {
        expect(next.wordings.filter((id) => used.wordings.includes(id))).toEqual([]);
      }
      earlier.push(next);
    }
    expect(earlier).toHaveLength(2); // Two ways to ask after a plan in the brief tone; then the owner writes.
  });
});

describe('no draft', () => {
  it.each([
    ['a courtesy', 'It was lovely to see you both again.'],
    ['a question', 'Are we still going to meet in May?'],
    ['a link', 'We are going to publish it at https://evil.example today.'],
    ['news of their family', 'My wife is starting a new job on Monday.'],
    ['old news', 'I won the regional chess prize.', '2026-03-08T12:00:00.000Z'],
  ])('is built on %s', (_, text, occurredAt = '2026-07-08T12:00:00.000Z') => {
    expect(write({ interactions: [letterOf(text, occurredAt)] })).toBeUndefined();
  });

  it.each([
    ['words that may be somebody else’s', buildInteraction({ ...GREEK, source: { by: 'unproven-reply' } })],
    ['what the owner noted', buildInteraction({ kind: 'note', text: 'We are learning Greek.' })],
    ['what the owner wrote', buildInteraction({ kind: 'mail', direction: 'outbound', text: GREEK.text })],
  ])('is built on %s', (_, entry) => {
    expect(write({ interactions: [entry] })).toBeUndefined();
  });

  it.each([
    ['an interest that the owner noted and they never wrote about', { interests: ['rowing'] }],
    ['a loved one: nothing shows that they told it', { lovedOnes: [LEO] }],
  ])('is built on %s', (_, known) => {
    expect(write({ contact: buildContact(known), interactions: [] })).toBeUndefined();
  });

  it('asks about an interest that is a private one', () => {
    const contact = buildContact({ interests: ['AA meetings'] });
    expect(write({ contact, interactions: [letterOf('Off to the AA meetings.')] })).toBeUndefined();
  });

  it('goes in English to somebody to whom one writes in another language', () => {
    expect(write({ contact: buildContact({ language: 'de-AT' }) })).toBeUndefined();
    expect(write({ contact: buildContact({ language: 'en-GB' }) })).toBeDefined();
  });

  it.each([
    ['the owner noted a grief', buildContact({ notes: ['Her father died in May'] }), []],
    ['the timeline speaks of one', RUTH, [buildInteraction({ text: 'Back from the hospital.' })]],
    ['they wrote of something private', RUTH, [letterOf('I am leaving Peter, please tell nobody.')]],
    ['a loved one is ill', buildContact({ lovedOnes: [{ ...LEO, notes: ['is in hospital'] }] }), []],
  ])('is written where %s', (_, contact, interactions) => {
    expect(write({ contact, interactions: [...interactions, GREEK] })).toBeUndefined();
  });
});

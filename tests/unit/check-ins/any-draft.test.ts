import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asks } from '../../../functions/check-ins/domain/letter/asks.ts';
import { openings } from '../../../functions/check-ins/domain/letter/openings.ts';
import { fillIn } from '../../../functions/check-ins/domain/letter/wording.ts';
import { type DraftMaterial, writeDraft } from '../../../functions/check-ins/domain/write-draft.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';

const LEO = { name: 'Leo', relation: 'son', notes: ['starts school in September'] };
const OWNER = buildOwner();
const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 80 });

const write = (changes: Partial<DraftMaterial>) =>
  writeDraft({
    contact: buildContact(),
    interactions: [],
    owner: OWNER,
    ownerName: 'Nora Lindqvist',
    now: fixedClock().now(),
    ...changes,
  });

it('a draft is never an error, and always three paragraphs of one line each', () => {
  const interaction = fc
    .record({
      kind: fc.constantFrom('mail', 'reply', 'call', 'meeting', 'note', 'gift'),
      direction: fc.constantFrom('inbound', 'outbound', 'between'),
      text: fc.oneof(
        word,
        word.map((rest) => `We are moving to Lisbon ${rest}.`),
      ),
      occurredAt: fc.constantFrom('2026-08-20T12:00:00.000Z', '2019-01-01T00:00:00.000Z'),
    })
    .map((changes) => buildInteraction({ ...changes, source: { by: 'contact-reply' } }));
  const material = fc.record({
    name: word,
    ownerName: word,
    interests: fc.array(word, { maxLength: 3 }),
    interactions: fc.array(interaction, { maxLength: 4 }),
  });
  fc.assert(
    fc.property(material, ({ name, ownerName, interests, interactions }) => {
      const text = write({ contact: buildContact({ name, interests }), ownerName, interactions })?.text;
      if (text === undefined) return;
      const lines = text.split('\n\n');
      expect(lines).toHaveLength(3);
      for (const line of lines) expect(line).not.toMatch(/[\r\n\u2028\u2029]|\p{Cc}/u);
    }),
  );
});

it('a draft holds nothing that the owner noted, nor what they wrote, nor what others may have', () => {
  const secret = 'xylophone';
  const told = `We are moving to Lisbon with a ${secret}.`;
  const facts = fc.constantFrom<Parameters<typeof buildContact>[0]>(
    { notes: [told] },
    { company: secret, role: secret },
    { interests: [secret] },
    { lovedOnes: [{ ...LEO, notes: [told] }] },
  );
  const entries = fc.constantFrom<Parameters<typeof buildInteraction>[0]>(
    { kind: 'meeting', text: told },
    { kind: 'note', text: told },
    { kind: 'mail', direction: 'outbound', text: told },
    { kind: 'reply', direction: 'inbound', text: told, source: { by: 'unproven-reply' } },
  );
  const letter = buildInteraction({
    ...{ kind: 'reply', direction: 'inbound', text: 'We are learning Greek.' },
    ...{ interactionId: 'their-letter', source: { by: 'contact-reply' } },
    occurredAt: '2026-07-08T12:00:00.000Z',
  });
  fc.assert(
    fc.property(facts, fc.array(entries, { maxLength: 3 }), (known, timeline) => {
      const interactions = [...timeline.map((entry) => buildInteraction(entry)), letter];
      const text = write({ contact: buildContact(known), interactions })?.text;
      expect(text).toContain('Greek');
      expect(text).not.toContain(secret);
    }),
  );
});

it('a draft holds no grave or private word, wherever it stood', () => {
  const words = fc.constantFrom(
    ...['chemo', 'surgery', 'IVF', 'therapy', 'a funeral', 'rehab', 'divorce', 'court', 'debt', 'prison'],
  );
  const around = fc.constantFrom<(secret: string) => string>(
    (secret) => `We are moving to Lisbon in May because of ${secret}.`,
    (secret) => `I won a prize in spite of ${secret}.`,
    (secret) => `I am writing a book about ${secret}.`,
    (secret) => secret,
  );
  const place = fc.constantFrom('letter', 'note', 'interest', 'loved one');
  fc.assert(
    fc.property(words, around, place, (secret, say, where) => {
      const said = say(secret);
      const contact = buildContact({
        interests: where === 'interest' ? [said] : [],
        notes: where === 'note' ? [said] : [],
        lovedOnes: where === 'loved one' ? [{ ...LEO, notes: [said] }] : [],
      });
      const letter = buildInteraction({
        ...{ kind: 'reply', direction: 'inbound', source: { by: 'contact-reply' } },
        occurredAt: '2026-07-08T12:00:00.000Z',
        text: where === 'letter' || where === 'interest' ? said : 'We are learning Greek.',
      });
      expect(write({ contact, interactions: [letter] })?.text ?? '').not.toContain(secret);
    }),
  );
});

const TONES = ['warm', 'brief', 'formal'] as const;

it.each(TONES)('every opening goes with every ask in the %s tone: whole sentences, no gap left', (tone) => {
  const begun = Object.values(openings).flatMap((byTone) => byTone[tone]);
  const asked = Object.entries(asks).flatMap(([theme, byTone]) =>
    byTone[tone].map((words) => ({
      words,
      said: ['interest', 'introduction'].includes(theme) ? 'rowing' : 'We are learning Greek.',
    })),
  );
  for (const opening of begun) {
    for (const { words, said } of asked) {
      const fill = (template: string) =>
        fillIn({ id: 'x', words: template }, { day: '12 May', when: 'in July', said });
      const body = `${fill(opening)} ${fill(words)}`;
      expect(body).not.toMatch(/[{}]|undefined|\s{2}|\.\.|\s[,.?!]/);
      expect(body).toMatch(/^\p{Lu}.*[.?!”]$/u);
      expect(body.split(said)).toHaveLength(2);
    }
  }
});

it('there are at least two ways to say each of eight themes in each of three tones', () => {
  const all = [...Object.values(openings), ...Object.values(asks)];
  expect(all.length).toBeGreaterThanOrEqual(8);
  for (const byTone of all) {
    for (const ways of Object.values(byTone)) expect(new Set(ways).size).toBeGreaterThanOrEqual(2);
  }
});

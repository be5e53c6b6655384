import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTACTS_MARKS, topicMarks } from '../../../functions/newsletter/domain/letter-pieces.ts';
import { NOBODY, personalise, type ReaderWords } from '../../../functions/newsletter/domain/personalise.ts';

const [forGarden, gardenEnds] = topicMarks('garden');
const [forContacts, contactsEnd] = CONTACTS_MARKS;
const words = `{{greeting}} Story. ${forGarden}Seeds.${gardenEnds} ${forContacts}Ring me, {{firstName}}.${contactsEnd} Bye.`;
const letter = { subject: 'Seeds', html: words, text: words };
const reader: ReaderWords = { ...NOBODY, greeting: 'Dear Ada,', firstName: 'Ada', topics: undefined };
const textFor = (changes: Partial<ReaderWords>) => personalise(letter, { ...reader, ...changes }).text;

describe('a letter to one reader', () => {
  it('has the section of a topic for whoever chose it, or chose nothing', () => {
    expect(textFor({ topics: ['garden', 'books'] })).toBe('Dear Ada, Story. Seeds.  Bye.');
    expect(textFor({ topics: undefined })).toContain('Seeds.');
    expect(textFor({ topics: ['books'] })).not.toContain('Seeds.');
    expect(textFor({ topics: [] })).not.toContain('Seeds.');
  });

  it('has the line for contacts for those whom the owner knows, and for nobody else', () => {
    expect(textFor({ isContact: true })).toContain('Ring me, Ada.');
    expect(textFor({ isContact: false })).not.toContain('Ring me');
  });

  it('is nobody’s where it is shown to everybody', () => {
    expect(personalise(letter, NOBODY).text).toBe('Dear reader, Story.   Bye.');
  });

  it('keeps whatever a reader put in as text: no element, no field, no part for others', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('<b>', '{{leaveUrl}}', '{{/contacts}}', '{{contacts}}', '$&', "$'", '"onload="'),
    );
    fc.assert(
      fc.property(name, (firstName) => {
        const { html, text } = personalise(letter, {
          ...reader,
          firstName,
          isContact: true,
          leaveUrl: 'SECRET',
        });
        expect(text).toBe(`Dear Ada, Story. Seeds. Ring me, ${firstName}. Bye.`);
        expect(html).not.toMatch(/[<>"]|SECRET/);
      }),
    );
  });
});

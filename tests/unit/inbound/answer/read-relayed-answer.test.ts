import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relayText } from '../../../../emails/relay.tsx';
import { parseMail } from '../../../../functions/inbound/adapters/parse-mail.ts';
import { readRelayedAnswer } from '../../../../functions/inbound/domain/answer/read-relayed-answer.ts';
import { listPrivateLines, writeBeside } from '../../../../functions/inbound/domain/beside.ts';
import { fixedClock } from '../../../builders/clock.ts';
import { buildContact } from '../../../builders/contact.ts';
import { buildInteraction } from '../../../builders/interaction.ts';
import { buildOwner } from '../../../builders/owner.ts';
import { buildRawMail } from '../../../builders/raw-mail.ts';

const inboundDomain = 'in.kith.example';
const owner = buildOwner();
const now = fixedClock().now();

const read = async (body: string, privateLines: readonly string[] = [], subject = 'Re: Ruth wrote back') =>
  readRelayedAnswer(await parseMail(buildRawMail({ body, subject })), { inboundDomain, privateLines });

describe('an answer to a mail that was passed on', () => {
  it('is the owner’s new words alone', async () => {
    const body =
      'How lovely!\n\nNora\n\nOn 24 Aug 2026, at 07:30, Kith wrote:\n> Ruth wrote back:\n> > Leo loves it!';
    expect(await read(body)).toEqual({ meaning: 'send', words: 'How lovely!\n\nNora' });
  });

  it.each([
    ['note: she sounds tired', 'she sounds tired'],
    ['Private: ask about Leo.\nAnd his school.', 'ask about Leo.\nAnd his school.'],
    ['log only\nGood news.', 'Good news.'],
  ])('stays with the owner where it begins so: %j', async (body, words) => {
    expect(await read(body)).toEqual({ meaning: 'note', words });
  });

  it.each(['stop', 'Skip this', 'snooze 2 weeks', 'remind me on Friday to call', 'called her', '2w', 'send'])(
    'is asked about where it is a word for Kith: %s',
    async (body) => {
      expect(await read(body)).toMatchObject({ meaning: 'command' });
    },
  );

  it.each(['Done!', 'See you on Friday.', 'Stop it, you are too kind!', 'Notes follow tomorrow.'])(
    'goes on where it is a sentence to a person: %s',
    async (body) => {
      expect(await read(body)).toEqual({ meaning: 'send', words: body });
    },
  );

  it('goes on as it stands where the owner says that it is meant', async () => {
    expect(await read('send: stop')).toEqual({ meaning: 'send', words: 'stop' });
  });

  it.each(['', '> Leo loves it!', 'note:', 'send:'])(
    'without words of the owner’s sends nothing: %j',
    async (body) => {
      expect(['empty', 'command']).toContain((await read(body)).meaning);
    },
  );

  it('that forwards the mail sends nothing', async () => {
    const body =
      'Look!\n\n-------- Forwarded Message --------\nFrom: Kith <kith@kith.example>\n\nRuth wrote back:';
    expect(await read(body, [], 'Fwd: Ruth wrote back')).toMatchObject({ meaning: 'quoted' });
  });
});

/** Made up, so that none of them stands anywhere by chance. */
const secretWord = fc.stringMatching(/^[bcdfg][aeiou]{2}[zxvq]{2}[aeiou]{1,3}[klmn]$/);
const secret = fc.array(secretWord, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));
const kind = fc.constantFrom('note', 'call', 'meeting', 'gift', 'mail', 'reply');
const ways: Readonly<Record<string, (relay: string) => string>> = {
  'marked lines': (relay) => `On 24 Aug 2026, at 07:30, Kith <k@kith.example> wrote:\n${quote(relay)}`,
  'marked lines and no heading': quote,
  Outlook: (relay) =>
    `________________________________\nFrom: Kith <k@kith.example>\nSent: Monday\nTo: Nora\nSubject: Ruth\n\n${relay}`,
  'nothing to mark it': (relay) => relay,
  'other marks': (relay) => relay.replace(/^/gm, '| '),
  'its end alone': (relay) => relay.slice(relay.indexOf('For you alone')),
  'other line breaks': (relay) => relay.replace(/\s+/g, ' '),
  'lines of two words': (relay) => relay.replace(/(\S+\s\S+)\s/g, '$1\n'),
  'each private line alone': (relay) =>
    relay
      .split('\n- ')
      .slice(1)
      .join('\n\n')
      .replace(/\nSomething[\s\S]*/, ''),
};

function quote(text: string): string {
  return text.replace(/^/gm, '> ');
}

it.each(Object.keys(ways))(
  'whatever stood beside the contact’s words never goes on, quoted by %s',
  async (way) => {
    const given = fc.record({
      entries: fc.array(fc.record({ text: secret, kind }), { maxLength: 4 }),
      notes: fc.array(
        fc.array(secretWord, { minLength: 2, maxLength: 12 }).map((words) => words.join(' ')),
        { maxLength: 3 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(given, async ({ entries: told, notes }) => {
        const contact = buildContact({ notes });
        const entries = told.map(({ text, kind }, index) =>
          buildInteraction({
            interactionId: `e${index}`,
            kind,
            direction: 'between',
            text,
            occurredAt: `2026-08-1${index}T09:00:00.000Z`,
          }),
        );
        const beside = writeBeside({ owner, contact, entries, now });
        const privateLines = listPrivateLines({ owner, contact, entries, now });
        const relay = relayText({
          ...{
            contactName: 'Ruth',
            headline: 'Ruth wrote back',
            text: 'Leo loves it!',
            replyHint: 'Just reply.',
            beside,
          },
          logAddress: 'r+aelwyfd2hhvbzbkd2jxa5m4tq6bnmzlchk7qxnvmj3qe@in.kith.example',
        });
        const answer = await read(`How lovely, give him a hug!\n\n${ways[way]?.(relay)}`, privateLines);
        const sent = answer.meaning === 'send' ? answer.words : '';
        const leaked = [...told.map(({ text }) => text), ...notes].flatMap((text) => text.split(' '));
        expect(leaked.filter((word) => sent.includes(word))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  },
);

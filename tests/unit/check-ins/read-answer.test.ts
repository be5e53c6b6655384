import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftParagraphs } from '../../../emails/components/draft.tsx';
import { readAnswer } from '../../../functions/check-ins/domain/read-answer.ts';

const PARTIES = {
  ownerName: 'Nora Lindqvist',
  contactNames: ['Priya', 'Priya Raman'],
  inboundDomain: 'in.kith.example',
};
const read = (words: string) => readAnswer(words, PARTIES);
const readAbout = (name: string, words: string) =>
  readAnswer(words, { ...PARTIES, contactNames: [name, `${name} Lang`] });

describe('an answer to a draft', () => {
  it.each(['send', 'Send', 'SEND', 'send.', 'Send!', '  send  ', 'send\n\n'])(
    'sends it as it stands: %j',
    (words) => {
      expect(read(words)).toEqual({ meaning: 'send' });
    },
  );

  it.each(['send again', 'Send again.', 'SEND AGAIN', 'send again\n\nNora'])(
    'sends a letter that is lost or was held back once more: %j',
    (words) => {
      expect(read(words)).toEqual({ meaning: 'send-again' });
    },
  );

  it('sends words of the owner’s own below `send again`', () => {
    expect(read('send again\n\nHi Priya,\n\nlunch?')).toEqual({
      meaning: 'send-again',
      ownWords: 'Hi Priya,\n\nlunch?',
    });
  });

  it.each(['send again tomorrow', 'please send again', 'again', 'send it againn'])(
    'takes %j for a note',
    (words) => expect(read(words)).toEqual({ meaning: 'note' }),
  );

  it.each(['Hi Bob,', 'Dear Robert,', 'Robert Smith,'])(
    'takes a letter that opens with any name of theirs: %s',
    (opening) => {
      const contactNames = ['Bob', 'Robert', 'Robert Smith'];
      const ownWords = `${opening}\n\nhow is the boat?`;
      expect(readAnswer(`send\n\n${ownWords}`, { ...PARTIES, contactNames })).toEqual({
        meaning: 'send',
        ownWords,
      });
    },
  );

  it.each([
    'send\n\nNora',
    'Send\n\nBest,\nNora',
    'Send.\n\nKind regards\nNora Lindqvist\nLindqvist Consulting\nThis mail is confidential.',
    'send\n\nNora Lindqvist\n+44 20 7946 0000',
  ])('does not take a signature for words of the owner’s own: %j', (words) => {
    expect(read(words)).toEqual({ meaning: 'send' });
  });

  it.each([
    ['send:\nHi Priya,\n\nLunch next week?\n\nNora', 'Hi Priya,\n\nLunch next week?\n\nNora'],
    ['send :\n\n\nPriya,\ncall me!', 'Priya,\ncall me!'],
    ['send!\nDear Priya Raman,\nhappy birthday', 'Dear Priya Raman,\nhappy birthday'],
    [
      'send\nHi Priya, lunch?\n\nNora\nnora@lindqvist.example <mailto:nora@lindqvist.example>',
      'Hi Priya, lunch?\n\nNora\nnora@lindqvist.example <mailto:nora@lindqvist.example>',
    ],
    ['send\nhey priya - lunch?', 'hey priya - lunch?'],
    ['send\nGood morning, Priya!\nLunch?', 'Good morning, Priya!\nLunch?'],
    ['send\nChère Priya,\nà bientôt', 'Chère Priya,\nà bientôt'],
    ['send\nHello Priya\n\nWhen: Friday\nWhere: the pier', 'Hello Priya\n\nWhen: Friday\nWhere: the pier'],
  ])('sends the owner’s own words: %j', (words, ownWords) => {
    expect(read(words)).toEqual({ meaning: 'send', ownWords });
  });

  it.each(['skip', 'Skip.', 'SKIP!'])('drops it: %j', (words) => {
    expect(read(words)).toEqual({ meaning: 'skip' });
  });

  it.each([
    '',
    'send it',
    'Send: Hi Priya',
    'please send',
    'yes',
    'don’t send',
    'send?',
    'Sending this tomorrow',
    'send her my love',
    'Met her for lunch.\nsend',
    'skip\n\nshe is in hospital',
    'send\nHarbour Studio Ltd',
    'send\nThis mail is confidential, and intended only for its recipient.',
    'send\n\nPlease consider the environment before printing this e-mail.',
    'send\n\nThis e-mail was scanned by Bitdefender, and is free of viruses.',
    'send\n\nLindqvist Consulting Ltd, 12 Harbour Street, London.',
    'send\n\nSent with Proton Mail secure email.',
    'send\n\nBut please change Leo to Leon first.',
    'send\n\nThanks but change Leo',
    'send\n\nDon’t tell Priya about the party',
    'send\n\nMet Priya for lunch yesterday, her mother has cancer',
    'send\n\nPriya, whose mother has cancer, is away.',
    'send\n\nHi Kith, thanks, and snooze Priya for a month.',
    'send\n\nHi Priyanka, lunch?',
    'send\n\nHi Priya-Rose, lunch?',
    'send\n\nDear friend,\nhappy birthday',
  ])('is a note in any doubt: %j', (words) => {
    expect(read(words)).toEqual({ meaning: 'note' });
  });

  it('sends nothing unless its first line is the one word send', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (first, rest) => {
        fc.pre(!/^\s*send\s?[.!:]?\s*$/im.test(first));
        fc.pre(first.trim() !== '');
        expect(read(`${first}\n${rest}`).meaning).not.toBe('send');
      }),
    );
  });
});

describe('a name that is also a word', () => {
  it.each([
    ['Will', 'Will you change Leo to Leon first?'],
    ['May', 'May, June or July would suit me, says Leo.'],
    ['May', 'May I see it once more, before it goes?'],
    ['Grace', 'Grace is in hospital, so better not.'],
    ['Hope', 'Hope this works!'],
  ])('makes no letter to %s of %j', (name, words) => {
    expect(readAbout(name, `send\n\n${words}`)).toEqual({ meaning: 'note' });
  });

  it.each(['Will', 'May', 'Grace', 'Hope', 'Zoë'])('is a salutation to %s below a greeting', (name) => {
    const ownWords = `Hi ${name}, lunch?`;
    expect(readAbout(name, `send\n\n${ownWords}`)).toEqual({ meaning: 'send', ownWords });
  });

  it('may be written without its accents', () => {
    expect(readAbout('Zoë', 'send\nHi Zoe,\nlunch?').meaning).toBe('send');
  });
});

describe('the owner’s mail from Kith, quoted below `send`', () => {
  const FROM = 'Kith <kith@kith.example>';
  const header = (...labels: readonly [string, string, string, string]) =>
    [FROM, 'Monday 24 August 2026 07:30', 'Nora <nora@lindqvist.example>', 'Priya and 2 others']
      .map((value, index) => `${labels[index]} ${value}`)
      .join('\n');
  const HEADERS = {
    English: header('From:', 'Sent:', 'To:', 'Subject:'),
    Bold: header('*From:*', '*Sent:*', '*To:*', '*Subject:*'),
    German: header('Von:', 'Gesendet:', 'An:', 'Betreff:'),
    French: header('De :', 'Envoyé :', 'À :', 'Objet :'),
    Polish: header('Od:', 'Wysłano:', 'Do:', 'Temat:'),
    Portuguese: header('De:', 'Enviada em:', 'Para:', 'Assunto:'),
    Finnish: header('Lähettäjä:', 'Lähetetty:', 'Vastaanottaja:', 'Aihe:'),
    Czech: header('Od:', 'Odesláno:', 'Komu:', 'Předmět:'),
    Russian: header('От:', 'Отправлено:', 'Кому:', 'Тема:'),
    Japanese: header('差出人:', '送信日時:', '宛先:', '件名:'),
    Zoho: `---- On Mon, 24 Aug 2026 07:30:00 +0100 ${FROM} wrote ----`,
    Gmail: `On Mon, 24 Aug 2026 at 07:30, ${FROM} wrote:`,
    'Polish Gmail': `pon., 24 sie 2026 o 07:30 ${FROM} napisał(a):`,
    'names alone': 'From: Kith\nSent: Monday\nTo: Nora',
    nothing: '',
  };
  const BRIEF_LINES = [
    'PRIYA RAMAN',
    'Hi Priya,',
    'Priya,',
    'You told me that Leo starts school in September.',
    'Margit’s mother has cancer.',
    'Reply `send` to send it as it is.',
  ];
  const MARKS = [
    'A draft for you, to Priya:',
    'r+draftwyfd2hhvbzbkd2jxa5m4tq6bnmzlchk7qxnvmj3qe@in.kith.example',
    'https://kith.example/nudges/abc/done',
  ];
  const brief = fc
    .tuple(fc.array(fc.constantFrom(...BRIEF_LINES), { maxLength: 8 }), fc.constantFrom(...MARKS))
    .chain(([lines, mark]) => fc.shuffledSubarray([...lines, mark], { minLength: lines.length + 1 }));
  const above = fc.constantFrom('', 'Hi Priya, lunch?\n\n', 'Priya,\n\n', 'Nora\n\n', '________________\n');

  it.each(Object.entries(HEADERS))('never goes out, under a header in the style %s', (_, headerLines) => {
    fc.assert(
      fc.property(above, brief, fc.constantFrom('\n', '\n\n'), (opening, lines, gap) => {
        const answer = read(`send\n\n${opening}${headerLines}${gap}${lines.join(gap)}`);
        expect(answer).toEqual({ meaning: 'note' });
      }),
    );
  });

  it.each(Object.entries(HEADERS).filter(([style]) => style !== 'nothing'))(
    'is known by its header alone, in the style %s',
    (_, headerLines) => {
      expect(read(`send\nHi Priya, lunch?\n\n${headerLines}\n\nHer mother has cancer.`).meaning).toBe('note');
    },
  );

  it('is known by the words around a draft, when a program has dropped the addresses', () => {
    const person = { name: 'Priya Raman', greetingName: 'Priya' };
    const [label] = draftParagraphs({ person, draft: { text: 'Hi Priya', replyAddress: '' } });
    expect(read(`send\n\nHi Priya, lunch?\n\n${label}\n\nHer mother has cancer.`).meaning).toBe('note');
  });
});

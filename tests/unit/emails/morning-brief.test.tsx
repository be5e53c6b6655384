import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MorningBrief, morningBriefSubject, morningBriefText } from '../../../emails/morning-brief.tsx';
import { renderMail } from '../../../emails/render-mail.ts';
import {
  buildBriefProps,
  buildLinks,
  danielInBrief,
  kenjiInBrief,
  ruthInBrief,
} from '../../builders/brief-props.ts';

const MAX_HTML_OCTETS = 50_000;
const render = (props = buildBriefProps()) => renderMail(<MorningBrief {...props} />);

test('the HTML is a whole document with a language and a dark set', () => {
  const html = render();
  expect(html).toMatch(/^<!DOCTYPE html>\n<html[^>]* lang="en"/);
  expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
  expect(html).toContain('@media (prefers-color-scheme: dark)');
  expect(html.match(/<title>/g)).toHaveLength(1);
});

test('the person comes before everything but the greeting', () => {
  const html = render();
  expect(html.indexOf('<h1')).toBeLessThan(html.indexOf('<h2'));
  expect(html.indexOf('Good morning, Nora')).toBeLessThan(html.indexOf('<h1'));
});

test('every person has a link that writes to their own address with the subject filled in', () => {
  const html = render();
  expect(html).toContain(`href="mailto:${ruthInBrief.replyAddress}?subject=Re%3A%20Ruth%20Adeyemi"`);
  expect(html).toContain(`href="mailto:${danielInBrief.replyAddress}?subject=Re%3A%20Daniel%20Okafor"`);
});

const draft = {
  text: 'Hi Ruth,\n\nYou told me that Leo starts school in September.\nHow are the wellingtons?\n\nNora',
  replyAddress: 'r+draftwyfd2hhvbzbkd2jxa5m4tq6bnmzlchk7qxnvmj3qe@in.kith.example',
};

test('a draft stands in the brief as a letter, with the words that decide about it and a link that writes `send`', () => {
  const html = render(buildBriefProps({ people: [{ ...ruthInBrief, draft }] }));
  expect(html).toContain('You told me that Leo starts school in September.<br/>How are the wellingtons?');
  expect(html).toContain(`href="mailto:${draft.replyAddress}?subject=Re%3A%20Ruth%20Adeyemi&amp;body=send"`);
  expect(html).not.toContain('One thing to do');
  expect(html).not.toContain(ruthInBrief.suggestion);
});

test('the text part sets a draft in, and names its own address', () => {
  const text = morningBriefText(buildBriefProps({ people: [danielInBrief, { ...ruthInBrief, draft }] }));
  expect(text.slice(text.indexOf('RUTH ADEYEMI'))).toMatchInlineSnapshot(`
    "RUTH ADEYEMI
    Design director at Fjordlight

    47 days since you last spoke; you aim for 30.

    Last time, on 8 July: “Lunch at Moro. She is thinking of leaving Fjordlight
    to teach.”

    - Her son Leo is four and starts school in September.
    - Her husband Femi restores wooden boats.
    - Likes open-water swimming, Moroccan food and letterpress printing.
    - She was your first mentor and taught you to price by the day.

    A draft for you, to Ruth:

        Hi Ruth,

        You told me that Leo starts school in September.
        How are the wellingtons?

        Nora

    Reply \`send\` to send it as it is, or \`send\` and below it your own words,
    opening with “Hi Ruth,”; \`later Friday\` lets it wait, and \`skip\` drops it.
    Anything else that you write goes on Ruth’s timeline, and the draft waits.
    Write to:
    r+draftwyfd2hhvbzbkd2jxa5m4tq6bnmzlchk7qxnvmj3qe@in.kith.example

    * * *

    Just reply, in your own words: they go on Daniel’s timeline, and a line that
    begins with “2:” is about Ruth. “done”, “snooze 2w”, “2: met for lunch”;
    “help” tells them all.

    Kith writes at most one mail a morning, and none when nobody is due.
    "
  `);
});

test('what needs no words is offered where there is a page for it', () => {
  const props = buildBriefProps({ people: [{ ...ruthInBrief, links: buildLinks('abc') }] });
  const { choices, ...buttons } = buildLinks('abc');
  for (const link of Object.values(buttons)) expect(render(props)).toContain(`href="${link}"`);
  expect(morningBriefText(props)).toContain(`Ruth Adeyemi:\n${choices}\n`);
  expect(morningBriefText(props).match(/\/nudges\//g)).toHaveLength(1);
  expect(render()).not.toContain('In a week');
});

test('it names what happens to a reply, in both parts', () => {
  const promise = 'they go on Ruth’s timeline';
  expect(render()).toContain(promise);
  expect(morningBriefText(buildBriefProps())).toContain(promise);
});

test('a brief of ten well-known people stays far below the 102 KB at which Gmail cuts it off', () => {
  const known = Array.from({ length: 12 }, (_, index) => `Fact ${index}: ${'word '.repeat(20)}`);
  const others = Array.from({ length: 9 }, (_, index) => ({
    ...danielInBrief,
    links: buildLinks('a'.repeat(57)),
    replyAddress: `r+${index}${danielInBrief.replyAddress}`,
  }));
  const html = render(buildBriefProps({ people: [{ ...ruthInBrief, known }, ...others] }));
  expect(Buffer.byteLength(html)).toBeLessThan(MAX_HTML_OCTETS);
});

test('no text of anybody becomes markup', () => {
  const hostile = '<img src=x onerror=alert(1)>"\'</style><script>alert(2)</script>';
  const person = {
    name: hostile,
    greetingName: hostile,
    roleLine: hostile,
    whyNow: hostile,
    known: [hostile],
    lastExchange: hostile,
    suggestion: hostile,
    draft: { text: hostile, replyAddress: 'a@b.example?bcc=c@d.example' },
    replyAddress: 'a@b.example?bcc=c@d.example',
    links: buildLinks(hostile),
  };
  const html = render(
    buildBriefProps({ people: [person, person], ownerGreetingName: hostile, dateLine: hostile }),
  );
  expect(html).not.toContain('<img');
  expect(html).not.toContain('<script');
  expect(html.match(/<\/style>/g)).toHaveLength(2);
  expect(html).not.toContain('?bcc');
});

test('the text part keeps to 76 columns wherever a word fits', () => {
  fc.assert(
    fc.property(fc.array(fc.lorem({ mode: 'sentences', maxCount: 6 })), fc.lorem(), (known, suggestion) => {
      const lead = { ...ruthInBrief, known, suggestion };
      const text = morningBriefText(buildBriefProps({ people: [lead, kenjiInBrief] }));
      const tooLong = text.split('\n').filter((line) => line.length > 76 && line.includes(' '));
      expect(tooLong).toEqual([]);
    }),
  );
});

test('the text part reads as a letter', () => {
  expect(morningBriefText(buildBriefProps())).toMatchInlineSnapshot(`
    "Good morning, Nora. It is Monday, 24 August.

    RUTH ADEYEMI
    Design director at Fjordlight

    47 days since you last spoke; you aim for 30.

    One thing to do: Ask how Leo feels about starting school.

    Last time, on 8 July: “Lunch at Moro. She is thinking of leaving Fjordlight
    to teach.”

    What you know of Ruth:
    - Her son Leo is four and starts school in September.
    - Her husband Femi restores wooden boats.
    - Likes open-water swimming, Moroccan food and letterpress printing.
    - She was your first mentor and taught you to price by the day.

    * * *

    ALSO TODAY

    DANIEL OKAFOR
    Founder of Harbour Coffee

    63 days since you last spoke; you aim for 60. His wife Amara has her
    birthday on Saturday.

    - His wife Amara has her birthday on 29 August.

    Write back about Daniel:
    r+danielfd2hhvbzbkd2jxa5m4tq6bnmzlchk7qxnvmj3qe@in.kith.example

    KENJI WATANABE

    46 days since you last spoke; you aim for 45.

    Write back about Kenji:
    r+kenjiyfd2hhvbzbkd2jxa5m4tq6bnmzlchk7qxnvmj3qe@in.kith.example

    * * *

    Just reply, in your own words: they go on Ruth’s timeline, and a line that
    begins with “2:” is about Daniel. “done”, “snooze 2w”, “2: met for lunch”;
    “help” tells them all.

    Kith writes at most one mail a morning, and none when nobody is due.
    "
  `);
});

test.each([
  [[ruthInBrief], 'Ruth Adeyemi today'],
  [[ruthInBrief, danielInBrief], 'Ruth Adeyemi today, also Daniel Okafor'],
  [[ruthInBrief, danielInBrief, kenjiInBrief], 'Ruth Adeyemi today, also Daniel Okafor and 1 other'],
] as const)('the subject names people, not the product', (people, subject) => {
  expect(morningBriefSubject(buildBriefProps({ people }))).toBe(subject);
});

test('a name with a line break cannot add a header', () => {
  const people = [{ ...ruthInBrief, name: 'Ruth\r\nBcc: all@list.example' }] as const;
  expect(morningBriefSubject(buildBriefProps({ people }))).toBe('Ruth Bcc: all@list.example today');
});

test('what helps stands under its person in both parts, with its links', () => {
  const aids = [
    {
      label: 'Words you could post',
      lines: ['Ruth Adeyemi won the prize.'],
      links: [{ label: 'Bluesky', href: 'https://bsky.app/intent/compose?text=Ruth' }],
      afterwards: 'Once it is out, answer “shout-out done”.',
    },
  ];
  const props = buildBriefProps({ people: [ruthInBrief, { ...danielInBrief, aids }] });
  expect(render(props)).toContain('href="https://bsky.app/intent/compose?text=Ruth"');
  expect(morningBriefText(props)).toContain(
    'Words you could post:\n- Ruth Adeyemi won the prize.\n\nBluesky:\nhttps://bsky.app/intent/compose?text=Ruth\n\nOnce it is out, answer “shout-out done”.',
  );
});

test('the lines of an item stand below it in both parts', () => {
  const gifts = {
    title: 'Gifts',
    items: [{ text: 'Amara’s birthday is near.', lines: ['1. A kite.', '2. A map.'] }],
  };
  const props = buildBriefProps({ sections: [gifts] });
  expect(render(props)).toContain('1. A kite.');
  expect(morningBriefText(props)).toContain(
    'GIFTS\n\n- Amara’s birthday is near.\n  1. A kite.\n  2. A map.',
  );
});

import { expect, test } from 'vitest';
import { CheckIn, checkInText } from '../../../emails/check-in.tsx';
import { renderMail } from '../../../emails/render-mail.ts';

const paragraphs = [
  'Hi Priya,',
  'You told me that the roof light worried you.\nHow did it turn out?',
  'Nora & <3',
];
const html = renderMail(<CheckIn paragraphs={paragraphs} />);
const body = html.slice(html.indexOf('<body'));

test('it looks typed by hand: paragraphs and line breaks, and nothing else', () => {
  const elements = new Set([...body.matchAll(/<([a-z0-9]+)/g)].map(([, name]) => name));
  expect([...elements].sort()).toEqual(['body', 'br', 'p']);
  expect(html).not.toMatch(/colou?r:|background|<img|<style|https?:|Kith/);
});

test('both parts say the same words, the HTML with the letters that mean something to it escaped', () => {
  const words = body
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
  expect(words.split(/\s+/).filter(Boolean)).toEqual(
    checkInText({ paragraphs }).split(/\s+/).filter(Boolean),
  );
});

test('the text part keeps the lines as they were typed', () => {
  expect(checkInText({ paragraphs })).toBe(
    'Hi Priya,\n\nYou told me that the roof light worried you.\nHow did it turn out?\n\nNora & <3\n',
  );
});

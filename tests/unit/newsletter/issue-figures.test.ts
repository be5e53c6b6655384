import { expect, it } from 'vitest';
import { NO_TOTALS } from '../../../functions/newsletter/domain/issue.ts';
import { issueFigures } from '../../../functions/newsletter/responses/domain/issue-figures.ts';
import { buildIssue } from '../../builders/newsletter.ts';

const letter = {
  subject: 'First',
  html: '',
  text: '',
  links: ['https://one.example/', 'https://two.example/'],
};
const totals = { ...NO_TOTALS, planned: 240, sent: 230, left: 10 };

it('answers come first, of those who had the letter; each link has its figures, followed or not', () => {
  const clicks = new Map([[1, { people: 4, machines: 9 }]]);
  expect(issueFigures(buildIssue({ letter, totals }), { replies: 7, clicks })).toEqual({
    ...{ slug: 'first', subject: 'First', openedAt: '2026-08-25T08:00:00.000Z' },
    ...{ sent: 230, replies: 7, repliesPerHundred: 3 },
    links: [
      { url: 'https://one.example/', people: 0, machines: 0 },
      { url: 'https://two.example/', people: 4, machines: 9 },
    ],
  });
});

it('nothing is said of links that are not counted, nor of a share of nobody', () => {
  const figures = issueFigures(buildIssue(), { replies: 0, clicks: new Map() });
  expect([figures.links, figures.repliesPerHundred]).toEqual([undefined, undefined]);
});

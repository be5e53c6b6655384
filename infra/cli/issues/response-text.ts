import type { IssueFigures } from '../../../functions/newsletter/responses/domain/issue-figures.ts';

/** `7 answers from 230 readers, 3 of a hundred` */
export function answersText({ replies, sent, repliesPerHundred }: IssueFigures): string {
  const answers = `${count(replies)} ${replies === 1 ? 'answer' : 'answers'}`;
  if (repliesPerHundred === undefined) return answers;
  const readers = `${count(sent)} ${sent === 1 ? 'reader' : 'readers'}`;
  return `${answers} from ${readers}${replies === 0 ? '' : `, ${repliesPerHundred} of a hundred`}`;
}

/** One line a link; nothing where links are not counted. */
export function linksText({ links }: IssueFigures): string | undefined {
  if (links === undefined || links.length === 0) return undefined;
  const lines = links.map(
    ({ url, people, machines }) =>
      `  ${count(people)} by people${machines === 0 ? '' : `, ${count(machines)} by machines`}: ${url}`,
  );
  return ['How often links were followed, as far as people and machines can be told apart:', ...lines].join(
    '\n',
  );
}

const count = (number: number): string => number.toLocaleString('en');

import { basename } from 'node:path';
import { meetCircle } from '../../../../functions/circle/plan-import.ts';
import { findTouches, seedTouches, type TouchesFound } from '../../../../functions/circle/seed-touches.ts';
import { EXIT_CODE, type ExitCode } from '../../cli-errors.ts';
import type { Command } from '../../command.ts';
import { nameLine, toJson } from '../../output.ts';
import { printable } from '../../terminal.ts';
import { goOnCommand } from '../go-on.ts';
import { readMails } from './read-mails.ts';

const MOST_LISTED = 20;

/** Seeds last contacts from an archive of mail. It adds nobody. */
export async function importMail(context: Parameters<Command>[0], path: string): Promise<ExitCode> {
  const { circle, terminal, commandLine, json } = context;
  const owner = await context.findOwner();
  const known = await meetCircle(circle, owner);
  const onProgress = (done: number) => terminal.progress(`reading mail: ${count(done)}`);
  const found = await findTouches(circle, { owner, known, mails: readMails(path), onProgress });
  terminal.endProgress();
  const isDry = !commandLine.flags.has('yes');
  const moved = isDry ? 0 : await seedTouches(circle, owner, found.news);
  const goOn = goOnCommand('import', commandLine);
  if (json) terminal.print(toJson({ dryRun: isDry, ...toDocument(found), moved }));
  else
    terminal.print(
      mailText(
        path,
        found,
        isDry ? undecided(found, goOn) : `The last contact of ${people(moved)} was moved on.`,
      ),
    );
  return EXIT_CODE.done;
}

const undecided = ({ news }: TouchesFound, goOn: string): string =>
  news.length === 0 ? 'There is nothing to write.' : `Nothing is written yet. To write it: ${goOn}`;

function mailText(path: string, found: TouchesFound, end: string): string {
  const { automatic, future } = found.leftAside;
  const aside = [
    `${count(automatic)} automatic or from lists`,
    `${count(found.leftAside['to-many'])} to more than five people`,
    `${count(found.leftAside['not-yours'])} neither from nor to you`,
    `${count(found.leftAside['no-date'])} without a date that can be read`,
    `${count(future)} from the future`,
  ];
  const moves = found.news.slice(0, MOST_LISTED).map(({ contact, touchedAt }) => {
    const before = contact.lastTouchAt ? `, before ${contact.lastTouchAt.slice(0, 10)}` : '';
    return `  ${nameLine(contact)}: ${touchedAt.slice(0, 10)}${before}`;
  });
  const more =
    found.news.length > MOST_LISTED ? [`  … and ${count(found.news.length - MOST_LISTED)} more`] : [];
  const strangers = found.strangers.map(({ address, mails }) => `  ${address}: ${count(mails)}`);
  return [
    `${basename(path)}: ${count(found.mails)} mails, ${count(found.touches)} between you and one to five people. Left aside: ${aside.join(', ')}.`,
    ...(moves.length > 0 ? [['Last contact', ...moves, ...more].join('\n')] : []),
    ...(strangers.length > 0
      ? [['You wrote most mails to these people, who are not in your circle', ...strangers].join('\n')]
      : []),
    end,
  ]
    .map(printable)
    .join('\n\n');
}

const toDocument = ({ news, ...rest }: TouchesFound) => ({
  ...rest,
  news: news.map(({ contact: { contactId, name, lastTouchAt }, touchedAt }) => ({
    contactId,
    name,
    before: lastTouchAt ?? null,
    touchedAt,
  })),
});

const count = (number: number): string => number.toLocaleString('en');
const people = (number: number): string => (number === 1 ? '1 person' : `${count(number)} people`);

import type { ArchivedIssue } from '../../functions/newsletter/archive/domain/archived-issue.ts';
import { writeIssue } from '../../functions/newsletter/write-issue.ts';
import { isoInstantSchema } from '../../functions/shared/iso-instant.ts';
import {
  ArchivePage,
  IssuePage,
  LostLinkPage,
  NoLetterPage,
} from '../../functions/web/pages/archive-pages.tsx';
import { buildRichIssueFile, richContext } from './sample-issue.ts';

const newsletterName = 'The Open Hand';
const timeZone = 'Europe/London';

/** A letter with everything that stands on a page. */
export function buildArchivedIssue(changes: Partial<ArchivedIssue> = {}): ArchivedIssue {
  const file = buildRichIssueFile();
  const markdown = file.markdown.replace(
    '## Your turn',
    '## Hats off\n\nTo the night porter, and to [his cup](https://porter.example/).\n\n> It is a long road.\n\n## Your turn',
  );
  return {
    slug: file.slug,
    subject: file.subject,
    preheader: file.preheader,
    openedAt: isoInstantSchema.parse('2026-08-25T08:00:00.000Z'),
    language: undefined,
    body: writeIssue(richContext, { ...file, markdown }).body ?? '',
    isListed: true,
    ...changes,
  };
}

const issues = [
  buildArchivedIssue({
    slug: 'praise',
    subject: 'Praise in an empty room',
    preheader: 'What one says of people who are not there.',
    openedAt: isoInstantSchema.parse('2026-09-01T08:00:00.000Z'),
  }),
  buildArchivedIssue(),
];

/** One of each page of the archive, by a name for the address bar. */
export const sampleArchivePages = {
  archive: (
    <ArchivePage
      newsletterName={newsletterName}
      issues={issues}
      olderPath="/newsletter/issues?after=x"
      timeZone={timeZone}
    />
  ),
  'archive-empty': (
    <ArchivePage newsletterName={newsletterName} issues={[]} olderPath={undefined} timeZone={timeZone} />
  ),
  letter: (
    <IssuePage
      newsletterName={newsletterName}
      writerName="Nora Lindqvist"
      issue={buildArchivedIssue()}
      url="https://kith.example/newsletter/issues/the-name-of-the-dog"
      timeZone={timeZone}
    />
  ),
  'no-letter': <NoLetterPage newsletterName={newsletterName} />,
  'lost-link': <LostLinkPage newsletterName={newsletterName} letterPath="/newsletter/issues/first" />,
};

import { issueFiles } from '../../functions/newsletter/adapters/issue-files.ts';
import { type IssueFile, readIssueFile } from '../../functions/newsletter/domain/issue-file.ts';
import { NOBODY, personalise, type ReaderWords } from '../../functions/newsletter/domain/personalise.ts';
import { printPraise } from '../../functions/newsletter/domain/shout-outs.ts';
import type { NewsletterContext } from '../../functions/newsletter/newsletter-ports.ts';
import { writeIssue } from '../../functions/newsletter/write-issue.ts';
import { newsletterContext } from './newsletter.ts';

const TOPICS = [
  { id: 'garden', name: 'Gardens' },
  { id: 'books', name: 'Books' },
];

/** Where the newsletter has topics, and its links are counted. */
export const richContext = {
  ...newsletterContext,
  newsletter: { ...newsletterContext.newsletter, topics: TOPICS, clicks: true },
};

const sampleShoutOuts = [
  {
    planId: 'r'.repeat(24),
    text: 'Ruth Adeyemi’s harbour library opens on Friday, after six years.',
    link: 'https://news.example/library',
  },
  {
    planId: 'd'.repeat(24),
    text: 'Daniel Osei swam the lake from end to end, in October, in forty-one minutes.',
  },
];

const TOPIC_SECTION = `## For gardeners {topic: garden}

Save the seed of one thing that did well and [send it on in an envelope](https://seeds.example/how).

`;

/** A letter with everything that a letter may have, for the first of the issues that come with Kith. */
export function buildRichIssueFile() {
  const [first] = issueFiles;
  if (first === undefined) throw new Error('There is no issue');
  const file = readIssueFile(first);
  return {
    ...file,
    markdown: file.markdown.replace('## Your turn', `${TOPIC_SECTION}## Your turn`),
    contacts: 'And since we know each other, {{firstName}}: ring me, any evening but Thursday.',
  };
}

export const sampleReader: ReaderWords = {
  ...NOBODY,
  greeting: 'Dear Sofia,',
  firstName: 'Sofia',
  leaveUrl: 'https://kith.example/newsletter/leave/abcdefghijklmnopqrstuvwx',
  preferencesUrl: 'https://kith.example/newsletter/preferences/abcdefghijklmnopqrstuvwx',
  clickToken: 'a'.repeat(57),
  topics: undefined,
  isContact: true,
};

/** As it goes out: with praise, all of it agreed. */
export const writeWithPraise = (
  file: IssueFile = buildRichIssueFile(),
  context: NewsletterContext = richContext,
) => printPraise(writeIssue(context, file, sampleShoutOuts), sampleShoutOuts);

export const renderSampleIssue = (): string => personalise(writeWithPraise(), sampleReader).html;

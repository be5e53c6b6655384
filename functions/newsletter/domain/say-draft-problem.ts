import { type DraftProblem, LONGEST_DRAFT_BYTES } from './read-draft.ts';

export type RefusedDraft = DraftProblem | { readonly problem: 'cannot-be-written'; readonly why: string };

interface Words {
  readonly headline: string;
  readonly paragraphs: readonly string[];
}

const KEPT = 'Your mail is kept; nothing was planned, and no earlier draft was touched.';

/** Why a mail to the draft address became no draft, and what to do. */
export function sayDraftProblem(refused: RefusedDraft, draftAddress: string): Words {
  const where = `A draft goes to ${draftAddress}, as a mail of its own; an answer to this one reaches nobody.`;
  return { headline: 'Your draft could not be taken', paragraphs: [...explain(refused), where, KEPT] };
}

function explain(refused: RefusedDraft): readonly string[] {
  switch (refused.problem) {
    case 'too-long':
      return [
        `A letter may have ${LONGEST_DRAFT_BYTES / 1000} KB of text, which is some fifteen pages, and this one has more: mail programs would cut it off.`,
        'Please shorten it, or make two issues of it, and send it again.',
      ];
    case 'tangled':
      return [
        'It has more marks of Markdown in one paragraph, or more quotations and lists within each other, than a letter can show. Please write it more plainly, with empty lines in between, and send it again.',
      ];
    case 'empty':
      return [
        'There are no words in it. Write the letter into the mail itself, or attach it as a .md file, and send it again.',
      ];
    case 'no-subject':
      return [
        'It has no subject. Give the mail one, or begin the text with a line “subject: …”, and send it again.',
      ];
    case 'bad-front-matter':
      return [
        `The lines at its beginning say “${refused.line}”, which Kith does not understand there. They may say subject, preheader, topic, language and contacts, each with a colon and some words behind it, the subject with at most 150 characters.`,
        'An empty line, or a line of ---, ends them. Please put that line right, and send it again.',
      ];
    case 'unknown-topic':
      return [
        `It is for the topic “${refused.topic}”, and the newsletter has ${refused.topics.length === 0 ? 'none' : `these: ${refused.topics.join(', ')}`}.`,
        'Please put that line right, or leave it out, and send it again.',
      ];
    case 'unknown-language':
      return [
        `Its language is “${refused.language}”. ${refused.languages.length === 0 ? 'Write it as a short code, such as en, de or pt-BR' : `The newsletter has these: ${refused.languages.join(', ')}`}, or leave that line out, and send it again.`,
      ];
    case 'cannot-be-written':
      return [refused.why];
  }
}

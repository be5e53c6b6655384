import type { IsoInstant } from '../../../shared/iso-instant.ts';
import { escapeHtml } from '../../domain/escape-html.ts';
import type { IssueLetter } from '../../domain/issue.ts';
import { NOBODY, personalise } from '../../domain/personalise.ts';

/** An issue as everybody may read it. */
export interface ArchivedIssue {
  readonly slug: string;
  readonly subject: string;
  readonly preheader: string | undefined;
  readonly openedAt: IsoInstant;
  /** BCP 47. */
  readonly language: string | undefined;
  /** HTML; nothing in it is anybody's. */
  readonly body: string;
  /** False: it is for whoever got it by mail, and nobody is led to it. */
  readonly isListed: boolean;
}

type Readable = Pick<IssueLetter, 'subject' | 'text' | 'body'>;

/** The letter as a part of a page; of one that an older release wrote, its text. */
export const bodyOf = (letter: Readable): string => letter.body ?? bodyOfText(letter);

const FOOTER = /\n\n\* \* \*\n[\s\S]*$/;
/** The names of newsletter and letter, and the greeting. */
const PARAGRAPHS_BEFORE = 3;

function bodyOfText({ subject, text }: Readable): string {
  return personalise({ subject, text, html: '' }, NOBODY)
    .text.replace(FOOTER, '')
    .split(/\n{2,}/)
    .slice(PARAGRAPHS_BEFORE)
    .map((paragraph) => `<p>${escapeHtml(paragraph.trim())}</p>\n`)
    .join('');
}

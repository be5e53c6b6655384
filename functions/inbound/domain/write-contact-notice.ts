import type { NoticeWords } from '../../notices/tell-owner.ts';

/** Why a contact's mail was kept and not passed on. */
export type ContactMailProblem = 'quarantined' | 'unreadable' | 'unmatched';

/** What the owner hears about mail to a contact's lasting address that was not passed on; no name: the contact is gone. */
export function writeContactNotice(problem: ContactMailProblem, contactName = 'somebody'): NoticeWords {
  switch (problem) {
    case 'quarantined':
      return {
        headline: `A mail to the address that ${contactName} has was set aside unread`,
        paragraphs: [
          'It looked like spam, or a virus was found in it, so Kith kept it without opening it.',
          `If you expect word from ${contactName}, ask for it once more, without attachments.`,
        ],
      };
    case 'unreadable':
      return {
        headline: `A mail to the address that ${contactName} has could not be read`,
        paragraphs: [
          'It is damaged, or not written as mail programs write. Kith kept it and did nothing with it.',
          `If you expect word from ${contactName}, ask for it once more, as a plain mail.`,
        ],
      };
    case 'unmatched':
      return {
        headline: 'Somebody answered a check-in who is no longer in your circle',
        paragraphs: ['Kith kept the mail. If the person should be in your circle, please add them again.'],
      };
  }
}

import type { NoticeWords } from '../../notices/tell-owner.ts';
import type { ReportedFate } from './write-notice.ts';

const KEPT = 'Kith kept the mail, and no issue was planned or changed.';

/** A mail to the draft address that became no draft: what came, and what the owner can do. */
export function writeDraftNotice(fate: ReportedFate, sender: string | undefined): NoticeWords {
  switch (fate) {
    case 'quarantined':
      return {
        headline: 'A mail to your draft address was set aside unread',
        paragraphs: [
          'It looked like spam, or a virus was found in it, so Kith kept it without opening it.',
          'If you wrote it, please send the text again as a plain mail, without files.',
        ],
      };
    case 'unreadable':
      return {
        headline: 'A draft could not be read',
        paragraphs: [
          `The mail is damaged, or not written as mail programs write. ${KEPT}`,
          'Please send it again as a plain mail, or as a .md file attached to one.',
        ],
      };
    default:
      return {
        headline: 'A mail to your draft address may not be yours',
        paragraphs: [
          `${sender === undefined ? 'Its sender could not be told.' : `It says it is from ${sender}.`} It was not sent from one of your confirmed addresses, or nothing proves that it was. ${KEPT}`,
          'If you wrote it, please send it again from one of your confirmed addresses.',
        ],
      };
  }
}

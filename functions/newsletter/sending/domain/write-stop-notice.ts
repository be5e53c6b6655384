import type { NoticeWords } from '../../../notices/tell-owner.ts';
import type { Dispatch, StopReason } from './dispatch.ts';

/** What happened, in figures, and what the owner can do. */
export function writeStopNotice(
  dispatch: Pick<Dispatch, 'slug' | 'delivered' | 'bounced' | 'complained' | 'plan'>,
  reason: StopReason,
  subject: string,
): NoticeWords {
  const { slug, plan } = dispatch;
  return {
    headline: `“${subject}” has stopped`,
    paragraphs: [
      whatHappened(dispatch, reason),
      'Nothing of it goes out now, and who has it, has it. What becomes of it is yours to say, by one of these commands:',
    ],
    list: [
      `how far it came with its ${count(plan.planned)} readers: npm run kith -- issue show ${slug}`,
      `to go on where it stopped: npm run kith -- issue resume ${slug}`,
      `to call it off: npm run kith -- issue cancel ${slug}`,
    ],
  };
}

function whatHappened(
  { delivered, bounced, complained }: Pick<Dispatch, 'delivered' | 'bounced' | 'complained'>,
  reason: StopReason,
): string {
  switch (reason) {
    case 'bounces':
      return `Of the ${count(delivered + bounced)} letters that SES has told about, ${count(bounced)} came back. Above 5 in 100, Amazon looks into an account and may close it, so Kith stopped first. Many such addresses at once often come from an old or a bought list.`;
    case 'complaints':
      return `${count(complained)} readers marked the letter as spam, out of ${count(delivered + bounced)} that SES has told about. Above 1 in 1,000, Amazon looks into an account and may close it, so Kith stopped first.`;
    case 'expired':
      return 'It could not go out to everybody within six days, and a late letter is often no letter at all, so Kith stopped and asks you.';
  }
}

const count = (number: number) => number.toLocaleString('en');

import { CheckIn } from '../../emails/check-in.tsx';
import { ConfirmAddress } from '../../emails/confirm-address.tsx';
import { ConfirmSubscription } from '../../emails/confirm-subscription.tsx';
import { InnerCircleQuestion } from '../../emails/inner-circle-question.tsx';
import { MorningBrief } from '../../emails/morning-brief.tsx';
import { Notice } from '../../emails/notice.tsx';
import { PreferencesLink } from '../../emails/preferences-link.tsx';
import { Receipt } from '../../emails/receipt.tsx';
import { Relay } from '../../emails/relay.tsx';
import { renderMail } from '../../emails/render-mail.ts';
import { RhythmQuestion } from '../../emails/rhythm-question.tsx';
import { quoteProof, writeProofNotice } from '../../functions/inbound/domain/copy/write-copy-notice.ts';
import { OFFER_SMALL_PRINT, writeOffer } from '../../functions/inbound/domain/copy/write-offer.ts';
import { emailAddressSchema } from '../../functions/shared/email-address.ts';
import {
  buildBriefProps,
  buildLinks,
  danielInBrief,
  kenjiInBrief,
  numbered,
  ruthInBrief,
  sections,
} from './brief-props.ts';
import { renderSampleIssue } from './sample-issue.ts';

const forwardingProof = {
  provider: 'google.com',
  subject: '(#123456789) Gmail Forwarding Confirmation - Receive Mail from nora@lindqvist.example',
  code: '123456789',
  link: 'https://mail-settings.google.com/mail/vf-abcdef',
};
const newsletterName = 'The Open Hand';
const draft = {
  text: 'Hi Ruth,\n\nIt was good to see you in July. You wrote in May: “We are learning Greek.” How is that going?\n\nNora',
  replyAddress: ruthInBrief.replyAddress,
};

/** One of each mail that Kith writes, as HTML, by a name for the address bar. */
export function renderSampleMails(): ReadonlyMap<string, string> {
  const links = buildLinks('abc');
  const people = numbered([
    { ...ruthInBrief, draft, links },
    { ...danielInBrief, draft, links },
    { ...kenjiInBrief, links },
  ]);
  const byWays = numbered([
    {
      ...ruthInBrief,
      draft: {
        ...draft,
        own: {
          to: 'ruth@adeyemi.example',
          subject: 'Hello from Nora',
          logAddress: 'log+nora-k3x7q2mw@in.kith.example',
        },
      },
      links,
    },
    {
      ...danielInBrief,
      draft: {
        text: draft.text.replace('Ruth', 'Daniel'),
        replyAddress: danielInBrief.replyAddress,
        goesOut: {
          when: 'tomorrow, not before 07:30',
          stopUrl: 'https://kith.example/nudges/abc/stop-letter',
        },
      },
      links,
    },
  ]);
  const opened = numbered([
    {
      ...ruthInBrief,
      links,
      opening: 'It was good to see you in July. Any open-water swimming lately?',
      reach: 'Call Ruth: +44 20 7946 0001',
    },
    { ...danielInBrief, links, opening: 'Please wish Amara a happy birthday from me on Saturday.' },
    { ...kenjiInBrief, links },
  ]);
  const urgent = {
    ...kenjiInBrief,
    ...{ whyNow: 'Kenji could use a hand by tomorrow: phone broke, flies tomorrow.', links },
    suggestion: 'Lend a hand, or ask what would help.',
    opening: 'Is there anything I can do before tomorrow?',
    reach: 'Write to Kenji: kenji@watanabe.example',
    aids: [
      {
        label: 'How you could help',
        lines: [
          'Have a plain working phone, charged, waiting at the next place where they sleep.',
          'Lend your spare one today and take it to them yourself.',
        ],
      },
    ],
  };
  const mails = {
    brief: <MorningBrief {...buildBriefProps({ people })} />,
    'brief-by-ways': <MorningBrief {...buildBriefProps({ people: byWays })} />,
    'brief-with-sections': (
      <MorningBrief {...buildBriefProps({ people: opened, sections, isWeekly: true })} />
    ),
    'week-ahead': <MorningBrief {...buildBriefProps({ people: [], sections: sections.slice(0, 1) })} />,
    'urgent-nudge': <MorningBrief {...buildBriefProps({ people: [urgent], isUrgent: true })} />,
    'rhythm-question': <RhythmQuestion ownerGreetingName="Nora" replyAddress={ruthInBrief.replyAddress} />,
    'check-in': <CheckIn paragraphs={draft.text.split('\n\n')} />,
    relay: (
      <Relay
        contactName="Ruth Adeyemi"
        headline="Ruth Adeyemi wrote back"
        text={'Dear Nora,\n\nhe loves it.\nCome and see!\n\nRuth'}
        enclosed="With it came menu.pdf (120 KB), attached here."
        beside={{
          entries: [
            '8 July, you met: “Lunch at Moro. Leo starts school in September.”',
            '2 May, they wrote to you: “We are learning Greek, all three of us.”',
          ],
          facts: ['Leo, son, 12 March 2018.', 'Likes tea and rowing.'],
        }}
        logAddress={ruthInBrief.replyAddress}
        replyHint="Just reply: your words and files go on to Ruth in your name, and onto the timeline; nothing else of this mail does. To keep words for yourself, begin with “note:”. To write past Kith: ruth@adeyemi.example."
      />
    ),
    notice: (
      <Notice
        ownerGreetingName="Nora"
        headline="It has not gone out"
        paragraphs={['Your words are on the timeline.']}
        quotedText="Send it tomorrow."
      />
    ),
    'card-filled': (
      <Notice
        ownerGreetingName="Nora"
        headline="Ruth filled in your card"
        paragraphs={['Nothing of it is kept until you say so. This would be new:']}
        list={[
          'birthday 4 May 1980, was 5 May',
          'son Leo: birthday 29 February',
          'likes rowing, dark chocolate',
        ]}
        button={{ label: 'Look, and keep it', href: 'https://kith.example/cards/token/keep' }}
        closing={['Or answer “yes”, and all of it is kept; “yes 1, 3” keeps just those.']}
        smallPrint="Kith writes this because Ruth filled in the card that you passed on."
      />
    ),
    offer: (
      <Notice
        ownerGreetingName="Nora"
        {...writeOffer({
          people: [{ name: 'Nick Borelli', address: emailAddressSchema.parse('nick@borelli.example') }],
          ...{ leftOut: 0, subject: 'The boat', day: '24 August', cameBy: 'owner' },
        })}
        smallPrint={OFFER_SMALL_PRINT}
      />
    ),
    'forwarding-proof': (
      <Notice
        ownerGreetingName="Nora"
        {...writeProofNotice(forwardingProof)}
        quotedText={quoteProof(forwardingProof)}
        smallPrint="Kith passes this on because it came to your log address."
      />
    ),
    receipt: (
      <Receipt
        ownerGreetingName="Nora"
        title="Noted"
        people={[
          {
            name: 'Ruth Adeyemi',
            recorded: ['Meeting on 22 August: “for coffee”', 'Gift idea: a book on maps'],
            next: 'Ruth comes up again on 14 October.',
          },
        ]}
        remarks={['Your letter to Daniel is out.']}
        cards={[{ called: 'Ruth', link: `https://kith.example/cards/${'a2'.repeat(28)}a` }]}
        questions={[
          { words: 'snooze until the cows', ask: 'Until when is not clear. Write it like “snooze 2w”.' },
        ]}
        proposals={['Ruth: son Leo, starts school in September']}
        help={[]}
        undo={{ link: 'https://kith.example/answers/abcdef/undo', until: '23 September' }}
        smallPrint="Kith writes this because your answer left something to say."
      />
    ),
    question: (
      <InnerCircleQuestion
        ownerGreetingName="Nora"
        replyAddress={ruthInBrief.replyAddress}
        howOften="about once a month"
      />
    ),
    confirm: (
      <ConfirmSubscription
        newsletterName={newsletterName}
        ownerName="Nora Lindqvist"
        confirmUrl="https://kith.example/newsletter/confirm/abcdef"
      />
    ),
    'preferences-link': (
      <PreferencesLink
        newsletterName={newsletterName}
        preferencesUrl="https://kith.example/newsletter/mine/abcdef"
      />
    ),
    'confirm-address': (
      <ConfirmAddress
        newsletterName={newsletterName}
        confirmUrl="https://kith.example/newsletter/address/abcdef"
      />
    ),
  };
  return new Map([
    ...Object.entries(mails).map(([name, mail]): [string, string] => [name, renderMail(mail)]),
    ['issue', renderSampleIssue()],
  ]);
}

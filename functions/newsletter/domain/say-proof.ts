import type { IssueProofProps } from '../../../emails/issue-proof-props.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { NewsletterSettings } from '../newsletter-settings.ts';
import type { Finding } from './preflight/finding.ts';
import { saySlot } from './say-slot.ts';

/** draft: the owner just sent it. The others come on the eve: for a draft without their word, for an evergreen, for nothing. */
type ProofOccasion = 'draft' | 'eve-draft' | 'eve-evergreen' | 'eve-nothing';

export interface ProofToSay {
  readonly occasion: ProofOccasion;
  readonly ownerGreetingName: string;
  readonly newsletter: Pick<NewsletterSettings, 'slot' | 'whenSilent' | 'name'>;
  /** Empty where there is none. */
  readonly subject: string;
  readonly slotAt: IsoInstant;
  readonly readers: number;
  /** By what it is for some of them only. */
  readonly limits?: ReadonlyArray<'topic' | 'language'>;
  /** Whether parts of the letter are for some only. */
  readonly hasPartsForSome?: boolean;
  readonly findings: readonly Finding[];
  /** It prints words of praise, each of which its person may still take back. */
  readonly holdsPraise: boolean;
  /** An earlier draft whose place it takes. */
  readonly replaced?: { readonly subject: string; readonly wasApproved: boolean } | undefined;
  /** What goes in the place of a draft that nobody approves. */
  readonly inItsPlace?: string | undefined;
  /** The mail of the eve showed it: it goes in the place of a draft that came after it. */
  readonly shownBefore?: string | undefined;
  /** Whether the mail comes early enough that silence is consent. */
  readonly isInTime: boolean;
  readonly replyAddress: string;
  readonly draftAddress: string;
}

/** What stands above a proof: when it goes to how many, what preflight found, what silence does, and how to answer. */
export function sayProof(proof: ProofToSay): IssueProofProps {
  const { occasion, findings, subject, replyAddress, draftAddress } = proof;
  const faulty = findings.some(({ level }) => level === 'must');
  const hasLetter = occasion !== 'eve-nothing';
  const change = hasLetter
    ? 'To change it, answer with the whole text anew, beginning with a line “subject: …”, and you get a proof of that. '
    : '';
  return {
    ownerGreetingName: proof.ownerGreetingName,
    headline: HEADLINES[occasion]({ ...proof, when: whenOf(proof), faulty }),
    paragraphs: [
      sayWhen(proof, faulty),
      sayNobody(proof),
      ...sayReplaced(proof),
      saySilence(proof),
      sayPraise(proof),
    ].filter((text) => text !== ''),
    must: listed(findings, 'must'),
    look: listed(findings, 'look'),
    ...(hasLetter && findings.length === 0 && { allFine: ALL_FINE }),
    answers: answersTo(proof, faulty),
    howToChange: `${change}To write ${hasLetter ? 'another' : 'one'}, send it to ${draftAddress}.`,
    replyAddress,
    subject: subject || 'No issue',
    ...(hasLetter && !faulty && { approve: { label: 'Approve it' } }),
    ...(hasLetter && {
      below: proof.hasPartsForSome
        ? 'The letter, with the parts that only some readers get'
        : 'The letter, as a reader gets it',
    }),
  };
}

const ALL_FINE =
  'Links, pictures, fields, size, wording and the way out were looked at: there is nothing to put right.';

type Headline = (proof: ProofToSay & { readonly when: string; readonly faulty: boolean }) => string;

const HEADLINES: Readonly<Record<ProofOccasion, Headline>> = {
  draft: ({ subject, faulty }) =>
    faulty ? `“${subject}” needs a change before it can go out` : `A proof of “${subject}”`,
  'eve-draft': ({ subject }) => `“${subject}” waits for your word`,
  'eve-evergreen': ({ subject, newsletter: { whenSilent }, isInTime }) =>
    whenSilent === 'evergreen' && isInTime
      ? `No draft yet, so “${subject}” goes next`
      : `No draft yet, and “${subject}” is at hand`,
  'eve-nothing': ({ when }) => `Nothing is written for ${when}`,
};

const whenOf = ({ slotAt, newsletter: { slot } }: ProofToSay) => saySlot(slotAt, slot.timeZone);

function sayWhen(proof: ProofToSay, faulty: boolean): string {
  const { occasion, newsletter } = proof;
  const whom = sayWhom(proof);
  const when = whenOf(proof);
  switch (occasion) {
    case 'draft':
    case 'eve-draft':
      return faulty
        ? `Its place is ${when}, for ${whom}, once what stands below is put right and you approve it.`
        : `It goes out on ${when} to ${whom}, once you approve it.`;
    case 'eve-evergreen':
    case 'eve-nothing':
      return `The next issue of ${newsletter.name} is due on ${when}, for ${whom}, and no draft of yours has come. That is quite all right.`;
  }
}

const sayNobody = ({ readers }: ProofToSay): string =>
  readers === 0
    ? 'Nobody has signed up yet; until somebody has, weeks pass without an issue, and letters wait.'
    : '';

function sayWhom({ readers, limits = [] }: ProofToSay): string {
  const all = readers === 1 ? 'one reader' : `${readers.toLocaleString('en')} readers`;
  return limits.length === 0 ? all : `those of ${all} who want its ${limits.join(' and ')}`;
}

function sayReplaced({ replaced }: ProofToSay): readonly string[] {
  if (replaced === undefined) return [];
  const approval = replaced.wasApproved ? ', and your approval with it, since that was for other words' : '';
  return [`It takes the place of “${replaced.subject}”, which is put away${approval}.`];
}

const sayPraise = ({ holdsPraise }: ProofToSay): string =>
  holdsPraise
    ? 'Its praise of your people is in the words to which they said yes; what somebody takes back by then is left out, and nothing else changes.'
    : '';

function saySilence({
  occasion,
  newsletter,
  isInTime,
  subject,
  inItsPlace,
  shownBefore,
}: ProofToSay): string {
  const isEvergreen = newsletter.whenSilent === 'evergreen';
  switch (occasion) {
    case 'draft':
      if (shownBefore !== undefined)
        return `Without your word it does not go, and waits for the week after; “${shownBefore}”, which you were shown, goes in its place.`;
      return isEvergreen
        ? 'Without your word it does not go: it waits for the week after, and a letter from the drawer goes in its place, which you get to see the day before.'
        : 'Without your word it does not go, and that week has no issue.';
    case 'eve-draft':
      if (inItsPlace === undefined) return 'Without your word it does not go, and this week has no issue.';
      return `Without your word it does not go, and “${inItsPlace}” goes in its place; that one stands below it.`;
    case 'eve-evergreen':
      if (isEvergreen && isInTime) return `Without a word from you, “${subject}” goes out; it stands below.`;
      return isEvergreen
        ? 'It is less than half a day until then, so nothing goes out without your word.'
        : 'Without a word from you, nothing goes out this week. If you like the letter below, a word sends it.';
    case 'eve-nothing':
      return 'There is no letter left in the drawer either, so this week has no issue unless you write one.';
  }
}

function answersTo({ occasion }: ProofToSay, faulty: boolean): IssueProofProps['answers'] {
  if (occasion === 'eve-nothing') return [];
  const approve = { word: 'approve', does: 'it goes out, exactly as it stands below.' };
  const hold = { word: 'hold', does: 'nothing goes out that week, unless you approve it later.' };
  const skip =
    occasion === 'eve-evergreen'
      ? { word: 'skip', does: 'no issue this week; the letter stays in the drawer.' }
      : { word: 'skip', does: 'no issue that week, and this draft is put away.' };
  return faulty ? [hold, skip] : [approve, hold, skip];
}

const listed = (findings: readonly Finding[], level: Finding['level']): readonly string[] =>
  findings
    .filter((finding) => finding.level === level)
    .map(({ words, place }) => (place === undefined ? words : `${words} (${place})`));

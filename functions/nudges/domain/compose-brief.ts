import type { Temporal } from 'temporal-polyfill';
import type { BriefPerson } from '../../../emails/morning-brief-props.ts';
import type { CadenceRules } from '../../circle/domain/cadence-rules.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import { explainDue } from '../../circle/domain/explain-due.ts';
import { whatOneCalls } from '../../circle/domain/greeting-name.ts';
import type { Interaction } from '../../circle/domain/interaction.ts';
import type { LeapDayRule } from '../../circle/domain/partial-date.ts';
import type { NudgeButton } from '../../shared/nudge-button.ts';
import { describeExchange, isNews } from './exchange.ts';
import { listKnownFacts } from './known-facts.ts';
import { suggest } from './suggest.ts';

export interface BriefPersonInput {
  readonly contact: Contact;
  /** Newest entry of the timeline, if any. */
  readonly lastInteraction: Interaction | undefined;
  /** A letter to them that waits for the owner's yes; it takes the place of a suggestion. */
  readonly draftText?: string | undefined;
  readonly now: Temporal.Instant;
  /** The owner's. */
  readonly rules: CadenceRules & { readonly leapDayRule?: LeapDayRule };
  readonly replyAddress: string;
  /** Where the button of that name leads. */
  readonly linkOf: (button: NudgeButton) => string;
}

/** One person of a morning brief, every sentence ready to read. */
export function composeBriefPerson({
  contact,
  lastInteraction,
  draftText,
  now,
  rules,
  replyAddress,
  linkOf,
}: BriefPersonInput): BriefPerson {
  const { timeZone, leapDayRule } = rules;
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const roleLine = describeRole(contact);
  const exchange = lastInteraction && describeExchange(lastInteraction, today, timeZone);
  const news = lastInteraction && isNews(lastInteraction, contact) ? exchange : undefined;
  const suggestion = draftText === undefined ? suggest(contact, { today, leapDayRule, news }) : undefined;
  const lastExchange = news === undefined ? exchange : undefined;
  return {
    name: contact.name,
    greetingName: whatOneCalls(contact),
    ...(roleLine !== undefined && { roleLine }),
    whyNow: explainDue(contact, now, rules),
    known: listKnownFacts(contact, today, leapDayRule),
    ...(lastExchange !== undefined && { lastExchange }),
    ...(suggestion !== undefined && { suggestion }),
    ...(draftText !== undefined && { draft: { text: draftText, replyAddress } }),
    replyAddress,
    links: {
      done: linkOf('done'),
      snoozeWeek: linkOf('snooze-week'),
      snoozeMonth: linkOf('snooze-month'),
      skip: linkOf('skip'),
    },
  };
}

/** `Head of design at Fjord`, or whichever of the two is known. */
function describeRole({ role, company }: Contact): string | undefined {
  return role && company ? `${role} at ${company}` : role || company || undefined;
}

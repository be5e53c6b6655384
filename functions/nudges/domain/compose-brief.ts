import type { Temporal } from 'temporal-polyfill';
import type { BriefAid, BriefDraft, BriefPerson } from '../../../emails/morning-brief-props.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import type { DueRules } from '../../circle/domain/due-rules.ts';
import { whatOneCalls } from '../../circle/domain/greeting-name.ts';
import type { Interaction } from '../../circle/domain/interaction.ts';
import { localDay } from '../../circle/domain/local-day.ts';
import type { Plan } from '../../circle/domain/plan.ts';
import { sayWhen } from '../../circle/domain/say-day.ts';
import type { NudgePage } from '../../shared/nudge-button.ts';
import type { ReadyDraft } from '../ports.ts';
import { describeExchange, isNews } from './exchange.ts';
import { listKnownFacts } from './known-facts.ts';
import { mayBeDrafted } from './may-be-drafted.ts';
import { openingLine } from './opening-line.ts';
import { suggest } from './suggest.ts';
import { wayToReach } from './way-to-reach.ts';
import { type Reason, whyNow } from './why-now.ts';

/** More reasons than that are no sentence, but for what the owner said they would do. */
const MOST_REASONS = 2;

export interface BriefPersonInput {
  readonly contact: Contact;
  /** Newest entry of the timeline, if any. */
  readonly lastInteraction: Interaction | undefined;
  /** A letter to them that waits; it takes the place of a suggestion. */
  readonly draft?: Omit<ReadyDraft, 'draftId'> | undefined;
  readonly now: Temporal.Instant;
  /** The owner's. */
  readonly rules: DueRules;
  /** Why now, where that is not what `whyNow` says. */
  readonly reasons?: readonly Reason[];
  /** Something concrete towards one of the contact's plans. */
  readonly aidFor?: (plan: Plan) => BriefAid | undefined;
  /** Their place in a brief about several, from 1 on. */
  readonly number?: number | undefined;
  readonly replyAddress: string;
  /** Where the page of that name is. */
  readonly linkOf: (page: NudgePage) => string;
}

/** One person of a morning brief, every sentence ready to read. */
export function composeBriefPerson({
  contact,
  lastInteraction,
  draft,
  now,
  rules,
  reasons = whyNow(contact, now, rules),
  aidFor = () => undefined,
  number,
  replyAddress,
  linkOf,
}: BriefPersonInput): BriefPerson {
  const { timeZone, leapDayRule } = rules;
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const roleLine = describeRole(contact);
  const exchange = lastInteraction && describeExchange(lastInteraction, today, timeZone);
  const news = lastInteraction && isNews(lastInteraction, contact) ? exchange : undefined;
  const isDrafted = draft !== undefined;
  const suggestion = isDrafted ? undefined : suggest(contact, { today, leapDayRule, news, reasons });
  const opening = isDrafted
    ? undefined
    : openingLine({ contact, reasons, newestEntry: lastInteraction, now, timeZone });
  const reach = isDrafted ? undefined : wayToReach(contact, lastInteraction);
  const told = tellReasons(reasons);
  const lastExchange = news === undefined ? exchange : undefined;
  return {
    ...(number !== undefined && { number }),
    name: contact.name,
    greetingName: whatOneCalls(contact),
    ...(roleLine !== undefined && { roleLine }),
    whyNow: told.map(({ text }) => text).join(' '),
    known: listKnownFacts(contact, today, leapDayRule).filter(
      (fact) => !told.some(({ text }) => text === fact),
    ),
    ...(lastExchange !== undefined && { lastExchange }),
    ...(suggestion !== undefined && { suggestion }),
    ...(opening !== undefined && { opening }),
    ...(reach !== undefined && { reach }),
    ...collectAids(told, aidFor),
    ...(draft && { draft: composeDraft(draft, replyAddress, now, timeZone, linkOf) }),
    replyAddress,
    links: {
      ...linksTo(linkOf, told),
      ...(!isDrafted && mayBeDrafted(contact) && { draft: linkOf('draft') }),
    },
  };
}

function composeDraft(
  { text, own, goesOutAt }: Omit<ReadyDraft, 'draftId'>,
  replyAddress: string,
  now: Temporal.Instant,
  timeZone: string,
  linkOf: BriefPersonInput['linkOf'],
): BriefDraft {
  const stopUrl = goesOutAt && linkOf('stop-letter');
  return {
    text,
    replyAddress,
    ...(own && { own }),
    ...(goesOutAt && stopUrl && { goesOut: { when: sayMoment(goesOutAt, now, timeZone), stopUrl } }),
  };
}

/** `tomorrow, not before 07:30` */
function sayMoment(moment: Temporal.Instant, now: Temporal.Instant, timeZone: string): string {
  const local = moment.toZonedDateTimeISO(timeZone);
  const day = sayWhen(local.toPlainDate(), localDay(now, timeZone));
  return `${day}, not before ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

const linksTo = (linkOf: BriefPersonInput['linkOf'], told: readonly Reason[]) => ({
  choices: linkOf('choices'),
  done: linkOf('done'),
  snoozeWeek: linkOf('snooze-week'),
  snoozeMonth: linkOf('snooze-month'),
  skip: linkOf('skip'),
  ...(told.some(isPraise) && { shared: linkOf('shared') }),
});

const isPraise = (reason: Reason): boolean => reason.kind === 'plan' && reason.plan.kind === 'shout-out';

/** A plan is told once, and its word is the owner's own, so each is said; of the rest, what makes a sentence. */
const tellReasons = (reasons: readonly Reason[]): readonly Reason[] =>
  reasons.filter(
    (reason, place) => place < MOST_REASONS || (reason.kind === 'plan' && reason.plan.kind !== 'shout-out'),
  );

function collectAids(
  reasons: readonly Reason[],
  aidFor: (plan: Plan) => BriefAid | undefined,
): Pick<BriefPerson, 'aids'> {
  const aids = reasons.flatMap((reason) => (reason.kind === 'plan' ? (aidFor(reason.plan) ?? []) : []));
  return aids.length === 0 ? {} : { aids };
}

/** `Head of design at Fjord`, or whichever of the two is known. */
function describeRole({ role, company }: Contact): string | undefined {
  return role && company ? `${role} at ${company}` : role || company || undefined;
}

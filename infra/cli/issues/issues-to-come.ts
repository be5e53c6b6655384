import type { Agenda, PlannedIssue } from '../../../functions/newsletter/domain/agenda.ts';
import type { Issue } from '../../../functions/newsletter/domain/issue.ts';
import { whyTaken } from '../../../functions/newsletter/domain/weeks.ts';
import type { IsoInstant } from '../../../functions/shared/iso-instant.ts';
import { minuteOf } from './issue-text.ts';

/**
 * approved, waiting for the owner's word, held by it. drawer: goes in silence, where the settings have that. starting: its slot has
 * come. kept-back: it had come when they said hold.
 */
export interface IssueToCome {
  readonly slug: string;
  readonly subject: string;
  readonly status: 'approved' | 'waiting' | 'held' | 'drawer' | 'starting' | 'kept-back';
  /** Undefined: of a week after the next. */
  readonly slotAt: IsoInstant | undefined;
}

/** What the agenda has for the next weeks, in their order. `unstarted`: what is to be sent on its way by the next run. */
export function issuesToCome(
  agenda: Agenda,
  nextSlotAt: IsoInstant | undefined,
  unstarted: Issue | undefined,
): readonly IssueToCome[] {
  const isFree = nextSlotAt !== undefined && whyTaken(agenda, nextSlotAt) === undefined;
  const slotAt = isFree ? nextSlotAt : undefined;
  const { waiting, outgoing, eve } = agenda;
  const coming: IssueToCome[] = [];
  if (unstarted !== undefined && outgoing?.slug === unstarted.slug) {
    const { slug, subject, heldAt } = outgoing;
    const status = heldAt === undefined ? 'starting' : 'kept-back';
    coming.push({ slug, subject, status, slotAt: outgoing.slotAt });
  }
  for (const [place, planned] of waiting.entries())
    coming.push(toCome(planned, 'waiting', place === 0 ? slotAt : undefined));
  const [first] = waiting;
  const isDecided = first?.approvedAt !== undefined || first?.heldAt !== undefined;
  if (isFree && !isDecided && eve?.slotAt === slotAt && eve?.evergreen !== undefined)
    coming.push(toCome(eve.evergreen, 'drawer', slotAt));
  return coming;
}

function toCome(
  { slug, subject, approvedAt, heldAt }: PlannedIssue,
  otherwise: 'waiting' | 'drawer',
  slotAt: IsoInstant | undefined,
): IssueToCome {
  const undecided = heldAt === undefined ? otherwise : 'held';
  return { slug, subject, status: approvedAt === undefined ? undecided : 'approved', slotAt };
}

/** `the-dog-x3k7a: approved, for 2026-08-25 08:00 UTC` */
export function toComeText({ slug, status, slotAt }: IssueToCome): string {
  const when = slotAt === undefined ? 'a later week' : minuteOf(slotAt);
  const texts: Record<IssueToCome['status'], string> = {
    approved: `approved, for ${when}`,
    waiting: `waits for your word, for ${when}; answer its proof with approve, hold or skip`,
    held: `held, and nothing goes out in its week, ${when}; answer its proof with approve to let it go`,
    drawer: `from the drawer, for ${when}; its mail of the day before says what your silence does`,
    starting: `its slot, ${when}, has come; starts within a quarter of an hour`,
    'kept-back': `held before anybody had it; approve lets it go within two days of its slot, ${when}`,
  };
  return `${slug}: ${texts[status]}`;
}

/** What to do where nothing is there yet. */
export const noIssuesText = (inboundDomain: string | undefined): string =>
  [
    'No issue has started, and none is to come.',
    `To write one, send a letter to ${inboundDomain === undefined ? 'draft@ your inbound domain' : `draft@${inboundDomain}`}: its proof comes back at once, and it goes out when you answer approve.`,
  ].join('\n');

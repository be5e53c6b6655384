import { Temporal } from 'temporal-polyfill';
import { diffContacts, type Edit } from '../../../../circle/domain/changes/contact-edits.ts';
import type { Contact } from '../../../../circle/domain/contact.ts';
import { whatOneCalls } from '../../../../circle/domain/greeting-name.ts';
import { IN_TOUCH_TEXT } from '../../../../circle/domain/interaction.ts';
import { deriveInteractionId } from '../../../../shared/interaction-id.ts';
import { toIsoInstant } from '../../../../shared/iso-instant.ts';
import type { TouchHow } from '../answer-line.ts';
import type { PersonStep } from '../record/answer-record.ts';
import { namedValue } from '../record/said-of.ts';
import type { PlanMoment } from './plan-moment.ts';
import { sayEntry } from './say-step.ts';

type Entry = PersonStep['entries'][number];

const NOON = new Temporal.PlainTime(12);

const KINDS = {
  call: { kind: 'call', direction: 'between' },
  meeting: { kind: 'meeting', direction: 'between' },
  message: { kind: 'mail', direction: 'outbound' },
  'their-message': { kind: 'mail', direction: 'inbound' },
  other: { kind: 'note', direction: 'between' },
  gift: { kind: 'gift', direction: 'outbound' },
  'shout-out': { kind: 'shout-out', direction: 'outbound' },
} as const satisfies Record<string, Pick<Entry, 'kind' | 'direction'>>;

export interface Touch {
  readonly how: TouchHow | 'their-message' | 'gift' | 'shout-out';
  readonly on: Temporal.PlainDate;
}

interface Group {
  touch: Touch | undefined;
  readonly texts: string[];
  readonly by: Entry['source']['by'];
}

/** What an answer does about one person, while its lines are gone through. */
export class PersonDraft {
  readonly before: Contact;
  /** What they become by the lines so far. */
  contact: Contact;
  readonly said: string[] = [];
  private readonly edits: Edit[] = [];
  private readonly claims: PersonStep['claims'] = [];
  private readonly groups: Group[] = [];

  constructor(contact: Contact) {
    this.before = contact;
    this.contact = contact;
  }

  change(after: Contact, said: readonly string[]): void {
    const edits = diffContacts(this.contact, after);
    this.edits.push(...edits);
    this.said.push(...said);
    if (edits.length > 0) this.claims.push({ said: [...said], values: edits.map(namedValue) });
    this.contact = after;
  }

  /** Notes and a touch stand together; another touch on another day, or in another way, begins anew. */
  note(text: string, touch?: Touch): void {
    const last = this.groups.at(-1);
    const joins = last !== undefined && last.by === 'owner-reply' && areOne(last.touch, touch);
    if (!joins) this.groups.push({ touch, texts: [text], by: 'owner-reply' });
    else {
      last.texts.push(text);
      last.touch ??= touch;
    }
  }

  /** Words that Kith did not understand; they are no touch. */
  remark(text: string): void {
    const last = this.groups.at(-1);
    if (last?.by === 'owner-remark') last.texts.push(text);
    else this.groups.push({ touch: undefined, texts: [text], by: 'owner-remark' });
  }

  /** The files that came with the mail go with the first entry. */
  finish(moment: PlanMoment): PersonStep {
    const { contactId, name, lastTouchAt } = this.before;
    const entries = this.groups.map((group, place) => this.entryOf(group, place, moment));
    return {
      contactId,
      name,
      called: whatOneCalls(this.before),
      said: [...entries.flatMap((entry) => sayEntry(entry, moment)), ...this.said],
      entries,
      edits: this.edits.filter(({ field }) => field !== 'addresses'),
      addressEdits: this.edits.filter(({ field }) => field === 'addresses'),
      claims: this.claims,
      ...(lastTouchAt && { touchedBefore: lastTouchAt }),
    };
  }

  private entryOf({ touch, texts, by }: Group, place: number, moment: PlanMoment): Entry {
    const { recordId, messageId } = moment;
    return {
      interactionId: deriveInteractionId('answer', recordId, this.before.contactId, String(place)),
      ...KINDS[touch?.how ?? 'other'],
      occurredAt: momentOf(touch?.on, moment),
      text: joinTexts(texts),
      source: { by, messageId },
    };
  }
}

/** That they were in touch goes without saying where more is said. */
function joinTexts(texts: readonly string[]): string {
  const told = texts.filter((text) => text !== IN_TOUCH_TEXT);
  return told.length > 0 ? told.join('\n') : IN_TOUCH_TEXT;
}

/** Praise and a gift stand alone: what else was said is neither. */
const areOne = (known: Touch | undefined, more: Touch | undefined): boolean =>
  !standsAlone(known) &&
  !standsAlone(more) &&
  (known === undefined || more === undefined || (known.how === more.how && known.on.equals(more.on)));

const standsAlone = (touch: Touch | undefined): boolean =>
  touch?.how === 'gift' || touch?.how === 'shout-out';

/** Of another day, noon: when is not known. */
function momentOf(
  on: Temporal.PlainDate | undefined,
  { at, now, timeZone }: PlanMoment,
): Entry['occurredAt'] {
  if (on === undefined || Temporal.PlainDate.compare(on, now.toPlainDate()) >= 0) return at;
  return toIsoInstant(on.toZonedDateTime({ timeZone, plainTime: NOON }).toInstant());
}

import type { Temporal } from 'temporal-polyfill';
import type { BriefSection } from '../../emails/morning-brief-props.ts';
import type { Contact } from '../circle/domain/contact.ts';
import { localDay } from '../circle/domain/local-day.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { giftsToArrange } from './domain/section/gifts-to-arrange.ts';
import { sayGiftToArrange } from './domain/section/say-gift-to-arrange.ts';

/** Who comes up this morning or in the days to come, as read for the brief: giving reads nobody besides. */
export interface GivingMorning {
  readonly owner: Owner;
  readonly people: readonly Contact[];
  readonly now: Temporal.Instant;
}

/** The brief's section of gifts to see to; undefined where none is near. Reads and writes nothing. */
export function showGifts({ owner, people, now }: GivingMorning): BriefSection | undefined {
  const today = localDay(now, owner.timeZone);
  const items = giftsToArrange(people, now, owner).map((gift) =>
    sayGiftToArrange(gift, today, owner.giving.currency),
  );
  return items.length === 0 ? undefined : { title: 'Gifts', items };
}

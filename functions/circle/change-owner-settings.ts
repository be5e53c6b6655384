import type { OwnerId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import type { BriefSettings } from './domain/brief-settings.ts';
import type { QuietDays } from './domain/cadence-rules.ts';
import { applyGiving, type GivingChange } from './domain/gift-days/giving-settings.ts';
import type { LetterRules } from './domain/letter-settings.ts';
import type { Owner } from './domain/owner.ts';
import { nextSendingTime } from './domain/sending-time.ts';
import type { OwnerStore } from './owner-store.ts';
import { type DueDatesRefreshed, type RefreshDueDatesPorts, refreshDueDates } from './refresh-due-dates.ts';

export interface ChangeOwnerSettingsPorts extends RefreshDueDatesPorts {
  readonly owners: Pick<OwnerStore, 'changeOwner' | 'moveBriefDue'>;
}

/** What is absent stays as it is. */
export interface OwnerSettings
  extends Partial<Pick<Owner, 'timeZone' | 'sendingHour' | 'leadDays' | 'leapDayRule' | 'mastodonInstance'>> {
  readonly brief?: Partial<BriefSettings>;
  readonly tiers?: Partial<Owner['tiers']>;
  readonly quietDays?: Partial<QuietDays>;
  readonly giving?: GivingChange;
  readonly letters?: Partial<LetterRules>;
}

export interface OwnerSettingsChanged {
  readonly owner: Owner;
  readonly dueDates: DueDatesRefreshed;
}

/**
 * Changes an owner's settings, and what follows from them: when the next brief goes out, and when everybody falls due. The
 * settings come first, in one write; a crash after it heals when the same is asked for again. Throws OwnerNotFoundError.
 */
export async function changeOwnerSettings(
  ports: ChangeOwnerSettingsPorts,
  ownerId: OwnerId,
  settings: OwnerSettings,
  onProgress?: (progress: DueDatesRefreshed) => void,
): Promise<OwnerSettingsChanged> {
  const changed = await ports.owners.changeOwner(ownerId, (owner) => ({
    ...owner,
    ...settings,
    brief: { ...owner.brief, ...settings.brief },
    tiers: { ...owner.tiers, ...settings.tiers },
    quietDays: { ...owner.quietDays, ...settings.quietDays },
    giving: applyGiving(owner.giving, settings.giving),
    letters: { ...owner.letters, ...settings.letters },
  }));
  const { timeZone, sendingHour, brief, quietDays } = settings;
  const isTimeSet = [timeZone, sendingHour, brief, quietDays].some((setting) => setting !== undefined);
  const owner = isTimeSet ? await moveBrief(ports, changed) : changed;
  return { owner, dueDates: await refreshDueDates(ports, owner, onProgress) };
}

/** A brief that is due by now, or that a run is writing, is left to the next run, which knows the new settings. */
async function moveBrief({ owners, clock }: ChangeOwnerSettingsPorts, owner: Owner): Promise<Owner> {
  const now = clock.now();
  const briefDueAt = nextSendingTime(owner, now);
  if (owner.briefDueAt <= toIsoInstant(now) || owner.briefDueAt === briefDueAt) return owner;
  return (await owners.moveBriefDue(owner, briefDueAt)) === 'moved' ? { ...owner, briefDueAt } : owner;
}

import type { OwnerSettings } from '../../functions/circle/change-owner-settings.ts';
import { tierSchema } from '../../functions/circle/domain/cadence-rules.ts';
import { letterRulesSchema, letterSettingSchema } from '../../functions/circle/domain/letter-settings.ts';
import { type CommandLine, textFlag, wronglyAsked } from './command-line.ts';
import { listed } from './read-weekdays.ts';

/** What `--letters` and `--letters-a-day` ask for; undefined for neither. Throws CommandError. */
export function readLetterSettings(commandLine: CommandLine): OwnerSettings['letters'] {
  const tiers = listed(textFlag(commandLine, 'letters')?.trim() ?? 'none').map(readTier);
  const aDay = textFlag(commandLine, 'letters-a-day');
  if (tiers.length === 0 && aDay === undefined) return undefined;
  return { ...Object.fromEntries(tiers), ...(aDay !== undefined && { autoADay: readMost(aDay.trim()) }) };
}

/** `inner=approve` */
function readTier(text: string) {
  const [name, said] = text.split('=').map((part) => part.trim().toLowerCase());
  const tier = tierSchema.safeParse(name);
  const way = letterSettingSchema.safeParse(said);
  if (tier.success && way.success) return [tier.data, way.data] as const;
  throw wronglyAsked(
    `--letters ${text}: say it like inner=approve: inner, close or wide, and mine, approve, auto, on or off.`,
  );
}

function readMost(text: string): number {
  const most = letterRulesSchema.shape.autoADay.safeParse(/^\d{1,2}$/.test(text) ? Number(text) : undefined);
  if (most.success && text !== '') return most.data;
  throw wronglyAsked('--letters-a-day is how many letters may go out by themselves on a day, from 0 to 20.');
}

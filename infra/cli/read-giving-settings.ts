import { type Tier, tierSchema } from '../../functions/circle/domain/cadence-rules.ts';
import type { GivingChange } from '../../functions/circle/domain/gift-days/giving-settings.ts';
import { currencySchema, rhythmSchema } from '../../functions/circle/domain/gift-days/giving-settings.ts';
import { type CommandLine, textFlag, wronglyAsked } from './command-line.ts';
import { listed } from './read-weekdays.ts';

const { giftsAYear, forTheOneAtHome, budgetAYear } = rhythmSchema.shape;

/** What `--gifts`, `--gifts-at-home` and `--currency` ask for; undefined without any. Throws CommandError. */
export function readGivingSettings(commandLine: CommandLine): GivingChange | undefined {
  const rhythms = listed(textFlag(commandLine, 'gifts')?.trim() ?? 'none').map(readRhythm);
  const atHome = listed(textFlag(commandLine, 'gifts-at-home')?.trim() ?? 'none').map(readAtHome);
  const currency = readCurrency(textFlag(commandLine, 'currency'));
  if (rhythms.length + atHome.length === 0 && currency === undefined) return undefined;
  const change = (tier: Tier) => {
    const told = [rhythms, atHome].map((list) => list.findLast((each) => each.tier === tier)?.rhythm);
    const [rhythm, home] = told;
    return rhythm === undefined && home === undefined ? {} : { [tier]: { ...rhythm, ...home } };
  };
  return { ...(currency && { currency }), ...change('inner'), ...change('close'), ...change('wide') };
}

/** `inner=4/500`: gifts a year, and what they may cost together. */
function readRhythm(text: string) {
  const [, name, gifts, budget] = /^(\w+)=(\d{1,7})(?:\/(\d{1,7}))?$/.exec(text) ?? [];
  const tier = tierSchema.safeParse(name);
  const count = giftsAYear.safeParse(Number(gifts));
  const sum = budgetAYear.optional().safeParse(budget === undefined ? undefined : Number(budget));
  if (!tier.success || !count.success || !sum.success) {
    throw wronglyAsked(
      `--gifts ${text}: say it like inner=4/500: inner, close or wide, gifts a year (24 at most), and what they may cost together.`,
    );
  }
  const rhythm = { giftsAYear: count.data, ...(sum.data !== undefined && { budgetAYear: sum.data }) };
  return { tier: tier.data, rhythm };
}

/** `inner=1` */
function readAtHome(text: string) {
  const [, name, gifts] = /^(\w+)=(\d{1,7})$/.exec(text) ?? [];
  const tier = tierSchema.safeParse(name);
  const count = forTheOneAtHome.safeParse(Number(gifts));
  if (!tier.success || !count.success) {
    throw wronglyAsked(
      `--gifts-at-home ${text}: say it like inner=1: how many of a year’s gifts are for the partner or family, 12 at most.`,
    );
  }
  return { tier: tier.data, rhythm: { forTheOneAtHome: count.data } };
}

function readCurrency(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const currency = currencySchema.safeParse(text.trim().toUpperCase());
  if (!currency.success) throw wronglyAsked('--currency is three letters, like GBP or EUR.');
  return currency.data;
}

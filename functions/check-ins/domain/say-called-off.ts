import type { CallOff } from './go-out-alone.ts';

/** Why a letter that was announced stays here. merged: it was to somebody who is one with another contact now. */
export type StaysHere = CallOff | 'merged';

/** Of what the owner decided themselves, or was told by a notice, nothing is said; nor of the dead. */
const REASONS: ReadonlyMap<string, (name: string) => string> = new Map<StaysHere, (name: string) => string>([
  ['merged', (name) => `${name} became one with another of your contacts since`],
  ['own-words', () => 'this is a time for your own words'],
  ['in-touch', () => 'you two were in touch since'],
  ['too-soon', () => 'another one went out not long ago'],
  ['expired', () => 'it had waited for too long to be true'],
  ['paused', (name) => `${name} is away, or you let them rest`],
  ['wrote-lately', (name) => `${name} wrote to you since`],
  ['open-thread', (name) => `${name} wrote to you, and waits for your answer`],
  ['unanswered', () => 'your last one is not answered yet'],
  ['no-address', (name) => `Kith has no address of ${name}`],
  ['suppressed', (name) => `no address of ${name} takes mail`],
]);

export const isToBeTold = (why: StaysHere): boolean => REASONS.has(why);

/** `The letter to Ruth did not go out by itself: you two were in touch since.` Undefined for a reason of which nothing is said. */
export function sayCalledOff(why: string, name: string): string | undefined {
  const reason = REASONS.get(why)?.(name);
  return reason && `The letter to ${name} did not go out by itself: ${reason}.`;
}

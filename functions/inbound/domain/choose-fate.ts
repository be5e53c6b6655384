import type { InboundFate } from '../inbound-log.ts';

const ACTED_ON: readonly InboundFate[] = [
  'decided',
  'stopped',
  'logged',
  'asked',
  'duplicate',
  'unknown-person',
  'passed-on',
];

/** One fate for a message that several addresses received: what was done with it before what was not. */
export function chooseFate(fates: readonly InboundFate[]): InboundFate {
  return ACTED_ON.find((fate) => fates.includes(fate)) ?? fates[0] ?? 'forged';
}

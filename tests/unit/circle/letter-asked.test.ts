import { expect, it } from 'vitest';
import { letterAskedAt } from '../../../functions/circle/domain/letter-asked.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildContact } from '../../builders/contact.ts';

const at = (hour: number) => isoInstantSchema.parse(`2026-08-24T0${hour}:00:00.000Z`);
const entry = (kind: 'note' | 'gift' | 'call' | 'reply', occurredAt: ReturnType<typeof at>) => ({
  newestEntry: { interactionId: 'i1', kind, direction: 'between' as const, occurredAt },
  lastTouchAt: occurredAt,
});

it.each([
  ['is waited for', {}, true],
  ['is brought by a nudge', { lastNudgedAt: at(9) }, false],
  ['is not brought by the nudge that it was asked for in', { lastNudgedAt: at(7) }, true],
  ['outlasts a note', entry('note', at(9)), true],
  ['outlasts a gift', entry('gift', at(9)), true],
  ['is over after a call', entry('call', at(9)), false],
  ['is over once they wrote', entry('reply', at(9)), false],
  ['outlasts what was before', entry('call', at(7)), true],
])('a letter that was asked for %s', (_, changes, isWaited) => {
  expect(letterAskedAt(buildContact({ ...changes, draftAskedAt: at(8) })) !== undefined).toBe(isWaited);
});

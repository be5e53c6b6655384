import * as z from 'zod';
import { isoInstantSchema } from '../../shared/iso-instant.ts';
import type { DeliveryKind } from './delivery.ts';

/** soft-bounces: three of the last five messages. in-memory: the owner said that the person died; the only reason that can be taken back, where it was a mistake. */
const reasonSchema = z.enum(['hard-bounce', 'soft-bounces', 'complaint', 'asked-to-stop', 'in-memory']);

/** all: no mail of any kind. newsletter: no issue; what the person asks for or what the owner writes still goes. */
const scopeSchema = z.enum(['all', 'newsletter']);

/** Why, and for what, an address gets no more mail. */
export const suppressionSchema = z.object({
  reason: reasonSchema,
  scope: scopeSchema,
  since: isoInstantSchema,
});

export type Suppression = z.infer<typeof suppressionSchema>;

/** Whether a message of that kind must not go out. */
export function blocks({ scope }: Suppression, kind: DeliveryKind): boolean {
  switch (scope) {
    case 'all':
      return true;
    case 'newsletter':
      return kind === 'issue';
  }
}

import type { Temporal } from 'temporal-polyfill';
import type { IsoInstant } from '../../../../shared/iso-instant.ts';

/** When an answer came, and what its parts are called by. */
export interface PlanMoment {
  readonly recordId: string;
  /** SES's id of the owner's mail. */
  readonly messageId: string;
  readonly at: IsoInstant;
  /** The same, in the owner's zone. */
  readonly now: Temporal.ZonedDateTime;
  readonly timeZone: string;
}

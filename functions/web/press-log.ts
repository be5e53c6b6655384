import type { IsoInstant } from '../shared/iso-instant.ts';

export interface Press {
  /** The moment of the first press. */
  readonly pressedAt: IsoInstant;
  /** All that follows from it is done, and a further press does nothing more. */
  readonly isFinished: boolean;
}

/** The record of buttons that were pressed, so that each works once. */
export interface PressLog {
  /** The press that counts: this one, or what an earlier press recorded. One conditional write. */
  recordPress(pressId: string, pressedAt: IsoInstant): Promise<Press>;
  /** Undefined when the button was never pressed. */
  findPress(pressId: string): Promise<Press | undefined>;
  /** Says that all that follows from a recorded press is done. Idempotent. */
  finishPress(pressId: string): Promise<void>;
}

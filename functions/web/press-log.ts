import type { IsoInstant } from '../shared/iso-instant.ts';

/** The record of buttons that were pressed, so that pressing one again does nothing more. */
export interface PressLog {
  /** The moment of the first press: `pressedAt`, or what an earlier press recorded. One conditional write. */
  recordPress(pressId: string, pressedAt: IsoInstant): Promise<IsoInstant>;
  /** Undefined when the button was never pressed. */
  findPress(pressId: string): Promise<IsoInstant | undefined>;
}

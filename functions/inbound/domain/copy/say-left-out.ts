import { MOST_WAITING } from '../../add-offers.ts';
import type { Mailbox } from '../inbound-mail.ts';

/** What is said of people for whom more mail came than was kept; nothing where there are none. */
export const sayLeftOut = (people: readonly Mailbox[]): readonly string[] =>
  people.map(
    ({ name, address }) =>
      `More mail came for ${name ?? address} than Kith keeps for somebody who is not in the circle: the newest ${MOST_WAITING} stand on the timeline, the older ones do not. To have one of those there, too, forward it to your log address.`,
  );

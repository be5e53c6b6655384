import type { Occasion } from '../occasion.ts';
import type { PostalAddress } from '../postal-address.ts';

interface WrittenValue {
  /** `home`, `work`, `mobile` */
  readonly label?: string | undefined;
  readonly value: string;
}

interface WrittenDay {
  readonly kind: Occasion['kind'];
  readonly title?: string | undefined;
  readonly date: string;
}

interface WrittenRelative {
  /** What they are to the person: `spouse`, `daughter`, `assistant`. */
  readonly relation: string;
  readonly name: string;
}

/** What a file says about a person, in its own words: nothing of it is checked yet. */
export interface WrittenPerson {
  readonly name: string;
  readonly nickname?: string | undefined;
  readonly emails?: readonly string[];
  readonly phones?: readonly WrittenValue[];
  readonly postalAddresses?: readonly PostalAddress[];
  readonly profiles?: readonly WrittenValue[];
  readonly company?: string | undefined;
  readonly role?: string | undefined;
  readonly household?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly language?: string | undefined;
  readonly tags?: readonly string[];
  readonly interests?: readonly string[];
  readonly matters?: readonly string[];
  readonly food?: readonly string[];
  readonly allergies?: readonly string[];
  readonly met?: { readonly how?: string; readonly where?: string; readonly through?: string };
  /** Several lines each. */
  readonly notes?: readonly string[];
  readonly days?: readonly WrittenDay[];
  readonly relatives?: readonly WrittenRelative[];
  readonly cadence?: string | undefined;
  readonly tier?: string | undefined;
  /** `hidden`, `in memory`, `do not contact`, as Kith exports it. */
  readonly standing?: readonly string[];
  readonly lastContact?: string | undefined;
  /** The day of their death, or other words of it; '' where only that they died is known. */
  readonly died?: string | undefined;
}

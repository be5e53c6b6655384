import * as z from 'zod';
import { cleanLine, cleanLines } from '../clean-text.ts';
import type { ContactDetails } from '../contact.ts';
import { type PostalAddress, postalAddressSchema } from '../postal-address.ts';
import { atMost, readLine, shown } from './person-fields.ts';
import type { Findings } from './person-reading.ts';
import type { WrittenPerson } from './written-person.ts';

const MOST_PHONES = 20;
const MOST_POSTAL_ADDRESSES = 10;
const MOST_PROFILES = 30;

/** Schemes of pages and of messengers; nothing that a browser would run or read from the disk. */
const PROFILE_SCHEME =
  /^(?:https?|xmpp|skype|sips?|aim|msnim|ymsgr|irc|matrix|sgnl|tg|facetime|x-apple|whatsapp|threema):/i;

export function readPhones(
  written: NonNullable<WrittenPerson['phones']>,
  findings: Findings,
): ContactDetails['phones'] {
  const phones = written.flatMap(({ label, value }) => {
    const number = readLine(value.replace(/^tel:/i, ''), 'phone number', findings);
    if (number === undefined) return [];
    if (!/\p{N}/u.test(number)) return findings.unreadable(`"${shown(number)}" is not a phone number.`) ?? [];
    return [{ ...labelOf(label), number }];
  });
  return atMost(
    distinctBy(phones, ({ number }) => number),
    { what: 'phones', most: MOST_PHONES },
    findings,
  );
}

export function readProfiles(
  written: NonNullable<WrittenPerson['profiles']>,
  findings: Findings,
): ContactDetails['profiles'] {
  const profiles = written.flatMap(({ label, value }) => {
    const bare = cleanLine(value);
    if (bare === '') return [];
    const url = /^[a-z][a-z0-9+.-]{0,30}:/i.test(bare) ? bare : `https://${bare}`;
    const isPage = PROFILE_SCHEME.test(url) && z.url().max(2000).safeParse(url).success;
    return isPage
      ? [{ ...labelOf(label), url }]
      : (findings.unreadable(`"${shown(bare)}" is not a page.`) ?? []);
  });
  return atMost(
    distinctBy(profiles, ({ url }) => url),
    { what: 'pages', most: MOST_PROFILES },
    findings,
  );
}

export function readPostalAddresses(
  written: readonly PostalAddress[],
  findings: Findings,
): ContactDetails['postalAddresses'] {
  const addresses = written.flatMap((address) => {
    const { label, lines, ...parts } = address;
    const cleanParts = Object.entries(parts).flatMap(([part, text]) => {
      const line = readLine(text, 'postal address', findings);
      return line === undefined ? [] : [[part, line]];
    });
    const streetLines = lines.flatMap(cleanLines).flatMap((line) => readLine(line, 'street', findings) ?? []);
    if (cleanParts.length === 0 && streetLines.length === 0) return [];
    return [
      postalAddressSchema.parse({ ...labelOf(label), lines: streetLines, ...Object.fromEntries(cleanParts) }),
    ];
  });
  return atMost(
    distinctBy(addresses, ({ label: _, ...address }) => JSON.stringify(address)),
    { what: 'postal addresses', most: MOST_POSTAL_ADDRESSES },
    findings,
  );
}

/** In lower case, as people write `home`; what is no word, or none that fits, is no label. */
function labelOf(text: string | undefined): { readonly label?: string } {
  const label = cleanLine(text ?? '')
    .replace(/^\* ?/, '')
    .toLowerCase();
  return label === '' || label.length > 40 ? {} : { label };
}

function distinctBy<T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] {
  return [...new Map(values.toReversed().map((value) => [keyOf(value), value])).values()].toReversed();
}

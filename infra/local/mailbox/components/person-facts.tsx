import type { Contact } from '../../../../functions/circle/domain/contact.ts';
import type { LovedOne } from '../../../../functions/circle/domain/loved-one.ts';
import { birthdayOf, type Occasion } from '../../../../functions/circle/domain/occasion.ts';
import { isPet } from '../../../../functions/circle/domain/relations.ts';
import {
  sayDate,
  sayInMemory,
  sayMet,
  sayOccasion,
  sayPhone,
  sayPostalAddress,
} from '../../../../functions/circle/domain/say-facts.ts';

type Fact = readonly [label: string, lines: readonly string[]];

/** What is known of a person, the closest first; of a hidden loved one nothing. Those without a line are left out. */
export function factsOf(contact: Contact): readonly Fact[] {
  const { lovedOnes, interests, matters, food, allergies, notes, met, occasions, phones } = contact;
  const facts: readonly Fact[] = [
    ['Called', contact.nickname === undefined ? [] : [contact.nickname]],
    ['Loved ones', lovedOnes.filter(({ hidden }) => hidden === undefined).map(describeLovedOne)],
    ['Likes', joined(interests)],
    ['What matters to them', matters],
    [
      'At the table',
      [...joined(food), ...(allergies.length > 0 ? [`Allergic to ${allergies.join(', ')}`] : [])],
    ],
    ['Good to know', notes],
    ['Days', occasions.map(describeDay)],
    ['How you met', met ? [capitalised(sayMet(met))] : []],
    [contact.inMemory ? 'Wrote from' : 'Writes from', contact.addresses],
    ['Phone', phones.map(sayPhone)],
    ['Lives at', contact.postalAddresses.map(sayPostalAddress)],
    ['Elsewhere', contact.profiles.map(({ url }) => url)],
  ];
  return facts.filter(([, lines]) => lines.length > 0);
}

/** `Leo, son (19 June 2022): starts school`, `Bosse, dog (elkhound, 1 May 2012)`, `Edwin, father, in memory` */
function describeLovedOne(lovedOne: LovedOne): string {
  const { name, relation, petKind, interests, notes, inMemory } = lovedOne;
  const birthday = birthdayOf(lovedOne);
  const asides = [
    ...(isPet(lovedOne) && petKind !== undefined && petKind !== relation ? [petKind] : []),
    ...(birthday && !inMemory ? [sayDate(birthday)] : []),
  ];
  const aside = asides.length > 0 ? ` (${asides.join(', ')})` : '';
  const who = `${name}, ${relation}${aside}${inMemory ? `, ${sayInMemory(inMemory)}` : ''}`;
  const said = [...notes, ...(interests.length > 0 ? [`likes ${interests.join(', ')}`] : [])];
  return said.length === 0 ? who : `${who}: ${said.join('. ')}`;
}

const describeDay = (occasion: Occasion): string => capitalised(sayOccasion(occasion));
const joined = (words: readonly string[]): readonly string[] => (words.length > 0 ? [words.join(', ')] : []);
const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

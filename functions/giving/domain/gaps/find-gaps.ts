import type { Contact } from '../../../circle/domain/contact.ts';
import { formerPartners } from '../../../circle/domain/former-partners.ts';
import { whatOneCalls } from '../../../circle/domain/greeting-name.ts';
import type { LovedOne } from '../../../circle/domain/loved-one.ts';
import { birthdayOf } from '../../../circle/domain/occasion.ts';
import { isPresent } from '../../../circle/domain/standing.ts';
import { isSafeToMention } from '../../../circle/domain/tact.ts';
import { relationKinds } from '../relation-kinds.ts';

/** Something worth knowing about somebody close, and not known yet. */
export interface Gap {
  /** Stable, so that it is known when it was asked: `birthday`, `interests:Femi`. */
  readonly gapId: string;
  /** One gentle question to the owner. */
  readonly question: string;
  /** How an answer may look, as an answer to a brief is read. */
  readonly answerLike: string;
}

/** What one would gladly know of a contact, most useful first. Of those in memory, hidden or with a sad story nothing is asked. */
export function findGaps(contact: Contact): readonly Gap[] {
  const near = contact.lovedOnes.filter((lovedOne) => isPresent(lovedOne) && isSafeToMention(lovedOne));
  return [
    ...gapsOfPerson(contact),
    ...gapsOfWays(contact),
    ...near.flatMap((lovedOne) => gapsOfLovedOne(contact, lovedOne)),
  ];
}

/** Who they are and who is theirs. */
function gapsOfPerson(contact: Contact): readonly Gap[] {
  const name = whatOneCalls(contact);
  const { interests, lovedOnes } = contact;
  const has = (kind: string) =>
    lovedOnes.some((lovedOne) => relationKinds(lovedOne, undefined).some((each) => each === kind));
  const gaps: readonly (false | Gap)[] = [
    birthdayOf(contact) === undefined && {
      gapId: 'birthday',
      question: `Do you know when ${name}’s birthday is?`,
      answerLike: 'birthday: 4 May',
    },
    interests.length === 0 && {
      gapId: 'interests',
      question: `What does ${name} do on a free Sunday?`,
      answerLike: 'likes: sailing, old maps',
    },
    !has('partner') &&
      formerPartners(contact).length === 0 && {
        gapId: 'partner',
        question: `Is there somebody at ${name}’s side? Their name is worth knowing.`,
        answerLike: 'partner Alex',
      },
    !has('child') && {
      gapId: 'children',
      question: `Are there children in ${name}’s life, their own or others’? What are they called?`,
      answerLike: 'daughter Mia, born 12 March 2018',
    },
  ];
  return gaps.filter((gap) => gap !== false);
}

/** How they live, and where. */
function gapsOfWays(contact: Contact): readonly Gap[] {
  const name = whatOneCalls(contact);
  const { allergies, food, postalAddresses, matters, met } = contact;
  const gaps: readonly (false | Gap)[] = [
    postalAddresses.length === 0 && {
      gapId: 'address',
      question: `Where would a letter reach ${name}?`,
      answerLike: 'address: 4 Quay Street, Bristol BS1 4AA',
    },
    allergies.length === 0 && {
      gapId: 'allergies',
      question: `Is there anything that ${name} must not eat, or have in the house?`,
      answerLike: 'allergies: nuts',
    },
    food.length === 0 && {
      gapId: 'food',
      question: `What does ${name} love to eat or drink, and what never?`,
      answerLike: 'food: vegetarian, strong tea',
    },
    matters.length === 0 && {
      gapId: 'matters',
      question: `What would ${name} stand up for at a dinner table?`,
      answerLike: 'matters: fair pay for young designers',
    },
    met === undefined && {
      gapId: 'met',
      question: `How did you and ${name} meet? It makes a good letter some day.`,
      answerLike: 'how we met: at the evening class in Camberwell',
    },
  ];
  return gaps.filter((gap) => gap !== false);
}

function gapsOfLovedOne(contact: Contact, lovedOne: LovedOne): readonly Gap[] {
  const { name, relation, interests, notes } = lovedOne;
  const whose = `${whatOneCalls(contact)}’s ${relation} ${name}`;
  const isYoung = relationKinds(lovedOne, undefined).includes('child');
  const gaps: readonly (false | Gap)[] = [
    birthdayOf(lovedOne) === undefined && {
      gapId: `birthday:${name}`,
      question: isYoung
        ? `How old is ${whose}, and when is the birthday?`
        : `When is the birthday of ${whose}?`,
      answerLike: `loved one: ${name}, ${isYoung ? 'born 12 March 2018' : 'birthday 12 March'}`,
    },
    interests.length === 0 &&
      notes.length === 0 && {
        gapId: `interests:${name}`,
        question: `What does ${whose} care for most these days?`,
        answerLike: `loved one: ${name}, likes ${isYoung ? 'dinosaurs' : 'old maps'}`,
      },
  ];
  return gaps.filter((gap) => gap !== false);
}

import type { Contact } from '../../functions/circle/domain/contact.ts';
import { pickSeeded, seeded } from '../../functions/shared/seeded.ts';
import { buildPerson } from './person.ts';

const words = (text: string): readonly string[] => text.split(' ');
const NAMES = words(
  'Ada Ben Cleo Dan Ella Finn Gita Hugo Iris Jon Kai Lena Max Nell Otto Pia Rob Sue Tom Una Alma Bruno Clara Dev Esther Felix Grace Hanna Ivo Jean Karim Lotte Marta Niko Olga Paul Rosa Samir Tilda Ursula Arne Bella Carlos Dora Emil Fay Georg Hilde Ines Jakob Kirsten Luis Mona Noor Omar Petra Ravi Selma Theo Vera',
);
const FAMILIES = words('Abbot Brandt Costa Dahl Ekman Fox Grant Hale Ito Jensen Kaur Lund');
const WIVES = words('Amara Birgit Chiara Delia Eva Freya Gwen Helen Isla Joan');
const DAUGHTERS = words('Mia Leni Zuri Edda Juno Wanda Yara Ottilie Nina Polly');
const DOGS = words('Rex Bramble Pepper Moss Juke Tinker');
const INTERESTS = [
  ...['sailing', 'old maps', 'jazz', 'gardening', 'baking', 'chess', 'wine', 'poetry', 'trains', 'cricket'],
  ...['birds', 'pottery', 'photography', 'running', 'architecture', 'cheese', 'tea', 'astronomy', 'theatre'],
  ...['woodwork', 'cycling', 'letterpress', 'open-water swimming', 'languages', 'old films', 'singing'],
];

/** Sixty people with tiers, half of them with families, as alike from run to run as the seed. */
export function buildGivingCircle(seed = 'circle'): readonly Contact[] {
  return NAMES.map((name) => buildMember(`${name} ${pickSeeded(FAMILIES, name) ?? ''}`, seed));
}

function buildMember(name: string, seed: string): Contact {
  const lot = (what: string) => seeded(seed, name, what);
  const tier = lot('tier') < 0.25 ? 'inner' : lot('tier') < 0.6 ? 'close' : 'wide';
  const interest = (whose: string) => pickSeeded(INTERESTS, seed, name, whose) ?? 'tea';
  const oneOf = (names: readonly string[]) => pickSeeded(names, seed, name, names.join()) ?? '';
  const family = lot('family') < 0.5;
  return buildPerson(name, {
    tier,
    interests: [interest('one'), interest('two')],
    occasions: [dayOf(lot('birthday'), 'birthday', 1950 + Math.floor(lot('year') * 45))],
    allergies: lot('allergy') < 0.1 ? ['nuts'] : [],
    notes: lot('dry') < 0.15 ? ['Does not drink.'] : lot('grief') < 0.05 ? ['Her father died in June.'] : [],
    lovedOnes: family
      ? [
          {
            name: oneOf(WIVES),
            relation: 'wife',
            interests: [interest('wife')],
            occasions: [dayOf(lot('wife'), 'birthday')],
          },
          {
            name: oneOf(DAUGHTERS),
            relation: 'daughter',
            occasions: [dayOf(lot('child'), 'birthday', 2017)],
          },
          { name: oneOf(DOGS), relation: 'dog', occasions: [dayOf(lot('dog'), 'birthday', 2019)] },
        ]
      : [],
  });
}

const dayOf = (lot: number, kind: 'birthday', year?: number) => ({
  kind,
  date: {
    month: 1 + Math.floor(lot * 12),
    day: 1 + (Math.floor(lot * 1000) % 28),
    ...(year !== undefined && { year }),
  },
});

import type { Contact } from '../../functions/circle/domain/contact.ts';
import { pickSeeded, seeded } from '../../functions/shared/seeded.ts';
import { buildPerson } from './person.ts';

const NAMES =
  'Ada Ben Cleo Dan Ella Finn Gita Hugo Iris Jon Kai Lena Max Nell Otto Pia Rob Sue Tom Una'.split(' ');
const FAMILIES = ['Abbot', 'Brandt', 'Costa'] as const;
const INTERESTS = [
  'sailing',
  'old maps',
  'jazz',
  'gardening',
  'baking',
  'chess',
  'wine',
  'poetry',
  'trains',
  'cricket',
];

/** Sixty people with tiers, half of them with families, as alike from run to run as the seed. */
export function buildGivingCircle(seed = 'circle'): readonly Contact[] {
  return FAMILIES.flatMap((family) => NAMES.map((name) => buildMember(`${name} ${family}`, seed)));
}

function buildMember(name: string, seed: string): Contact {
  const lot = (what: string) => seeded(seed, name, what);
  const tier = lot('tier') < 0.25 ? 'inner' : lot('tier') < 0.6 ? 'close' : 'wide';
  const interest = (whose: string) => pickSeeded(INTERESTS, seed, name, whose) ?? 'tea';
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
            name: `${name.slice(0, 2)}ry`,
            relation: 'wife',
            interests: [interest('wife')],
            occasions: [dayOf(lot('wife'), 'birthday')],
          },
          { name: `Mia`, relation: 'daughter', occasions: [dayOf(lot('child'), 'birthday', 2017)] },
          { name: `Rex`, relation: 'dog', occasions: [dayOf(lot('dog'), 'birthday', 2019)] },
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

import type { WrittenPerson } from '../../../../functions/circle/domain/import/written-person.ts';
import type { CardProperty } from './card-property.ts';
import { customLabelOf } from './card-relations.ts';

type Day = NonNullable<WrittenPerson['days']>[number];

/** The year that stands for none, as Apple and Google write it. */
const NO_YEAR = '1604';

const KIND_OF_PROPERTY: ReadonlyMap<string, Day['kind']> = new Map([
  ['bday', 'birthday'],
  ['x-birthday', 'birthday'],
  ['anniversary', 'anniversary'],
  ['x-anniversary', 'anniversary'],
  ['x-ms-anniversary', 'anniversary'],
  ['x-evolution-anniversary', 'anniversary'],
  ['x-kaddressbook-x-anniversary', 'anniversary'],
]);

/** Birthday, anniversary, and the days that Apple and Google name by a label (`X-ABDATE`). */
export function daysOf(properties: readonly CardProperty[]): readonly Day[] {
  return properties.flatMap((property): Day[] => {
    const date = withoutYearOfNone(property);
    if (date === '') return [];
    const kind = KIND_OF_PROPERTY.get(property.name);
    if (kind) return [{ kind, date }];
    if (property.name !== 'x-abdate') return [];
    const title = customLabelOf(property, properties);
    return [
      /^anniversary$/i.test(title ?? '') ? { kind: 'anniversary', date } : { kind: 'other', title, date },
    ];
  });
}

/** '' where only that they died is known; undefined for the living. */
export function deathDateOf(properties: readonly CardProperty[]): string | undefined {
  const death = properties.find(({ name }) => name === 'deathdate');
  if (death === undefined) return undefined;
  return death.parameters.get('value')?.toLowerCase() === 'text' ? '' : withoutYearOfNone(death);
}

function withoutYearOfNone({ values: [written = ''], parameters }: CardProperty): string {
  const omitted = parameters.get('x-apple-omit-year') ?? NO_YEAR;
  const date = written.trim();
  return date.startsWith(omitted) ? date.replace(/^\d{4}-?(\d{2})-?(\d{2}).*$/, '--$1-$2') : date;
}

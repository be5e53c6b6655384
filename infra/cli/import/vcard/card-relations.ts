import type { WrittenPerson } from '../../../../functions/circle/domain/import/written-person.ts';
import type { CardProperty } from './card-property.ts';

type Relative = NonNullable<WrittenPerson['relatives']>[number];
type Profile = NonNullable<WrittenPerson['profiles']>[number];

/** Say nothing about where a phone or an address is. */
const NO_LABELS = new Set([
  'pref',
  'voice',
  'internet',
  'x400',
  'postal',
  'parcel',
  'dom',
  'intl',
  'x-internet',
  'quoted-printable',
  'base64',
]);

const RELATION_OF_PROPERTY: ReadonlyMap<string, string> = new Map([
  ['x-spouse', 'spouse'],
  ['x-ms-spouse', 'spouse'],
  ['x-evolution-spouse', 'spouse'],
  ['x-kaddressbook-x-spousesname', 'spouse'],
  ['x-ms-child', 'child'],
  ['x-children', 'child'],
  ['x-ms-manager', 'manager'],
  ['x-manager', 'manager'],
  ['x-ms-assistant', 'assistant'],
  ['x-assistant', 'assistant'],
]);

/** RELATED (RFC 6350, 6.6.6), X-ABRELATEDNAMES (Apple, Google) and what others write by a property of its own. */
export function relativesOf(properties: readonly CardProperty[]): readonly Relative[] {
  return properties.flatMap((property): Relative[] => {
    const name = property.values[0] ?? '';
    if (property.name === 'related' || property.name === 'x-abrelatednames') {
      const type = property.types.find((each) => !NO_LABELS.has(each));
      return [{ relation: customLabelOf(property, properties) ?? type ?? 'family', name }];
    }
    const relation = RELATION_OF_PROPERTY.get(property.name);
    return relation === undefined ? [] : [{ relation, name }];
  });
}

/** Their pages, and where they are met by a messenger. */
export function profilesOf(properties: readonly CardProperty[]): readonly Profile[] {
  return properties.flatMap((property): Profile[] => {
    const { name, types, values } = property;
    const value = values[0]?.trim() ?? '';
    if (value === '') return [];
    if (name === 'url') return [{ label: labelOf(property, properties), value }];
    if (name === 'x-socialprofile' || name === 'impp' || name === 'socialprofile') {
      const service = property.parameters.get('x-service-type') ?? types.find((type) => !NO_LABELS.has(type));
      return [{ label: property.parameters.get('service-type') ?? service, value }];
    }
    const messenger = /^x-(skype|jabber)(?:-username)?$/.exec(name)?.[1];
    return messenger === undefined ? [] : [{ label: messenger, value: toMessengerUrl(messenger, value) }];
  });
}

/** What the owner called it, else `home`, `cell` … */
export function labelOf(property: CardProperty, properties: readonly CardProperty[]): string | undefined {
  const type = property.types.find((each) => !NO_LABELS.has(each));
  return customLabelOf(property, properties) ?? (type === 'cell' ? 'mobile' : type);
}

/** The label of a group: `item1.X-ABLabel:_$!<Spouse>!$_` belongs to `item1.X-ABRELATEDNAMES`. */
export function customLabelOf(
  { group }: CardProperty,
  properties: readonly CardProperty[],
): string | undefined {
  if (group === undefined) return undefined;
  const label = properties.find((each) => each.name === 'x-ablabel' && each.group === group)?.values[0];
  return label?.replace(/^_\$!<(.*)>!\$_$/, '$1');
}

const toMessengerUrl = (messenger: string, name: string): string =>
  messenger === 'jabber' ? `xmpp:${name}` : `skype:${name}`;

import { expect, test } from 'vitest';
import { nameOfAddress } from '../../../../functions/circle/domain/import/name-of-address.ts';

test.each([
  ['nick.borelli@mail.example', 'Nick Borelli'],
  ['ana_maria.sousa@mail.example', 'Ana Maria Sousa'],
  ['nick.borelli+news@mail.example', 'Nick Borelli'],
  ['nborelli@mail.example', 'nborelli'],
  ['n.borelli@mail.example', 'n.borelli'],
  ['info2.team@mail.example', 'info2.team'],
  ['no address', undefined],
  ['', undefined],
  [undefined, undefined],
])('whoever has only the address %j is called %j', (address, name) => {
  expect(nameOfAddress(address)).toBe(name);
});

import { expect, test } from 'vitest';
import { readEnv } from '../../../functions/shared/env.ts';
import { ConfigurationError } from '../../../functions/shared/errors.ts';

test('reads just the variables that are asked for', () => {
  const env = { CIRCLE_TABLE_NAME: 'circle', MAIL_DOMAIN: 'kith.example', SECRET: 'no' };
  expect(readEnv(['circleTableName', 'mailDomain'], env)).toEqual({
    circleTableName: 'circle',
    mailDomain: 'kith.example',
  });
});

test('names every variable that is missing or empty', () => {
  const read = () =>
    readEnv(['circleTableName', 'ledgerTableName', 'mailDomain'], {
      MAIL_DOMAIN: 'a',
      LEDGER_TABLE_NAME: '',
    });
  expect(read).toThrow(ConfigurationError);
  expect(read).toThrow('Missing environment variables: CIRCLE_TABLE_NAME, LEDGER_TABLE_NAME');
});

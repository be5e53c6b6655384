import { afterAll, expect, it, vi } from 'vitest';
import { ENV } from '../../../functions/shared/env.ts';
import { buildLambdaContext } from '../../builders/http-event.ts';
import { buildSqsRecord } from '../../builders/sqs-record.ts';

for (const name of Object.values(ENV)) vi.stubEnv(name, 'test');
vi.stubEnv(ENV.mailDomain, 'kith.example');
vi.stubEnv(ENV.operatorAddress, 'nora@lindqvist.example');
vi.stubEnv(ENV.newsletter, '');
vi.stubEnv('AWS_REGION', 'eu-west-1');
afterAll(() => vi.unstubAllEnvs());

it('gives back each message that fails, by its own id, so that SQS brings just those again', async () => {
  const { handler } = await import('../../../functions/inbound/receive-mail.handler.ts');
  const Records = [buildSqsRecord('a', 'not json'), buildSqsRecord('b', '{"Message":"{}"}')];
  expect(await handler({ Records }, buildLambdaContext())).toEqual({
    batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'b' }],
  });
});

import { afterAll, expect, it, vi } from 'vitest';
import { ENV } from '../../../functions/shared/env.ts';
import { log } from '../../../functions/shared/log.ts';
import { buildLambdaContext } from '../../builders/http-event.ts';
import { newsletterContext } from '../../builders/newsletter.ts';
import { buildSqsRecord } from '../../builders/sqs-record.ts';

for (const name of Object.values(ENV)) vi.stubEnv(name, 'test');
vi.stubEnv(ENV.mailDomain, 'kith.example');
vi.stubEnv(ENV.operatorAddress, 'nora@lindqvist.example');
vi.stubEnv(ENV.webOrigin, 'https://kith.example');
vi.stubEnv(ENV.newsletter, JSON.stringify(newsletterContext.newsletter));
vi.stubEnv('AWS_REGION', 'eu-west-1');
afterAll(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it('gives back each sign-up that fails, by its own id, and logs nothing of what was typed', async () => {
  const errors = vi.spyOn(log, 'error');
  const { handler } = await import('../../../functions/newsletter/send-confirmations.handler.ts');
  const Records = [
    buildSqsRecord('a', 'ann@x.example'),
    buildSqsRecord('b', '{"address":"ann@x.example","consent":{}}'),
  ];
  expect(await handler({ Records }, buildLambdaContext())).toEqual({
    batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'b' }],
  });
  expect(errors.mock.calls).toEqual([
    ['A sign-up could not be taken up', { sqsMessageId: 'a', errorName: 'SyntaxError' }],
    ['A sign-up could not be taken up', { sqsMessageId: 'b', errorName: 'ZodError' }],
  ]);
});

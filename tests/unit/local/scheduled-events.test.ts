import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { toSchedule } from '../../../infra/local/lambda/scheduled-events.ts';

const secretsMadeAt = Temporal.Instant.from('2026-08-24T05:55:00Z');
const rotation = {
  name: 'Rotation',
  expression: 'rate(180 days)',
  functionName: 'rotate',
  rotatesSecretArn: 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:Keys',
};

function planned(schedule: Parameters<typeof toSchedule>[0]) {
  const events: unknown[] = [];
  const invoke = async (event: unknown) => void events.push(event);
  return { events, schedule: toSchedule(schedule, { invoke }, secretsMadeAt) };
}

describe('a schedule of the template', () => {
  test('rotates a secret a whole period after it was made, not when the epoch turns 180 days older', () => {
    const { nextRun } = planned(rotation).schedule;
    expect(nextRun(secretsMadeAt.epochMilliseconds)).toBe(Date.parse('2027-02-20T05:55:00Z'));
  });

  test('runs the steps of a rotation in order, all for one version', async () => {
    const { events, schedule } = planned(rotation);
    await schedule.run(secretsMadeAt);
    expect(events).toMatchObject([
      { Step: 'createSecret', SecretId: rotation.rotatesSecretArn },
      { Step: 'setSecret' },
      { Step: 'testSecret' },
      { Step: 'finishSecret' },
    ]);
    const [first] = events;
    const ClientRequestToken: unknown = Reflect.get(Object(first), 'ClientRequestToken');
    expect(events).toMatchObject(events.map(() => ({ ClientRequestToken })));
  });

  test('runs every other rate at round times', () => {
    const { nextRun } = planned({
      name: 'Briefs',
      expression: 'rate(15 minutes)',
      functionName: 'send',
    }).schedule;
    expect(nextRun(Date.parse('2026-08-24T05:56:00Z'))).toBe(Date.parse('2026-08-24T06:00:00Z'));
  });
});

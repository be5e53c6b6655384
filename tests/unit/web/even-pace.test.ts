import { expect, it } from 'vitest';
import { atEvenPace } from '../../../functions/web/even-pace.ts';

it('an answer that is there at once comes when the wait is over', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const order: string[] = [];
  const paced = atEvenPace(
    () => promise,
    async () => 'done',
  ).then((answer) => order.push(answer));
  await new Promise(setImmediate);
  order.push('waited');
  resolve();
  await paced;
  expect(order).toEqual(['waited', 'done']);
});

it('an answer that takes longer is not held up further', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const paced = atEvenPace(
    async () => resolve('done'),
    () => promise,
  );
  expect(await paced).toBe('done');
});

it('a refusal comes at once', async () => {
  const never = () => new Promise<void>(() => undefined);
  await expect(atEvenPace(never, () => Promise.reject(new Error('too many')))).rejects.toThrow('too many');
});

import { expect, it } from 'vitest';
import { readTogether } from '../../../functions/delivery/adapters/read-together.ts';

function countingRead() {
  const requests: (readonly string[])[] = [];
  const read = readTogether(async (keys) => {
    requests.push(keys);
    return new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, `item of ${key}`]));
  });
  return { requests, read };
}

it('what is asked for at the same moment is one request, each key once', async () => {
  const { requests, read } = countingRead();
  const answers = await Promise.all(['ada', 'ben', 'ada', 'nobody'].map(read));
  expect(answers).toEqual(['item of ada', 'item of ben', 'item of ada', undefined]);
  expect(requests).toEqual([['ada', 'ben', 'nobody']]);
});

it('what is asked for later is read anew', async () => {
  const { requests, read } = countingRead();
  await read('ada');
  await read('ada');
  expect(requests).toEqual([['ada'], ['ada']]);
});

it('a read that fails fails for all who asked, and for nobody after them', async () => {
  let isBroken = true;
  const read = readTogether(async (keys) => {
    if (isBroken) throw new Error('no database');
    return new Map(keys.map((key) => [key, key]));
  });
  const both = await Promise.allSettled([read('ada'), read('ben')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isBroken = false;
  expect(await read('ada')).toBe('ada');
});

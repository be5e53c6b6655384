import type { Random } from './seeded-random.ts';

/** What readers of mail stumble over. */
const TOKENS = [
  '\r\n',
  '\n\n',
  '\r',
  '\0',
  '--',
  '\r\n--',
  '\r\n\r\n',
  '=\r\n',
  '=?utf-8?B?',
  '=?utf-8?Q?=C3?=',
  '?=',
  'Content-Type: multipart/mixed; boundary=x\r\n',
  'Content-Type: message/rfc822\r\n\r\n',
  'Content-Type: message/delivery-status\r\n\r\n',
  'Content-Type: text/html; charset=utf-7\r\n',
  'Content-Type: text/plain; charset=utf-16; format=flowed; delsp=yes\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  'Content-Transfer-Encoding: quoted-printable\r\n',
  'From: <',
  'Subject: Automatic reply: ',
  'On Mon, 24 Aug 2026 at 07:30, Kith wrote:\r\n> ',
  '>>>>>>>> ',
  '<blockquote><div>',
  '&#x0;&nbsp;',
  'until 5/9/2026 ',
  '\ufeff\u200b\u202e',
];
const MAX_MUTATIONS = 6;
const MAX_SLICE_BYTES = 2000;
const MAX_REPEATS = 40;

type Mutation = (raw: Buffer, random: Random, corpus: readonly Buffer[]) => Buffer;

/** One to six mutations of one of the messages. */
export function mutate(corpus: readonly Buffer[], random: Random): Buffer {
  let raw: Buffer = pick(corpus, random) ?? Buffer.alloc(0);
  for (let left = 1 + random(MAX_MUTATIONS); left > 0; left -= 1) {
    raw = pick(MUTATIONS, random)?.(raw, random, corpus) ?? raw;
  }
  return raw;
}

const MUTATIONS: readonly Mutation[] = [
  function changeBytes(raw, random) {
    const changed = Buffer.from(raw);
    for (let left = 1 + random(8); left > 0 && changed.length > 0; left -= 1) {
      changed[random(changed.length)] = random(256);
    }
    return changed;
  },
  function removeSlice(raw, random) {
    const [start, end] = pickSlice(raw, random);
    return Buffer.concat([raw.subarray(0, start), raw.subarray(end)]);
  },
  function repeatSlice(raw, random) {
    const [start, end] = pickSlice(raw, random);
    const times = 1 + random(MAX_REPEATS);
    const repeated = Array.from({ length: times }, () => raw.subarray(start, end));
    return Buffer.concat([raw.subarray(0, end), ...repeated, raw.subarray(end)]);
  },
  function insertToken(raw, random) {
    const token = Buffer.from(pick(TOKENS, random) ?? '');
    return insert(raw, random(raw.length + 1), token);
  },
  function insertRandomBytes(raw, random) {
    const bytes = Buffer.from(Array.from({ length: 1 + random(40) }, () => random(256)));
    return insert(raw, random(raw.length + 1), bytes);
  },
  function insertFromAnother(raw, random, corpus) {
    const other = pick(corpus, random) ?? raw;
    const [start, end] = pickSlice(other, random);
    return insert(raw, random(raw.length + 1), other.subarray(start, end));
  },
  function truncate(raw, random) {
    return raw.subarray(0, random(raw.length + 1));
  },
  function dropLine(raw, random) {
    const start = raw.indexOf('\n', random(raw.length + 1)) + 1;
    const end = raw.indexOf('\n', start) + 1;
    return end > start ? Buffer.concat([raw.subarray(0, start), raw.subarray(end)]) : raw;
  },
];

const pick = <T>(items: readonly T[], random: Random): T | undefined => items[random(items.length)];

function pickSlice(raw: Buffer, random: Random): [start: number, end: number] {
  const start = random(raw.length + 1);
  return [start, Math.min(raw.length, start + 1 + random(MAX_SLICE_BYTES))];
}

const insert = (raw: Buffer, at: number, inserted: Buffer): Buffer =>
  Buffer.concat([raw.subarray(0, at), inserted, raw.subarray(at)]);

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReaderClaims } from '../../../functions/newsletter/sending/reader-claims.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, type NewsletterWorld } from './newsletter-world.ts';

const TUESDAY = '2026-08-25T08:00:00.000Z';
const QUARTER_LATER = '2026-08-25T08:15:00.000Z';

let engine: Engine;
let world: NewsletterWorld;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createNewsletterWorld(engine);
  await world.tick(); // the first run, on Monday, finds out when the slot is
  for (const name of ['Ada', 'Ben', 'Cleo']) await world.addReader(name);
});

const tickAt = (moment: string, ...rest: Parameters<NewsletterWorld['tick']>) => {
  world.clock.setTo(moment);
  return world.tick(...rest);
};
const EACH_ONCE = ['ada first', 'ben first', 'cleo first'];
const totals = async () => (await world.ports.issues.find('first'))?.totals;

describe('an issue', () => {
  it('reaches, once, a reader whose claim the SDK made twice since the first answer was lost', async () => {
    const { claims } = world.ports;
    const asked = new Set<string>();
    const claim: ReaderClaims['claim'] = async (address, request) => {
      if (!asked.has(address)) await claims.claim(address, request);
      asked.add(address);
      return await claims.claim(address, request);
    };
    expect(await tickAt(TUESDAY, { claims: { ...claims, claim } })).toEqual(['finished']);
    expect(world.sent()).toEqual(EACH_ONCE);
    expect(await totals()).toMatchObject({ planned: 3, sent: 3, unknown: 0 });
  });

  it('claims nobody while the keys for its links cannot be read', async () => {
    let reads = 0;
    const { tokenKeys } = world.ports;
    const readTokenKeys = async () => {
      reads += 1;
      if (reads > 2) throw new Error('no network');
      return await tokenKeys.readTokenKeys();
    };
    await expect(tickAt(TUESDAY, { tokenKeys: { readTokenKeys } })).rejects.toThrow('no network');
    await tickAt(QUARTER_LATER);
    expect(world.sent()).toEqual(EACH_ONCE);
    expect(await totals()).toMatchObject({ planned: 3, sent: 3, unknown: 0 });
  });
});

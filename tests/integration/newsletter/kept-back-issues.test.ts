import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import { IssuesFailedError } from '../../../functions/newsletter/errors.ts';
import { sendDueIssues } from '../../../functions/newsletter/send-due-issues.ts';
import { dispatchSchema } from '../../../functions/newsletter/sending/domain/dispatch.ts';
import type { Hint } from '../../../functions/newsletter/sending/hints.ts';
import { newsletterContext } from '../../builders/newsletter.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createNewsletterWorld, FILES, type NewsletterWorld } from './newsletter-world.ts';

const SUNDAY = '2026-08-23T08:00:00.000Z';
const EVE = '2026-08-24T08:30:00.000Z';

let engine: Engine;
let world: NewsletterWorld;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createNewsletterWorld(engine);
  await world.tick(); // the first run finds out when the slot is
  await world.addReader('Ada');
  world.clock.setTo(EVE);
});

const start = (slug: string, changes: object) =>
  world.ports.dispatches.start(
    dispatchSchema.parse({
      ...{ slug, ownerId: 'noranoranoranora', frozenAt: SUNDAY, dueAt: SUNDAY, forgets: [] },
      ...{ expiresAt: '2026-08-29T08:00:00.000Z', plan: { chunks: 1, planned: 1 }, ...changes },
    }),
  );
const stopped = { status: 'stopped', stop: { reason: 'bounces', at: SUNDAY, isTold: false } };

describe('an issue that a run cannot see to', () => {
  it('keeps no other issue back', async () => {
    await start('one', stopped);
    await start('other', { status: 'freezing', plan: { chunks: 0, planned: 0 } });
    world.transport.behave(() => {
      throw new MailRefusedError('throttled');
    });
    const hints: Hint[] = [];
    const ports = {
      ...world.ports,
      hints: { send: async (some: readonly Hint[]) => void hints.push(...some) },
    };
    await expect(sendDueIssues(ports, { context: newsletterContext, files: FILES })).rejects.toThrow(
      IssuesFailedError,
    );
    expect(hints).toEqual([{ slug: 'other' }]);
  });

  it('as it should start keeps none back that is on its way, nor the proof of the next one', async () => {
    await start('other', { status: 'freezing', plan: { chunks: 0, planned: 0 } });
    const hinted: Hint[] = [];
    const ports = {
      ...world.ports,
      issues: { ...world.ports.issues, findDue: () => Promise.reject(new Error('no network')) },
      hints: { send: async (some: readonly Hint[]) => void hinted.push(...some) },
    };
    await expect(sendDueIssues(ports, { context: newsletterContext, files: FILES })).rejects.toThrow(
      'no network',
    );
    expect(hinted).toEqual([{ slug: 'other' }]);
    expect(world.transport.accepted.map(({ subject }) => subject)).toEqual([
      'No draft yet, so “Issue first” goes next',
    ]);
  });

  it('keeps no proof of the next one back', async () => {
    await start('one', { status: 'sending', segments: 1 });
    const cursors = { ...world.ports.cursors, list: () => Promise.reject(new Error('no network')) };
    const ports = { ...world.ports, cursors };
    await expect(sendDueIssues(ports, { context: newsletterContext, files: FILES })).rejects.toThrow(
      IssuesFailedError,
    );
    expect(world.transport.accepted.map(({ subject }) => subject)).toEqual([
      'No draft yet, so “Issue first” goes next',
    ]);
  });
});

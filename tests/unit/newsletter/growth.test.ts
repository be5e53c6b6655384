import { expect, it } from 'vitest';
import { growthByDay } from '../../../functions/newsletter/domain/growth.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildSubscriber } from '../../builders/newsletter.ts';

it('growth counts who came and who left by day, and nobody who only moved', async () => {
  const leftAt = isoInstantSchema.parse('2026-08-26T10:00:00.000Z');
  async function* readers() {
    yield buildSubscriber();
    yield buildSubscriber({ status: 'left', leftAt });
    yield buildSubscriber({ status: 'left', leftAt, movedTo: buildSubscriber().address });
    yield buildSubscriber({ status: 'pending', confirmedAt: undefined });
    yield buildSubscriber({ joinedAt: isoInstantSchema.parse('2025-01-02T10:00:00.000Z') });
    yield buildSubscriber({ status: 'pending', leftAt }); // Left, and asks anew.
  }
  expect(await growthByDay(readers())).toEqual({
    readers: 2,
    days: [
      { day: '2025-01-02', came: 1, left: 0 },
      { day: '2026-08-24', came: 3, left: 0 },
      { day: '2026-08-26', came: 0, left: 2 },
    ],
  });
});

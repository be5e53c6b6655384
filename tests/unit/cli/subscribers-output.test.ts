import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { measureImport } from '../../../infra/cli/subscribers/import-speed.ts';
import {
  growthText,
  readersText,
  subscriberText,
} from '../../../infra/cli/subscribers/subscribers-output.ts';
import { buildSubscriber } from '../../builders/newsletter.ts';

describe('growth and churn', () => {
  const days = [
    { day: '2026-08-24', came: 1200, left: 0 },
    { day: '2026-08-25', came: 3, left: 2 },
  ];

  it('is a table of days, with how many there were at the end of each', () => {
    expect(growthText({ readers: 1201, days }, 30, undefined)).toBe(
      [
        '1,201 readers get the newsletter.',
        '',
        'day           came    left readers',
        '2026-08-24  +1,200           1,200',
        '2026-08-25      +3      −2   1,201',
      ].join('\n'),
    );
  });

  it('shows the newest days, and says how to see the others', () => {
    const text = growthText({ readers: 1201, days }, 1, undefined);
    expect(text).not.toContain('2026-08-24');
    expect(text).toContain('2026-08-25      +3      −2   1,201\n… and 1 earlier day: --limit 2');
  });

  it('of nobody says how readers come', () => {
    const text = growthText({ readers: 0, days: [] }, 30, 'https://kith.example');
    expect(text).toContain('Nobody gets the newsletter yet.');
    expect(text).toContain('https://kith.example/newsletter');
    expect(text).toContain('subscribers import FILE');
  });
});

describe('readers', () => {
  const office = buildSubscriber({ topics: ['gifts'], tags: ['press'], flags: ['role'] });

  it('come with what is known of them, a line each', () => {
    expect(readersText([office], 3)).toBe(
      [
        '3 readers.',
        'Priya <priya@raman.example>  since 2026-08-24 · topics: gifts · tags: press · an office reads it, or several people do',
        '… and 2 readers more: --limit 3',
      ].join('\n'),
    );
    expect(readersText([], 0)).toBe('No reader fits.');
  });

  it('are shown with topics, flags and consent, and never steer the terminal', () => {
    const text = subscriberText({ ...office, firstName: 'Pri\u001b[2Jya' });
    expect(text).toMatch(/^topics +gifts$/m);
    expect(text).toMatch(/^flags +role: an office reads it, or several people do$/m);
    expect(text).toMatch(/^consent words +Send it to me\.$/m);
    expect(text).not.toContain('\u001b');
  });
});

describe('the progress of an import', () => {
  it('tells rows, share, rows a second and how long it may still take', () => {
    let now = Temporal.Instant.from('2026-08-24T06:30:00Z');
    const say = measureImport({ now: () => now });
    expect(say(200, 0.1)).toBe('importing: 200 rows (10 %)');
    now = now.add({ seconds: 10 });
    expect(say(1200, 0.6)).toBe('importing: 1,200 rows (60 %), 100 a second, about 8 s left');
    now = now.add({ minutes: 10 });
    expect(say(1400, 0.7)).toBe('importing: 1,400 rows (70 %), 2 a second, about 5 minutes left');
  });
});

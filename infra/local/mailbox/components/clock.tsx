import type { Temporal } from 'temporal-polyfill';
import { formatForField, formatMoment } from '../format-moment.ts';
import { nextMoment } from '../read-clock-move.ts';
import { findTourStep } from '../tour.ts';

interface ClockProps {
  readonly now: Temporal.Instant;
  readonly timeZone: string;
  readonly tour: number | undefined;
}

/** What time it is in this small world, and how to move on. */
export function Clock({ now, timeZone, tour }: ClockProps) {
  const move = findTourStep(tour)?.step.move;
  const asked = move === undefined || move === 'morning' ? undefined : nextMoment(now, timeZone, move);
  return (
    <section className="clock" id="clock" aria-labelledby="clock-now">
      <h2 id="clock-now" className="clock-now">
        <span className="hidden">The clock: </span>
        <time dateTime={now.toString()}>{formatMoment(now.toString(), timeZone)}</time>
      </h2>
      <form method="post" action="/_local/move-clock" className="clock-form">
        {tour && <input type="hidden" name="tour" value={tour} />}
        <button type="submit" name="by" value="hour">
          +1 hour
        </button>
        <button
          type="submit"
          name="by"
          value="morning"
          className={move === 'morning' ? 'primary' : undefined}
        >
          To tomorrow morning
        </button>
        <button type="submit" name="by" value="week">
          +1 week
        </button>
      </form>
      <details className="clock-exact" open={asked !== undefined}>
        <summary>To a date and time</summary>
        <form method="post" action="/_local/move-clock" className="clock-form">
          {tour && <input type="hidden" name="tour" value={tour} />}
          <label htmlFor="at">Move to ({timeZone})</label>
          <input
            type="datetime-local"
            id="at"
            name="at"
            required
            defaultValue={formatForField(asked ?? now.add({ hours: 24 }), timeZone)}
          />
          <button type="submit" className={asked && 'primary'}>
            Move the clock
          </button>
        </form>
      </details>
    </section>
  );
}

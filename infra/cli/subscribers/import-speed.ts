import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../functions/shared/clock.ts';

const SECONDS_A_MINUTE = 60;

interface Mark {
  readonly at: Temporal.Instant;
  readonly rows: number;
  /** Of the file (0–1). */
  readonly share: number;
}

/** Tells how far an import is, how fast it goes and how long it may still take, measured from the first time that it is asked. */
export function measureImport({ now }: Clock): (rows: number, share: number) => string {
  let first: Mark | undefined;
  return (rows, share) => {
    const mark = { at: now(), rows, share };
    first ??= mark;
    return progressText(first, mark);
  };
}

/** `importing: 45,000 rows (45 %), 1,250 a second, about 2 minutes left` */
function progressText(first: Mark, last: Mark): string {
  const said = `importing: ${last.rows.toLocaleString('en')} rows (${Math.floor(last.share * 100)} %)`;
  const seconds = first.at.until(last.at).total('seconds');
  if (seconds < 1 || last.share <= first.share) return said;
  const aSecond = Math.round((last.rows - first.rows) / seconds);
  const secondsLeft = (seconds * (1 - last.share)) / (last.share - first.share);
  return `${said}, ${aSecond.toLocaleString('en')} a second, about ${durationText(secondsLeft)} left`;
}

function durationText(seconds: number): string {
  if (seconds < SECONDS_A_MINUTE) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / SECONDS_A_MINUTE);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

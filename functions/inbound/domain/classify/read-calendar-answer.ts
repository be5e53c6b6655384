import type { MailReport } from '../inbound-mail.ts';
import { firstAddress } from './find-addresses.ts';

/** Somebody answers an invitation (iTIP, RFC 5546, 3.2.3). */
export interface CalendarAnswer {
  readonly kind: 'calendar-answer';
  readonly answers: readonly Attendance[];
  /** Of the event that was answered; undefined when the answer does not name it. */
  readonly uid: string | undefined;
}

interface Attendance {
  /** Lower-case; undefined when the attendee is named by no address. */
  readonly attendee: string | undefined;
  readonly answer: 'accepted' | 'declined' | 'tentative' | 'delegated';
}

const CALENDAR_TYPES = ['text/calendar', 'text/x-vcalendar', 'application/ics'];
/** A counter-proposal is neither yes nor no. */
const ANSWER_METHODS = ['REPLY', 'COUNTER'];
const ANSWERS: Readonly<Record<string, Attendance['answer']>> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
  DELEGATED: 'delegated',
};
const MAX_LINES = 2000;

export function readCalendarAnswer(reports: readonly MailReport[]): CalendarAnswer | undefined {
  const calendar = reports.find(({ contentType }) => CALENDAR_TYPES.includes(contentType));
  const lines = unfold(calendar?.text ?? '');
  if (!ANSWER_METHODS.includes(readProperty(lines, 'METHOD')?.trim().toUpperCase() ?? '')) return undefined;
  const answers = lines.flatMap(readAttendance);
  if (answers.length === 0) return undefined;
  return { kind: 'calendar-answer', answers, uid: readProperty(lines, 'UID')?.trim() };
}

/** RFC 5545, 3.1: a line that begins with a blank goes on with the one before. */
const unfold = (text: string): readonly string[] => text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/, MAX_LINES);

function readProperty(lines: readonly string[], name: string): string | undefined {
  const line = lines.find((candidate) => /^[\w-]+/.exec(candidate)?.[0].toUpperCase() === name);
  return line?.slice(line.indexOf(':') + 1);
}

/** `ATTENDEE;PARTSTAT=ACCEPTED;CN="Holm: Ruth":mailto:ruth@…`: an answer as a parameter, the address as the value. */
function readAttendance(line: string): readonly Attendance[] {
  if (!/^attendee[;:]/i.test(line)) return [];
  const parameters = line.replace(/"[^"]*"/g, '');
  const status = /;partstat=([a-z-]{1,20})/i.exec(parameters)?.[1]?.toUpperCase() ?? '';
  const answer = ANSWERS[status];
  if (answer === undefined) return [];
  return [{ attendee: firstAddress(/mailto:(.+)$/i.exec(line)?.[1]), answer }];
}

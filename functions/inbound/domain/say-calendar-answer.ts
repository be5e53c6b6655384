import type { CalendarAnswer } from './classify/read-calendar-answer.ts';

const VERBS = {
  accepted: 'Accepted',
  declined: 'Declined',
  tentative: 'Tentatively accepted',
  delegated: 'Passed on to somebody else',
} as const satisfies Record<CalendarAnswer['answers'][number]['answer'], string>;

/** `Accepted the invitation.`, with whatever they wrote beside it. */
export function sayCalendarAnswer({ answers: [first] }: CalendarAnswer, words: string): string {
  const said = first === undefined ? 'Answered the invitation.' : `${VERBS[first.answer]} the invitation.`;
  return words === '' ? said : `${said}\n\n${words}`;
}

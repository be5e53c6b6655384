/** What an owner can do about a person by a button in the brief, without a word. */
export const NUDGE_BUTTONS = ['done', 'snooze-week', 'snooze-month', 'skip', 'draft', 'shared'] as const;

export type NudgeButton = (typeof NUDGE_BUTTONS)[number];

/**
 * Beside the page of each button, one that leads to all of them and does nothing itself, and one that stops a letter which would
 * go out by itself.
 */
export type NudgePage = NudgeButton | 'choices' | 'stop-letter';

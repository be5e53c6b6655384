/** What an owner can do about a person by a button in the brief, without a word. */
export const NUDGE_BUTTONS = ['done', 'snooze-week', 'snooze-month', 'skip', 'draft', 'stop-letter'] as const;

export type NudgeButton = (typeof NUDGE_BUTTONS)[number];

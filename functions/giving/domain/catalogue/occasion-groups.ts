import type { OccasionKind, RelationKind } from '../idea.ts';

export const GOOD_DAYS = ['birthday', 'anniversary', 'achievement', 'just-because'] as const;
export const WORK_WINS = ['promotion', 'launch', 'achievement'] as const;
export const FRESH_STARTS = ['promotion', 'launch', 'graduation', 'retirement', 'move'] as const;
export const HARD_DAYS = ['illness', 'bereavement', 'hard-time'] as const satisfies readonly OccasionKind[];
export const ADULTS = ['contact', 'partner', 'parent', 'relative'] as const satisfies readonly RelationKind[];

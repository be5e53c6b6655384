import type { Edit } from '../../../../circle/domain/changes/contact-edits.ts';
import type { Contact } from '../../../../circle/domain/contact.ts';
import type { Plan } from '../../../../circle/domain/plan.ts';

/** The plans that edits made, and that are still open. */
export function plansMade(edits: readonly Edit[], { plans }: Pick<Contact, 'plans'>): readonly Plan[] {
  const made = edits.filter(({ field, before, after }) => {
    return field === 'plans' && before === undefined && after !== undefined;
  });
  const planIds = new Set(made.map(({ key }) => key));
  return plans.filter(({ planId, closed }) => closed === undefined && planIds.has(planId));
}

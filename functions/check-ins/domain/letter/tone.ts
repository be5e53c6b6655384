import type { Contact } from '../../../circle/domain/contact.ts';
import { whatOneCalls } from '../../../circle/domain/greeting-name.ts';
import type { Tone } from '../../../circle/domain/letter-settings.ts';

const TITLED = /^(?:dr|prof|professor|mr|mrs|ms|mx|sir|dame|lady|lord|rev|herr|frau|mme|madame|monsieur)\b/i;

/** `J. R. Hartley`: no first name can be told. */
const WHOLE_NAME = /^\p{L}\.?\s/u;

/** Formal with whom one calls by a title, warm with the few who are close, brief with everybody else. */
export function chooseTone({ tier, ...names }: Pick<Contact, 'name' | 'nickname' | 'tier'>): Tone {
  const called = whatOneCalls(names);
  if (TITLED.test(called) || WHOLE_NAME.test(called)) return 'formal';
  return tier === 'inner' || tier === 'close' ? 'warm' : 'brief';
}

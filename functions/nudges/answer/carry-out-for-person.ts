import type { ContactKey, ContactStore } from '../../circle/contact-store.ts';
import type { Edit } from '../../circle/domain/changes/contact-edits.ts';
import { editPerson } from '../../circle/edit-person.ts';
import { type LogInteractionPorts, logInteraction } from '../../circle/log-interaction.ts';
import { type RaiseUrgentNeedPorts, raiseUrgentNeed } from '../../circle/raise-urgent-need.ts';
import type { SettleStandingPorts } from '../../circle/settle-standing.ts';
import type { AnswerRecord, PersonStep, Question } from './domain/record/answer-record.ts';
import { plansMade } from './domain/record/plans-made.ts';
import { namedValue, saidAbout } from './domain/record/said-of.ts';

export interface CarryOutForPersonPorts
  extends LogInteractionPorts,
    SettleStandingPorts,
    RaiseUrgentNeedPorts {
  readonly contacts: Pick<ContactStore, 'recordEntry' | 'listContacts' | 'findContact' | 'changeContact'>;
  readonly owners: SettleStandingPorts['owners'] & RaiseUrgentNeedPorts['owners'];
}

interface CarriedOut {
  readonly questions: readonly Question[];
  readonly left: readonly Edit[];
}

/** What a record says about one person. It can be repeated. Throws ContactNotFoundError. */
export async function carryOutForPerson(
  ports: CarryOutForPersonPorts,
  { ownerId }: AnswerRecord,
  step: PersonStep,
): Promise<CarriedOut> {
  const { contactId, entries, edits, addressEdits, called } = step;
  const key = { ownerId, contactId };
  for (const entry of entries) await logInteraction(ports, { ...key, ...entry });
  const left = edits.length > 0 ? await edit(ports, key, edits) : [];
  const outcome = addressEdits.length > 0 ? await editPerson(ports, key, addressEdits) : undefined;
  if (outcome?.outcome !== 'address-taken') {
    const allLeft = [...left, ...(outcome?.left ?? [])];
    return { questions: askAboutLeft(step, allLeft), left: allLeft };
  }
  const { address, holderName } = outcome;
  const ask = `${address} is ${holderName}’s address already, so ${called} did not get it.`;
  return { questions: [...askAboutLeft(step, left), { words: '', ask }], left: [...left, ...addressEdits] };
}

/** Only once a need is stored can a mail about it find it. */
async function edit(
  ports: CarryOutForPersonPorts,
  key: ContactKey,
  edits: PersonStep['edits'],
): Promise<readonly Edit[]> {
  const stored = await editPerson(ports, key, edits);
  if (stored.outcome !== 'edited') return edits;
  for (const plan of plansMade(edits, stored.contact)) await raiseUrgentNeed(ports, key, plan);
  return stored.left;
}

/** One line for all that another word came before. */
function askAboutLeft({ called, claims }: PersonStep, left: readonly Edit[]): readonly Question[] {
  if (left.length === 0) return [];
  const said = saidAbout(claims, left.map(namedValue));
  const what = `This changed meanwhile, and was left as it is for ${called}. To change it after all, write it once more.`;
  return [{ words: said.join('; '), ask: what }];
}

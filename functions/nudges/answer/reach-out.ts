import type { Owner } from '../../circle/domain/owner.ts';
import { openCard } from '../../circle/open-card.ts';
import type { AnswerRecord, AnswerResult, Question } from './domain/record/answer-record.ts';
import type { FollowAnswerPorts } from './ports.ts';

/** What an answer makes for others: cards to pass on, and questions that go out in the owner's name. Each step can be repeated. */
export async function reachOut(
  ports: FollowAnswerPorts,
  owner: Owner,
  record: AnswerRecord,
): Promise<Pick<AnswerResult, 'cards' | 'asked'> & { readonly refused: readonly Question[] }> {
  const { cards, refused } = await handOutCards(ports, record);
  const asking = await askAll(ports, owner, record);
  return {
    ...(cards.length > 0 && { cards }),
    ...(asking.asked.length > 0 && { asked: asking.asked }),
    refused: [...refused, ...asking.refused],
  };
}

async function askAll(
  ports: FollowAnswerPorts,
  owner: Owner,
  { ownerId, recordId, at, asks = [] }: AnswerRecord,
) {
  const asked: NonNullable<AnswerResult['asked']> = [];
  const refused: Question[] = [];
  for (const step of asks) {
    const contact = await ports.contacts.findContact({ ownerId, contactId: step.contactId });
    if (contact === undefined) continue;
    const ask = await ports.consents.ask({ owner, contact, askedBy: recordId, at });
    if (ask === undefined) asked.push(step);
    else refused.push({ words: '', ask });
  }
  return { asked, refused };
}

/** The same answer hands out the same card, however often it is carried out. */
async function handOutCards(
  ports: FollowAnswerPorts,
  { ownerId, recordId, cards: asked = [] }: AnswerRecord,
) {
  const cards: NonNullable<AnswerResult['cards']> = [];
  const refused: Question[] = [];
  for (const card of asked) {
    const contact = await ports.contacts.findContact({ ownerId, contactId: card.contactId });
    const outcome = contact && (await openCard(ports, contact, `answer ${recordId}`));
    if (outcome?.outcome === 'refused') refused.push({ words: '', ask: outcome.reason });
    if (outcome?.outcome === 'opened') cards.push({ ...card, link: outcome.link });
  }
  return { cards, refused };
}

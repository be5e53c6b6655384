import type { Owner } from '../circle/domain/owner.ts';
import type { Delivery } from '../delivery/domain/delivery.ts';
import {
  type InnerCircleAnswer,
  type PickInnerCirclePorts,
  pickInnerCircle,
} from '../nudges/inner-circle/pick-inner-circle.ts';
import { doOnce, type FindFirstCopyPorts, fateOfCopy, findFirstCopyFor } from './find-first-copy.ts';
import type { InboundFate } from './inbound-log.ts';
import type { OpenedMail } from './open-mail.ts';

export type FollowQuestionPorts = PickInnerCirclePorts & FindFirstCopyPorts;

/** The owner names who matters; once that is done, a later copy does not move back whoever they have moved since. */
export async function followQuestion(
  ports: FollowQuestionPorts,
  opened: OpenedMail,
  owner: Owner,
  question: Delivery,
): Promise<InboundFate> {
  const copy = await findFirstCopyFor(ports, opened, owner.ownerId, question.deliveryId);
  const done = await doOnce(ports, copy, () => pickInnerCircle(ports, answerTo(question, owner, opened)));
  return done === 'duplicate' ? done : fateOfCopy(copy, 'decided');
}

const answerTo = (
  question: Delivery,
  owner: Owner,
  { words, mail, copyKey }: OpenedMail,
): InnerCircleAnswer => ({
  owner,
  question,
  words,
  receivedAt: mail.receivedAt,
  copyKey,
});

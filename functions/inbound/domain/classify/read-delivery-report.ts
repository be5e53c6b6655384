import { type DeliveryFailure, judgePermanence, readFailureStatus, readStatus } from './delivery-failure.ts';
import { firstAddress } from './find-addresses.ts';
import { type Fields, firstOf, readFieldGroups } from './read-fields.ts';

export interface DeliveryReport {
  readonly failures: readonly DeliveryFailure[];
  readonly delayed: readonly string[];
  readonly delivered: readonly string[];
}

type Action = 'failed' | 'delayed' | 'delivered';

/** The fields for each recipient in a delivery status notification (RFC 3464, 2.3). Undefined when there are none. */
export function readDeliveryReport(text: string): DeliveryReport | undefined {
  const groups = readFieldGroups(text).filter(isAboutRecipient);
  if (groups.length === 0) return undefined;
  const byAction = Map.groupBy(groups, readAction);
  return {
    failures: (byAction.get('failed') ?? []).map(readFailure),
    delayed: recipientsOf(byAction.get('delayed')),
    delivered: recipientsOf(byAction.get('delivered')),
  };
}

const isAboutRecipient = (fields: Fields): boolean =>
  fields.has('action') || fields.has('status') || fields.has('final-recipient');

/** RFC 3464, 2.3.3; where it is missing, the class of the status says it. */
function readAction(fields: Fields): Action {
  const action = (firstOf(fields, 'action') ?? '').toLowerCase();
  if (action.startsWith('fail')) return 'failed';
  if (action.startsWith('delayed')) return 'delayed';
  if (/^(?:delivered|relayed|expanded|deliverable)/.test(action)) return 'delivered';
  return readStatus(firstOf(fields, 'status') ?? '')?.startsWith('2') ? 'delivered' : 'failed';
}

function readFailure(fields: Fields): DeliveryFailure {
  const diagnostic = firstOf(fields, 'diagnostic-code') ?? '';
  const declared = readStatus(firstOf(fields, 'status') ?? '');
  // Many systems write 5.0.0 or 4.0.0 there and the code that they were given below it.
  const isVague = declared === undefined || declared.endsWith('.0.0');
  const status = (isVague ? readFailureStatus(diagnostic) : undefined) ?? declared;
  return { recipient: readRecipient(fields), permanence: judgePermanence(status, diagnostic), status };
}

const recipientsOf = (groups: readonly Fields[] = []): readonly string[] =>
  groups.map(readRecipient).filter((recipient) => recipient !== undefined);

/** The original one is whom Kith wrote to; the final one may be where their mail is redirected. */
const readRecipient = (fields: Fields): string | undefined =>
  firstAddress(firstOf(fields, 'original-recipient')) ??
  firstAddress(firstOf(fields, 'final-recipient')) ??
  firstAddress(firstOf(fields, 'x-actual-recipient'));

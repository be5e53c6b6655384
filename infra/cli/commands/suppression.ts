import type { Owner } from '../../../functions/circle/domain/owner.ts';
import type {
  AccountSuppression,
  AccountSuppressions,
} from '../../../functions/delivery/account-suppressions.ts';
import type { Suppression } from '../../../functions/delivery/domain/suppression.ts';
import { liftSuppression } from '../../../functions/delivery/lift-suppression.ts';
import { mirrorAccountSuppressions } from '../../../functions/delivery/mirror-account-suppressions.ts';
import type { Subscriber } from '../../../functions/newsletter/domain/subscriber.ts';
import { type EmailAddress, emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { type IsoInstant, toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import type { Circle } from '../circle.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { textFlag, wronglyAsked } from '../command-line.ts';
import { toJson } from '../output.ts';

const WHY: Record<Suppression['reason'], string> = {
  'hard-bounce': 'mail there came back for good',
  'soft-bounces': 'three of the last five messages there came back',
  complaint: 'an earlier mail was marked as spam',
  'asked-to-stop': 'they asked for it',
  'in-memory': 'whoever has it is in memory',
};

/** What keeps mail from an address: Kith's list, and the one that SES keeps for the account. */
interface Standing {
  readonly suppression: Suppression | undefined;
  readonly atSes: AccountSuppression | undefined;
  /** Of these owners alone they asked for no more mail. */
  readonly stopped: readonly { readonly owner: string; readonly since: IsoInstant }[];
  readonly subscriber: Subscriber | undefined;
}

/** `suppression ADDRESS [--lift "why"] [--yes]` */
export const suppressionCommand: Command = async ({ circle, terminal, commandLine, operands, json }) => {
  const address = readAddress(operands);
  const owners = await circle.owners.listOwners();
  const standing = await readStanding(circle, address, owners);
  const { suppression } = standing;
  const why = textFlag(commandLine, 'lift');
  if (why !== undefined) refuseToLift(standing);
  if (why !== undefined && commandLine.flags.has('yes')) {
    const ports = { suppressions: circle.suppressions, accountSuppressions: sesOf(circle) };
    const writers = owners.map(({ ownerId }) => ownerId);
    await liftSuppression(ports, address, { at: toIsoInstant(circle.clock.now()), why }, writers);
    const said = `Lifted${standing.atSes ? ', at SES, too' : ''}. ${sayWhatGoes(address, standing)}`;
    terminal.print(json ? toJson({ address, lifted: suppression ?? null, ...others(standing) }) : said);
    return EXIT_CODE.done;
  }
  const question = why === undefined ? '' : '\nNothing was changed. To lift it, add --yes.';
  terminal.print(
    json
      ? toJson({ address, suppression: suppression ?? null, ...others(standing) })
      : explain(address, standing) + question,
  );
  return EXIT_CODE.done;
};

async function readStanding(
  circle: Circle,
  address: EmailAddress,
  owners: readonly Owner[],
): Promise<Standing> {
  const { suppressions, subscribers } = circle;
  const suppression = await suppressions.find(address);
  const isForAll = suppression?.scope === 'all';
  const asked = await Promise.all(
    owners.map(async ({ name, ownerId }) => ({ name, found: await suppressions.find(address, ownerId) })),
  );
  return {
    suppression,
    atSes: await sesOf(circle).find(address),
    // What keeps all mail away hides what was asked of one.
    stopped: asked.flatMap(({ name, found }) =>
      !isForAll && found?.scope === 'all' ? [{ owner: name, since: found.since }] : [],
    ),
    subscriber: await subscribers.find(address),
  };
}

/** An operator lets mail go out again, and subscribes nobody. */
function sayWhatGoes(address: EmailAddress, { subscriber }: Standing): string {
  const goes = `Kith may write to ${address} again`;
  return subscriber?.status === 'left'
    ? `${goes}, but for the newsletter: they left it, and come back by signing up.`
    : `${goes}.`;
}

/** `suppression mirror`: takes over whom SES itself keeps mail from */
export const suppressionMirrorCommand: Command = async ({ circle, terminal, operands, json }) => {
  if (operands.length > 0) throw wronglyAsked('suppression mirror takes nothing after it.');
  const ports = { suppressions: circle.suppressions, accountSuppressions: sesOf(circle) };
  const count = await mirrorAccountSuppressions(ports);
  const said = `SES keeps mail from ${count === 1 ? '1 address' : `${count.toLocaleString('en')} addresses`}; Kith does so, too.`;
  terminal.print(json ? toJson({ atSes: count }) : said);
  return EXIT_CODE.done;
};

function sesOf({ accountSuppressions }: Circle): AccountSuppressions {
  if (accountSuppressions !== undefined) return accountSuppressions;
  throw new CommandError(
    EXIT_CODE.failed,
    'Kith is not running, so the list of its SES cannot be reached: run npm start, then this again.',
  );
}

const others = ({ atSes, stopped }: Standing) => ({
  atSes: atSes ? { reason: atSes.reason, since: atSes.since } : null,
  stopped,
});

function readAddress(operands: readonly string[]): EmailAddress {
  const [text, ...rest] = operands;
  const address = emailAddressSchema.safeParse(text);
  if (address.success && rest.length === 0) return address.data;
  throw wronglyAsked('suppression needs one mail address.');
}

/** What a person said of themselves is not for the operator to take back. */
function refuseToLift({ suppression, atSes: found, stopped }: Standing): void {
  const texts: Partial<Record<Suppression['reason'], string>> = {
    complaint: 'It was marked as spam by its reader: that is for good.',
    'in-memory': 'Whoever has it is in memory: set NAME alive takes that back.',
  };
  const reasons = [suppression?.reason, found?.reason].filter((reason) => reason !== undefined);
  const text =
    reasons.length === 0 && stopped.length === 0
      ? 'Nothing keeps mail from it.'
      : reasons.map((reason) => texts[reason]).find(Boolean);
  if (text !== undefined) throw new CommandError(EXIT_CODE.failed, `${text} Nothing was changed.`);
}

function explain(address: EmailAddress, { suppression, atSes: found, stopped }: Standing): string {
  const lines = [
    ...(suppression ? [explainOwn(address, suppression)] : []),
    ...stopped.map(
      ({ owner, since }) =>
        `${address} gets no mail of ${owner}’s, since ${since.slice(0, 10)}: ${WHY['asked-to-stop']}.`,
    ),
    ...(found
      ? [`SES keeps mail from ${address} by itself, since ${found.since.slice(0, 10)}: ${WHY[found.reason]}.`]
      : []),
  ];
  return lines.join('\n') || `Nothing keeps mail from ${address}.`;
}

function explainOwn(address: EmailAddress, { scope, since, reason }: Suppression): string {
  const what = scope === 'all' ? 'no mail at all' : 'no newsletter; other mail goes there';
  return `${address} gets ${what}, since ${since.slice(0, 10)}: ${WHY[reason]}.`;
}

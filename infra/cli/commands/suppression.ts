import type {
  AccountSuppression,
  AccountSuppressions,
} from '../../../functions/delivery/account-suppressions.ts';
import type { Suppression } from '../../../functions/delivery/domain/suppression.ts';
import { liftSuppression } from '../../../functions/delivery/lift-suppression.ts';
import { mirrorAccountSuppressions } from '../../../functions/delivery/mirror-account-suppressions.ts';
import { type EmailAddress, emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
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
}

/** `suppression ADDRESS [--lift "why"] [--yes]` */
export const suppressionCommand: Command = async ({ circle, terminal, commandLine, operands, json }) => {
  const address = readAddress(operands);
  const accountSuppressions = sesOf(circle);
  const suppression = await circle.suppressions.find(address);
  const standing = { suppression, atSes: await accountSuppressions.find(address) };
  const why = textFlag(commandLine, 'lift');
  if (why !== undefined) refuseToLift(standing);
  if (why !== undefined && commandLine.flags.has('yes')) {
    const ports = { suppressions: circle.suppressions, accountSuppressions };
    await liftSuppression(ports, address, { at: toIsoInstant(circle.clock.now()), why });
    const said = `Lifted, at SES, too. Kith may write to ${address} again.`;
    terminal.print(json ? toJson({ address, lifted: suppression ?? null, ...atSes(standing) }) : said);
    return EXIT_CODE.done;
  }
  const question = why === undefined ? '' : '\nNothing was changed. To lift it, add --yes.';
  terminal.print(
    json
      ? toJson({ address, suppression: suppression ?? null, ...atSes(standing) })
      : explain(address, standing) + question,
  );
  return EXIT_CODE.done;
};

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

const atSes = ({ atSes: found }: Standing) => ({
  atSes: found ? { reason: found.reason, since: found.since } : null,
});

function readAddress(operands: readonly string[]): EmailAddress {
  const [text, ...rest] = operands;
  const address = emailAddressSchema.safeParse(text);
  if (address.success && rest.length === 0) return address.data;
  throw wronglyAsked('suppression needs one mail address.');
}

/** What a person said of themselves is not for the operator to take back. */
function refuseToLift({ suppression, atSes: found }: Standing): void {
  const texts: Partial<Record<Suppression['reason'], string>> = {
    complaint: 'It was marked as spam by its reader: that is for good.',
    'in-memory': 'Whoever has it is in memory: set NAME alive takes that back.',
  };
  const reasons = [suppression?.reason, found?.reason].filter((reason) => reason !== undefined);
  const text =
    reasons.length === 0
      ? 'Nothing keeps mail from it.'
      : reasons.map((reason) => texts[reason]).find(Boolean);
  if (text !== undefined) throw new CommandError(EXIT_CODE.failed, `${text} Nothing was changed.`);
}

function explain(address: EmailAddress, { suppression, atSes: found }: Standing): string {
  const bySes =
    found &&
    `SES keeps mail from ${address} by itself, since ${found.since.slice(0, 10)}: ${WHY[found.reason]}.`;
  if (suppression === undefined) return bySes ?? `Nothing keeps mail from ${address}.`;
  const { scope, since, reason } = suppression;
  const what = scope === 'all' ? 'no mail at all' : 'no newsletter; other mail goes there';
  const byKith = `${address} gets ${what}, since ${since.slice(0, 10)}: ${WHY[reason]}.`;
  return bySes === undefined ? byKith : `${byKith}\n${bySes}`;
}

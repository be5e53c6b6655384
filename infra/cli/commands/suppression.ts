import type { Suppression } from '../../../functions/delivery/domain/suppression.ts';
import { type EmailAddress, emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
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

/** `suppression ADDRESS [--lift "why"] [--yes]` */
export const suppressionCommand: Command = async ({ circle, terminal, commandLine, operands, json }) => {
  const address = readAddress(operands);
  const suppression = await circle.suppressions.find(address);
  const why = textFlag(commandLine, 'lift');
  if (why !== undefined) refuseToLift(suppression);
  const isDone = why !== undefined && commandLine.flags.has('yes');
  if (isDone) {
    await circle.suppressions.liftAll(address, { at: toIsoInstant(circle.clock.now()), why });
    terminal.print(
      json ? toJson({ address, lifted: suppression }) : `Lifted. Kith may write to ${address} again.`,
    );
    return EXIT_CODE.done;
  }
  const question = why === undefined ? '' : '\nNothing was changed. To lift it, add --yes.';
  terminal.print(
    json ? toJson({ address, suppression: suppression ?? null }) : explain(address, suppression) + question,
  );
  return EXIT_CODE.done;
};

function readAddress(operands: readonly string[]): EmailAddress {
  const [text, ...rest] = operands;
  const address = emailAddressSchema.safeParse(text);
  if (address.success && rest.length === 0) return address.data;
  throw wronglyAsked('suppression needs one mail address.');
}

/** What a person said of themselves is not for the operator to take back. */
function refuseToLift(suppression: Suppression | undefined): void {
  const texts: Partial<Record<Suppression['reason'], string>> = {
    complaint: 'It was marked as spam by its reader: that is for good.',
    'in-memory': 'Whoever has it is in memory: set NAME alive takes that back.',
  };
  const text = suppression === undefined ? 'Nothing keeps mail from it.' : texts[suppression.reason];
  if (text !== undefined) throw new CommandError(EXIT_CODE.failed, `${text} Nothing was changed.`);
}

function explain(address: EmailAddress, suppression: Suppression | undefined): string {
  if (suppression === undefined) return `Nothing keeps mail from ${address}.`;
  const { scope, since, reason } = suppression;
  const what = scope === 'all' ? 'no mail at all' : 'no newsletter; other mail goes there';
  return `${address} gets ${what}, since ${since.slice(0, 10)}: ${WHY[reason]}.`;
}

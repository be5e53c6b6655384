import { DELIVERY_RETENTION_DAYS } from '../../../functions/delivery/domain/delivery-progress.ts';
import { eraseSubscriber } from '../../../functions/newsletter/erase-subscriber.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { toJson } from '../output.ts';

/** `subscribers erase ADDRESS [--yes]`, for whoever asks for it by mail; of their contact, `erase` does it */
export const subscribersEraseCommand: Command = async ({ circle, terminal, commandLine, operands, json }) => {
  const address = emailAddressSchema.safeParse(operands[0]);
  if (!address.success || operands.length > 1)
    throw wronglyAsked('subscribers erase needs one mail address.');
  const isDone = commandLine.flags.has('yes');
  if (!isDone && (await circle.subscribers.find(address.data)) === undefined)
    throw new CommandError(EXIT_CODE.notFound, `Nobody has asked for the newsletter at ${address.data}.`);
  if (isDone) await eraseSubscriber({ ...circle, suppressionList: circle.suppressions }, address.data);
  const said = isDone
    ? `All that the newsletter kept of ${address.data} is erased; that it gets no issue stays, under a keyed hash.\nThe record of mail that went there ends by itself, ${DELIVERY_RETENTION_DAYS} days after each.`
    : `This would erase all that the newsletter keeps of ${address.data}, for good, but that it gets no issue.\nNothing was erased. To do it, add --yes.`;
  terminal.print(json ? toJson({ address: address.data, erased: isDone }) : said);
  return EXIT_CODE.done;
};

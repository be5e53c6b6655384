import { growthByDay } from '../../../functions/newsletter/domain/growth.ts';
import type { Subscriber } from '../../../functions/newsletter/domain/subscriber.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { toJson } from '../output.ts';
import { readLimit } from '../read-limit.ts';
import { readSegment } from '../subscribers/read-segment.ts';
import { growthText, readersText, subscriberText } from '../subscribers/subscribers-output.ts';

const DEFAULT_DAYS = 30;
const DEFAULT_READERS = 100;

/** `subscribers`: who came and went, day by day; with --topic, --tag, --tier, --active or --quiet, the readers who fit */
export const subscribersCommand: Command = async (context) => {
  if (context.operands.length > 0) throw wronglyAsked('subscribers knows show, import, export and erase.');
  const isMeant = await readSegment(context);
  return isMeant === undefined ? printGrowth(context) : printReaders(context, isMeant);
};

const printGrowth: Command = async ({ circle, terminal, commandLine, json }) => {
  const growth = await growthByDay(circle.subscribers.listAll());
  const most = readLimit(commandLine) ?? DEFAULT_DAYS;
  terminal.print(json ? toJson(growth) : growthText(growth, most, circle.webOrigin));
  return EXIT_CODE.done;
};

async function printReaders(
  { circle, terminal, commandLine, json }: Parameters<Command>[0],
  isMeant: (subscriber: Subscriber) => boolean,
) {
  const most = readLimit(commandLine) ?? DEFAULT_READERS;
  const listed: Subscriber[] = [];
  let total = 0;
  for await (const subscriber of circle.subscribers.listAll()) {
    if (!isMeant(subscriber)) continue;
    total += 1;
    if (listed.length < most) listed.push(subscriber);
  }
  const inOrder = listed.toSorted((one, other) => one.address.localeCompare(other.address));
  terminal.print(json ? toJson({ total, subscribers: inOrder }) : readersText(inOrder, total));
  return EXIT_CODE.done;
}

/** `subscribers show ADDRESS`: all that is kept of a reader */
export const subscribersShowCommand: Command = async ({ circle, terminal, operands, json }) => {
  const address = emailAddressSchema.safeParse(operands[0]);
  if (!address.success || operands.length > 1) throw wronglyAsked('subscribers show needs one mail address.');
  const subscriber = await circle.subscribers.find(address.data);
  if (subscriber === undefined)
    throw new CommandError(EXIT_CODE.notFound, `Nobody has asked for the newsletter at ${address.data}.`);
  terminal.print(json ? toJson(subscriber) : subscriberText(subscriber));
  return EXIT_CODE.done;
};

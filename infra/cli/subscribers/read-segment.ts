import { tierSchema } from '../../../functions/circle/domain/cadence-rules.ts';
import {
  isInSegment,
  type ReaderInCircle,
  type Segment,
} from '../../../functions/newsletter/domain/segment.ts';
import type { Subscriber } from '../../../functions/newsletter/domain/subscriber.ts';
import type { Clock } from '../../../functions/shared/clock.ts';
import type { EmailAddress } from '../../../functions/shared/email-address.ts';
import type { OwnerId } from '../../../functions/shared/ids.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import type { Circle } from '../circle.ts';
import type { Command } from '../command.ts';
import { type CommandLine, type Flag, suggestion, textFlag, wronglyAsked } from '../command-line.ts';

export const SEGMENT_FLAGS = ['topic', 'tag', 'tier', 'active', 'quiet'] as const satisfies readonly Flag[];

const DAYS_IN = { d: 1, w: 7, m: 30 } as const;
const HOURS_A_DAY = 24;

/** The part of the readers that the flags name; undefined without any of them, when everybody is meant. Throws CommandError. */
export async function readSegment({
  circle,
  commandLine,
  findOwner,
}: Pick<Parameters<Command>[0], 'circle' | 'commandLine' | 'findOwner'>): Promise<
  ((subscriber: Subscriber) => boolean) | undefined
> {
  if (!SEGMENT_FLAGS.some((flag) => commandLine.flags.has(flag))) return undefined;
  await refuseUnknownTopic(circle, textFlag(commandLine, 'topic'));
  const segment = segmentOf(commandLine, circle.clock);
  const asksTheCircle = segment.tier !== undefined || segment.tag !== undefined;
  const readers = asksTheCircle ? await readersInCircle(circle, (await findOwner()).ownerId) : undefined;
  return (subscriber) => isInSegment(segment, subscriber, readers?.get(subscriber.address));
}

async function refuseUnknownTopic({ listTopics }: Circle, topic: string | undefined): Promise<void> {
  if (topic === undefined) return;
  const topics = await listTopics();
  if (topics.includes(topic)) return;
  throw wronglyAsked(
    topics.length === 0
      ? `There is no topic ${topic}: the newsletter has none.`
      : `There is no topic ${topic}: ${topics.join(', ')}.${suggestion(topic, topics)}`,
  );
}

function segmentOf(commandLine: CommandLine, clock: Clock): Segment {
  const tier = tierSchema.optional().safeParse(textFlag(commandLine, 'tier'));
  if (!tier.success)
    throw wronglyAsked(`There is no tier ${textFlag(commandLine, 'tier')}: inner, close or wide.`);
  return {
    topic: textFlag(commandLine, 'topic'),
    tag: textFlag(commandLine, 'tag'),
    tier: tier.data,
    activeSince: readActive(textFlag(commandLine, 'active'), clock),
    quietForIssues: readQuiet(textFlag(commandLine, 'quiet')),
  };
}

/** `30d`, `8w`, `6m`: from so long ago on. */
function readActive(text: string | undefined, clock: Clock) {
  if (text === undefined) return undefined;
  const [, number, unit = 'd'] = /^(\d{1,4})([dwm])?$/.exec(text) ?? [];
  if (number === undefined) throw wronglyAsked('--active is a time until now, such as 30d, 8w or 6m.');
  const days = Number(number) * (unit === 'w' ? DAYS_IN.w : unit === 'm' ? DAYS_IN.m : DAYS_IN.d);
  return toIsoInstant(clock.now().subtract({ hours: days * HOURS_A_DAY }));
}

function readQuiet(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw wronglyAsked('--quiet is a number of issues that nobody answered, such as 5.');
}

/** Who is hidden or in memory is counted in no segment. */
async function readersInCircle(
  { contacts }: Circle,
  ownerId: OwnerId,
): Promise<ReadonlyMap<EmailAddress, ReaderInCircle>> {
  const readers = new Map<EmailAddress, ReaderInCircle>();
  for await (const { addresses, tier, tags, hidden, inMemory } of contacts.listContacts(ownerId)) {
    if (hidden !== undefined || inMemory !== undefined) continue;
    for (const address of addresses) readers.set(address, tier === undefined ? { tags } : { tier, tags });
  }
  return readers;
}

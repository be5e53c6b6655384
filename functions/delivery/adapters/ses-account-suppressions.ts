import {
  DeleteSuppressedDestinationCommand,
  GetSuppressedDestinationCommand,
  NotFoundException,
  paginateListSuppressedDestinations,
  type SESv2Client,
} from '@aws-sdk/client-sesv2';
import { Temporal } from 'temporal-polyfill';
import { emailAddressSchema } from '../../shared/email-address.ts';
import { toIsoInstant } from '../../shared/iso-instant.ts';
import type { AccountSuppression, AccountSuppressions } from '../account-suppressions.ts';

/** By SES's API v2: v1, which sends, does not know the list. */
export function createSesAccountSuppressions(client: SESv2Client): AccountSuppressions {
  return {
    async find(EmailAddress) {
      const command = new GetSuppressedDestinationCommand({ EmailAddress });
      const answer = await unlessNotFound(client.send(command));
      return answer && toSuppression(answer.SuppressedDestination);
    },
    async *list(since) {
      const input = since === undefined ? {} : { StartDate: new Date(since) };
      for await (const page of paginateListSuppressedDestinations({ client }, input)) {
        for (const entry of page.SuppressedDestinationSummaries ?? [])
          yield* [toSuppression(entry) ?? []].flat();
      }
    },
    async remove(EmailAddress) {
      await unlessNotFound(client.send(new DeleteSuppressedDestinationCommand({ EmailAddress })));
    },
  };
}

/** As SES describes an entry, alone or in a list. */
interface Described {
  readonly EmailAddress: string | undefined;
  readonly Reason: string | undefined;
  readonly LastUpdateTime: Date | undefined;
}

function toSuppression(entry: Described | undefined): AccountSuppression | undefined {
  const address = emailAddressSchema.safeParse(entry?.EmailAddress);
  if (!address.success || entry?.LastUpdateTime === undefined) return undefined;
  return {
    address: address.data,
    reason: entry.Reason === 'COMPLAINT' ? 'complaint' : 'hard-bounce',
    since: toIsoInstant(Temporal.Instant.fromEpochMilliseconds(entry.LastUpdateTime.getTime())),
  };
}

async function unlessNotFound<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
}

import { createDynamoDbDraftStore } from '../../../functions/check-ins/adapters/dynamodb-draft-store.ts';
import { announceDraft } from '../../../functions/check-ins/announce-draft.ts';
import type { DraftKey } from '../../../functions/check-ins/draft-store.ts';
import { type DraftOccasion, prepareDraft } from '../../../functions/check-ins/prepare-draft.ts';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbDuePeople } from '../../../functions/circle/adapters/dynamodb-due-people.ts';
import { createDynamoDbLogAddresses } from '../../../functions/circle/adapters/dynamodb-log-addresses.ts';
import { createDynamoDbMailboxDirectory } from '../../../functions/circle/adapters/dynamodb-mailbox-directory.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { logInteraction } from '../../../functions/circle/log-interaction.ts';
import { createDynamoDbLedger } from '../../../functions/delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionList } from '../../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import { aidForPlan } from '../../../functions/giving/aid-for-plan.ts';
import type { BriefPorts } from '../../../functions/nudges/ports.ts';
import { sendDueBriefs } from '../../../functions/nudges/send-due-briefs.ts';
import { newOwnerId } from '../../../functions/shared/ids.ts';
import type { TokenKeys } from '../../../functions/shared/token-keys.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson } from '../../builders/person.ts';
import { createRecordingTransport } from '../../builders/recording-transport.ts';
import { TOKEN_KEY_STORE } from '../../builders/token-keys.ts';
import type { Engine, TableNames } from '../../engines/engine.ts';

export const tokenKeys: TokenKeys = { current: { id: 'a', secret: Buffer.alloc(32, 7) } };
export const TOMORROW_MORNING = '2026-08-25T06:00:00.000Z';

export const settings = {
  mailDomain: 'kith.example',
  inboundDomain: 'in.kith.example',
  webOrigin: 'https://kith.example',
};

type PersonChanges = Parameters<typeof buildPerson>[1];

/** One owner of their own with everything that writes to them; several of them share the tables. */
export async function createBriefWorld(engine: Engine, tables: TableNames) {
  const ownerId = newOwnerId();
  const clock = fixedClock();
  const transport = createRecordingTransport();
  const owners = createDynamoDbOwnerStore(engine.documentClient, tables.circle);
  const letters = {
    owners,
    drafts: createDynamoDbDraftStore(engine.documentClient, tables.circle),
    mailboxes: createDynamoDbMailboxDirectory(engine.documentClient, tables.circle, clock),
    timeline: createDynamoDbTimeline(engine.documentClient, tables.circle),
    suppressionList: createDynamoDbSuppressionList(engine.documentClient, tables.audience, TOKEN_KEY_STORE),
    logAddresses: createDynamoDbLogAddresses(engine.documentClient, tables.circle),
    ...{ mailDomain: settings.mailDomain, inboundDomain: settings.inboundDomain },
    clock,
  };
  const ports = {
    drafts: {
      prepareDraft: (occasion: DraftOccasion) => prepareDraft(letters, occasion),
      announce: (draft: DraftKey) => announceDraft(letters, draft),
    },
    owners,
    contacts: createDynamoDbContactStore(engine.documentClient, tables.circle, clock),
    timeline: createDynamoDbTimeline(engine.documentClient, tables.circle),
    people: createDynamoDbDuePeople(engine.documentClient, tables.circle, clock),
    contributors: [],
    aids: { aidFor: aidForPlan },
    ledger: createDynamoDbLedger(engine.documentClient, tables.ledger),
    suppressionList: createDynamoDbSuppressionList(engine.documentClient, tables.audience, TOKEN_KEY_STORE),
    tokenKeys: { readTokenKeys: async () => tokenKeys },
    transport,
    clock,
  };
  await ports.owners.addOwner(buildOwner({ ownerId }));
  return {
    ports,
    letters,
    clock,
    transport,
    ownerId,
    /** One run of the schedule. */
    tick: (over: Partial<BriefPorts> = {}, remainingMs = () => 300_000) =>
      sendDueBriefs({ ...ports, ...over }, { settings, remainingMs }),
    addPerson: async (name: string, changes: PersonChanges = {}): Promise<Contact> => {
      const contact = buildPerson(name, { ownerId, ...changes });
      await ports.contacts.addContact(contact);
      return contact;
    },
    /** A letter that somebody wrote to the owner in June, which a draft may come back to. */
    logLetterOf: async ({ ownerId, contactId }: Contact, text: string) => {
      await logInteraction(
        ports,
        buildInteraction({
          ...{ ownerId, contactId, text, interactionId: `letter-${contactId}` },
          ...{ kind: 'reply', direction: 'inbound', source: { by: 'contact-reply' } },
          occurredAt: '2026-06-08T12:00:00.000Z',
        }),
      );
    },
    briefDueAt: async () => (await ports.owners.findOwner(ownerId))?.briefDueAt,
    nudgedNames: async () => {
      const names: string[] = [];
      for await (const { name, lastNudgedAt } of ports.contacts.listContacts(ownerId)) {
        if (lastNudgedAt !== undefined) names.push(name);
      }
      return names.toSorted();
    },
  };
}

export type BriefWorld = Awaited<ReturnType<typeof createBriefWorld>>;

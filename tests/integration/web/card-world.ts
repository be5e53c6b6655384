import middy from '@middy/core';
import httpRouterHandler from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createDynamoDbCardLinks } from '../../../functions/circle/adapters/dynamodb-card-links.ts';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { openCard } from '../../../functions/circle/open-card.ts';
import { type CardSite, cardRoutes } from '../../../functions/web/card-routes.tsx';
import { mapErrors } from '../../../functions/web/site-middlewares.ts';
import { buildHttpEvent, buildLambdaContext } from '../../builders/http-event.ts';
import type { Engine } from '../../engines/engine.ts';
import { createInboundWorld, RUTH } from '../inbound/inbound-world.ts';

/** Nora, Ruth, mail in and out, and the pages of Ruth’s card. */
export async function createCardWorld(engine: Engine) {
  const world = await createInboundWorld(engine);
  const cards = createDynamoDbCardLinks(engine.documentClient, world.tableName);
  const site: CardSite = { ...world.ports, cards, suppressions: world.ports.suppressionList };
  let opened = 0;
  return {
    ...world,
    cards,
    site,
    async handOut(contact: Contact = RUTH): Promise<string> {
      const outcome = await openCard({ ...site, cards, webOrigin: '' }, contact, `card ${opened++}`);
      return outcome.outcome === 'opened' ? outcome.link : outcome.reason;
    },
    async request(
      method: string,
      path: string,
      fields: Readonly<Record<string, string>> = {},
      ports: CardSite = site,
    ): Promise<APIGatewayProxyStructuredResultV2> {
      const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
        .use(mapErrors())
        .handler(httpRouterHandler({ routes: [...cardRoutes(ports)] }));
      const event = { ...buildHttpEvent(method, path), body: new URLSearchParams(fields).toString() };
      return handler(event, buildLambdaContext());
    },
    ruth: () => world.ports.contacts.findContact(RUTH),
  };
}

export type CardWorld = Awaited<ReturnType<typeof createCardWorld>>;

import middy from '@middy/core';
import {
  createArchiveSite,
  createCardSite,
  createNewsletterSite,
  createPublicSitePorts,
} from './dependencies.ts';
import { createSite } from './site.tsx';
import { answerHeadLikeGet, mapErrors } from './site-middlewares.ts';

/** The pages behind the links in the mail (HTTP API, payload format 2.0, all routes). */
export const handler = middy()
  .use(answerHeadLikeGet())
  .use(mapErrors())
  .handler(
    createSite(createPublicSitePorts(), {
      newsletter: createNewsletterSite(),
      archive: createArchiveSite(),
      cards: createCardSite(),
    }),
  );

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createCheckInPorts } from '../../functions/check-ins/dependencies.ts';
import { createReceiveMailPorts } from '../../functions/inbound/dependencies.ts';
import { createConfirmationDependencies } from '../../functions/newsletter/confirmation-dependencies.ts';
import { createSendDueIssuesDependencies } from '../../functions/newsletter/dependencies.ts';
import { createBriefDependencies } from '../../functions/nudges/dependencies.ts';
import { ENV } from '../../functions/shared/env.ts';
import { createNewsletterSite } from '../../functions/web/dependencies.ts';
import { newsletterContext } from '../builders/newsletter.ts';
import { demoKith } from './synthesised-kith.ts';
import { functionsIn } from './template.ts';

/** For everything else that a request does, and to note that nobody knows what became of the mail. */
const SPARE_MS = 5_000;

const handed = vi.hoisted((): { requestTimeout: number | undefined }[] => []);
vi.mock('@aws-sdk/client-ses', () => ({
  SendRawEmailCommand: class {},
  GetSendQuotaCommand: class {},
  SESClient: class {
    readonly middlewareStack = { remove: () => true };
    constructor({ requestHandler }: { requestHandler: { requestTimeout: number | undefined } }) {
      handed.push(requestHandler);
    }
  },
}));

const env = {
  ...Object.fromEntries(Object.values(ENV).map((name) => [name, 'x'])),
  [ENV.operatorAddress]: newsletterContext.operatorAddress,
  [ENV.mailDomain]: newsletterContext.mailDomain,
  [ENV.inboundDomain]: newsletterContext.inboundDomain,
  [ENV.webOrigin]: newsletterContext.webOrigin,
  [ENV.newsletter]: JSON.stringify(newsletterContext.newsletter),
};

/** How each function that may send comes by its SES client. */
const compose: Readonly<Record<string, () => unknown>> = {
  'send-due-briefs': () => createBriefDependencies(env),
  'send-approved-check-ins': () => createCheckInPorts(env),
  'send-due-issues': () => createSendDueIssuesDependencies(env),
  'send-issue-segments': () => createSendDueIssuesDependencies(env),
  'send-confirmations': () => createConfirmationDependencies(env),
  'receive-mail': () => createReceiveMailPorts(env),
  'public-site': () => createNewsletterSite(env),
};

async function senders() {
  const { app, template } = await demoKith();
  const functions = [...functionsIn(template, app.outdir)];
  return functions.filter(([, { statements }]) =>
    statements.some(({ Action }) => Action.includes('ses:SendRawEmail')),
  );
}

describe('a function that sends mail', () => {
  beforeEach(() => {
    handed.length = 0;
    vi.stubEnv('AWS_REGION', 'eu-west-1');
    return () => vi.unstubAllEnvs();
  });

  it('is known here', async () => {
    expect((await senders()).map(([name]) => name).sort()).toEqual(Object.keys(compose).sort());
  });

  it('outlives the longest answer of SES by five seconds', async () => {
    for (const [name, { timeoutSeconds }] of await senders()) {
      handed.length = 0;
      compose[name]?.();
      expect(handed, name).not.toEqual([]);
      for (const { requestTimeout = Number.POSITIVE_INFINITY } of handed) {
        expect(requestTimeout + SPARE_MS, name).toBeLessThanOrEqual(timeoutSeconds * 1_000);
      }
    }
  });
});

import { UnsupportedTemplateError } from '../local-errors.ts';
import { type LocalAddresses, nameResources, PSEUDO_PARAMETERS } from './local-names.ts';
import type { LocalPlan } from './local-plan.ts';
import { planEventSources, planFunctions, planRoutes, planSchedules } from './plan-functions.ts';
import { planConfigurationSets, planIdentities, planReceiptRules } from './plan-mail.ts';
import { planPermissions } from './plan-permissions.ts';
import {
  planBuckets,
  planQueues,
  planSecrets,
  planSubscriptions,
  planTables,
  planTopics,
} from './plan-stores.ts';
import { ResolvedTemplate } from './resolved-template.ts';
import { isKnownType } from './resource-types.ts';
import type { Template } from './template.ts';

/** Throws UnsupportedTemplateError naming what the local system cannot run: it never leaves a part out silently. */
export function planDeployment(template: Template, addresses: LocalAddresses): LocalPlan {
  refuseUnknownTypes(template);
  const parameters = Object.entries(template.Parameters).map(
    ([name, { Default }]) => [name, Default] as const,
  );
  const resolved = new ResolvedTemplate(template, {
    resources: nameResources(template, addresses),
    parameters: { ...Object.fromEntries(parameters), ...PSEUDO_PARAMETERS },
  });
  const functions = planFunctions(resolved);
  return {
    tables: planTables(resolved),
    queues: planQueues(resolved),
    topics: planTopics(resolved),
    subscriptions: planSubscriptions(resolved),
    buckets: planBuckets(resolved),
    secrets: planSecrets(resolved),
    functions,
    permissions: planPermissions(resolved, functions),
    eventSources: planEventSources(resolved),
    schedules: planSchedules(resolved),
    routes: planRoutes(resolved),
    receiptRules: planReceiptRules(resolved),
    configurationSets: planConfigurationSets(resolved),
    identities: planIdentities(resolved),
  };
}

function refuseUnknownTypes(template: Template): void {
  const unknown = Object.entries(template.Resources).filter(([, { Type }]) => !isKnownType(Type));
  if (unknown.length === 0) return;
  const names = unknown.map(([logicalId, { Type }]) => `${Type} (${logicalId})`);
  throw new UnsupportedTemplateError(
    `The local system does not know how to run ${names.join(', ')}: teach it in infra/local/template/.`,
  );
}

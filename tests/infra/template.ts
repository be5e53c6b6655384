import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';

const textOrList = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const statementSchema = z.looseObject({ Action: textOrList, Resource: z.unknown() });
const policySchema = z.looseObject({
  Properties: z.looseObject({
    PolicyDocument: z.looseObject({ Statement: z.array(statementSchema) }),
    Roles: z.array(z.looseObject({ Ref: z.string() })),
  }),
});
const functionSchema = z.looseObject({
  Properties: z.looseObject({
    Role: z.looseObject({ 'Fn::GetAtt': z.array(z.string()) }),
    Environment: z.looseObject({ Variables: z.record(z.string(), z.unknown()) }).optional(),
    LoggingConfig: z.looseObject({ LogGroup: z.looseObject({ Ref: z.string() }) }),
    Runtime: z.string(),
    Timeout: z.number(),
    Architectures: z.array(z.string()),
  }),
  Metadata: z.looseObject({ 'aws:asset:path': z.string() }),
});

export interface FunctionInTemplate {
  readonly logicalId: string;
  readonly logGroupId: string;
  readonly environment: Readonly<Record<string, unknown>>;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly architectures: readonly string[];
  /** What its role may do. */
  readonly statements: readonly { readonly Action: readonly string[]; readonly Resource: unknown }[];
}

/** Every function by the name of its handler, which `synthesiseKith` writes into the bundle. */
export function functionsIn(template: Template, assemblyFolder: string): Map<string, FunctionInTemplate> {
  const functions = new Map<string, FunctionInTemplate>();
  for (const [logicalId, resource] of Object.entries(template.findResources('AWS::Lambda::Function'))) {
    const { Properties, Metadata } = functionSchema.parse(resource);
    const name = readFileSync(join(assemblyFolder, Metadata['aws:asset:path'], 'index.mjs'), 'utf8');
    functions.set(name, {
      logicalId,
      logGroupId: Properties.LoggingConfig.LogGroup.Ref,
      environment: Properties.Environment?.Variables ?? {},
      runtime: Properties.Runtime,
      timeoutSeconds: Properties.Timeout,
      architectures: Properties.Architectures,
      statements: statementsOf(template, Properties.Role['Fn::GetAtt'][0]),
    });
  }
  return functions;
}

function statementsOf(template: Template, roleId: string | undefined) {
  return Object.values(template.findResources('AWS::IAM::Policy'))
    .map((resource) => policySchema.parse(resource).Properties)
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === roleId))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

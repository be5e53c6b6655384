import * as z from 'zod';
import type { FunctionPermissions } from '../iam/function-permissions.ts';
import type { Statement } from '../iam/policy.ts';
import { UnsupportedTemplateError } from '../local-errors.ts';
import type { PlannedFunction } from './local-plan.ts';
import type { ResolvedTemplate } from './resolved-template.ts';

const patternSchema = z
  .string()
  .refine((text) => !text.includes('${'), 'policy variables are not resolved locally');
const patternsSchema = oneOrMore(patternSchema);

const conditionSchema = z
  .record(z.string(), z.record(z.string(), z.unknown()))
  .superRefine((blocks, context) => {
    for (const [operator, keys] of Object.entries(blocks)) {
      const message = `the condition ${operator} of ${Object.keys(keys).join(', ')} is not checked locally`;
      context.addIssue({ code: 'custom', message });
    }
  });

/** Strict: NotAction, NotResource and whatever else would have to be ignored is refused by name. */
const statementSchema = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Action: patternsSchema,
    Resource: patternsSchema,
    Condition: conditionSchema.optional(),
  })
  .transform(
    ({ Effect, Action, Resource }): Statement => ({ effect: Effect, actions: Action, resources: Resource }),
  );

const documentSchema = z
  .object({ Statement: oneOrMore(statementSchema) })
  .transform(({ Statement }) => Statement);

const attachedSchema = z.object({ PolicyDocument: documentSchema, Roles: z.array(z.string()).default([]) });

const roleSchema = z.object({
  Policies: z.array(z.object({ PolicyDocument: documentSchema })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
  PermissionsBoundary: z.undefined('a permissions boundary is not checked locally').optional(),
});

/** The identity-based policies of each function's role. Resource policies grant nothing here. */
export function planPermissions(
  template: ResolvedTemplate,
  functions: readonly PlannedFunction[],
): FunctionPermissions[] {
  const roles = readRoles(template);
  return functions.map(({ name, accessKeyId, roleArn }) => {
    const role = roles.get(roleArn);
    if (role === undefined) {
      throw new UnsupportedTemplateError(`The role ${roleArn} of ${name} is not in the template.`);
    }
    return { functionName: name, accessKeyId, ...role };
  });
}

type Role = Pick<FunctionPermissions, 'roleName' | 'statements'>;

function readRoles(template: ResolvedTemplate): ReadonlyMap<string | undefined, Role> {
  const attached = [
    ...template.resourcesOfType('AWS::IAM::Policy', attachedSchema),
    ...template.resourcesOfType('AWS::IAM::ManagedPolicy', attachedSchema),
  ];
  const roles = template
    .resourcesOfType('AWS::IAM::Role', roleSchema)
    .map(({ ref, attributes, properties }) => {
      const { Policies, ManagedPolicyArns } = properties;
      refuseForeign(ManagedPolicyArns, attached);
      const policies = attached.filter(
        (policy) => policy.properties.Roles.includes(ref) || ManagedPolicyArns.includes(policy.ref),
      );
      const documents = [...Policies, ...policies.map((policy) => policy.properties)];
      const statements = documents.flatMap(({ PolicyDocument }) => PolicyDocument);
      return [attributes['Arn'], { roleName: ref, statements }] as const;
    });
  return new Map(roles);
}

/** What AWS's own managed policies allow is written nowhere on this machine. */
function refuseForeign(arns: readonly string[], known: readonly { readonly ref: string }[]): void {
  const foreign = arns.filter((arn) => !known.some(({ ref }) => ref === arn));
  if (foreign.length === 0) return;
  throw new UnsupportedTemplateError(
    `The managed policy ${foreign.join(', ')} is not in the template, so nobody here knows what it allows.`,
  );
}

/** IAM takes a list of one without its brackets. */
function oneOrMore<S extends z.ZodType>(schema: S) {
  return z.preprocess((value) => [value].flat(), z.array(schema));
}

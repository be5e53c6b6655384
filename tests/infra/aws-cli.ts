import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as secretsmanager from '@aws-sdk/client-secrets-manager';
import * as ses from '@aws-sdk/client-ses';
import * as z from 'zod';

const CLIENTS: Readonly<Record<string, object>> = { cloudformation, dynamodb, secretsmanager, ses };

/** Commands of services that have no client here, or that only the CLI has, and their flags. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  'sts get-caller-identity': [],
  'logs tail': ['since'],
  's3 rb': ['force'],
};

const GLOBAL_FLAGS = ['query', 'output', 'region', 'profile'] as const;

/** The SDK's model of an operation: [kind, namespace, name, traits, () => input]; an input's fifth entry names its members. */
const modelSchema = z
  .tuple([z.number(), z.string(), z.string(), z.unknown(), z.function()])
  .rest(z.unknown());
/** `unit` stands for an operation without input. */
const membersSchema = z.union([
  z
    .tuple([z.number(), z.string(), z.string(), z.unknown(), z.array(z.string())])
    .rest(z.unknown())
    .transform(([, , , , members]) => members),
  z.literal('unit').transform(() => []),
]);

/** Every flag of a command, as the AWS CLI makes them of the operation's input. Throws when there is no such operation. */
export function flagsOf(service: string, operation: string): readonly string[] {
  const known = OTHERS[`${service} ${operation}`] ?? flagsOfOperation(CLIENTS[service] ?? {}, operation);
  return [...GLOBAL_FLAGS, ...known];
}

function flagsOfOperation(client: object, operation: string): string[] {
  const name = operation.replaceAll(/(?:^|-)([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
  const [, , , , input] = modelSchema.parse(Reflect.get(client, `${name}$`));
  return membersSchema
    .parse(Reflect.apply(input, undefined, []))
    .map((member) => member.replaceAll(/(?<!^)([A-Z])/g, '-$1').toLowerCase())
    .flatMap((flag) => [flag, `no-${flag}`]);
}

import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { createDynamoDbContactStore } from '../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../functions/circle/adapters/dynamodb-timeline.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { createDocumentClient } from '../../functions/shared/dynamodb.ts';
import type { Circle } from './circle.ts';
import { CommandError, EXIT_CODE } from './cli-errors.ts';

/** Where infra/kith-stack.ts says which table is the circle's. */
const TABLE_OUTPUT = 'CircleTable';

/**
 * The circle of a deployed stack, with the AWS credentials and region of the shell, as the AWS CLI takes them. Throws
 * CommandError when AWS cannot be asked, or the stack is not there or not Kith's.
 */
export async function openDeployedCircle(stackName: string): Promise<Circle> {
  const tableName = await findTable(stackName);
  const documentClient = createDocumentClient();
  return {
    owners: createDynamoDbOwnerStore(documentClient, tableName),
    contacts: createDynamoDbContactStore(documentClient, tableName),
    timeline: createDynamoDbTimeline(documentClient, tableName),
    clock: systemClock,
    close: async () => documentClient.destroy(),
  };
}

async function findTable(stackName: string): Promise<string> {
  const client = new CloudFormationClient({});
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
    const output = stack?.Outputs?.find(({ OutputKey }) => OutputKey === TABLE_OUTPUT);
    if (output?.OutputValue !== undefined) return output.OutputValue;
  } catch (error) {
    throw describeFailure(error, stackName);
  } finally {
    client.destroy();
  }
  throw new CommandError(
    EXIT_CODE.notFound,
    `The stack ${stackName} does not say which table holds the circle: deploy it again with this release of Kith.`,
  );
}

function describeFailure(cause: unknown, stackName: string): CommandError {
  const name = cause instanceof Error ? cause.name : '';
  const message = cause instanceof Error ? cause.message : '';
  // CloudFormation has no error of its own for it: ValidationError, "Stack with id … does not exist".
  if (name === 'ValidationError' && message.includes('does not exist')) {
    return new CommandError(
      EXIT_CODE.notFound,
      `There is no stack ${stackName} in this region. Deploy it first, or set AWS_REGION to the region where it is.`,
      { cause },
    );
  }
  // The SDK has no name for it either: "Region is missing", or "Region not accepted" for one that is no host name.
  if (name === 'Error' && /^region /i.test(message)) {
    return new CommandError(EXIT_CODE.failed, 'Set AWS_REGION to the region of your stack, like eu-west-1.', {
      cause,
    });
  }
  if (name === 'CredentialsProviderError') {
    return new CommandError(
      EXIT_CODE.failed,
      'AWS credentials are missing: sign in as for the AWS CLI, then try again.',
      { cause },
    );
  }
  return new CommandError(EXIT_CODE.failed, `AWS did not describe the stack ${stackName} (${name}).`, {
    cause,
  });
}

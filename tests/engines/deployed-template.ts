import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { listen, readBody } from '../../infra/local/http/http-server.ts';
import { nameResources, PSEUDO_PARAMETERS } from '../../infra/local/template/local-names.ts';
import { planDeployment } from '../../infra/local/template/plan-deployment.ts';
import { resolveIntrinsics } from '../../infra/local/template/resolve-intrinsics.ts';
import { readTemplate } from '../../infra/local/template/template.ts';
import { startChildEngine } from './child-engine.ts';

const ADDRESSES = { webOrigin: 'http://127.0.0.1:3000', sqsEndpoint: 'http://127.0.0.1:3001' };

const outputsSchema = z.object({ Outputs: z.record(z.string(), z.object({ Value: z.unknown() })) });

/** What the outputs of a synthesised template are when `npm start` runs it. */
export function resolveOutputs(json: unknown): Map<string, string> {
  const references = {
    resources: nameResources(readTemplate(json), ADDRESSES),
    parameters: PSEUDO_PARAMETERS,
  };
  const { Outputs } = outputsSchema.parse(json);
  return new Map(
    Object.entries(Outputs).map(([name, { Value }]) => [name, String(resolveIntrinsics(Value, references))]),
  );
}

export interface DeployedTemplate {
  /** What the AWS SDK of another process needs to find it. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * A template as if it were deployed, as far as the operator's commands see it: its tables on dynalite, and CloudFormation's
 * DescribeStacks, answered over HTTP from the template's own outputs.
 */
export async function deployTemplate(stackName: string, json: unknown): Promise<DeployedTemplate> {
  const engine = await startChildEngine(new URL('./serve-dynalite.ts', import.meta.url));
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new DynamoDBClient({ endpoint: engine.endpoint, region: 'eu-west-1', credentials });
  for (const { definition } of planDeployment(readTemplate(json), ADDRESSES).tables) {
    await client.send(new CreateTableCommand(z.custom<CreateTableCommandInput>().parse(definition)));
  }
  client.destroy();
  const cloudFormation = await serveCloudFormation(stackName, resolveOutputs(json));
  return {
    env: {
      AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
      AWS_ENDPOINT_URL_CLOUDFORMATION: `http://127.0.0.1:${cloudFormation.port}`,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
    close: async () => {
      await cloudFormation.close();
      await engine.stop();
    },
  };
}

/** AWS Query protocol: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html */
function serveCloudFormation(stackName: string, outputs: ReadonlyMap<string, string>) {
  return listen(async (request, response) => {
    const form = new URLSearchParams((await readBody(request)).toString());
    const asked = form.get('StackName');
    const isKnown = form.get('Action') === 'DescribeStacks' && asked === stackName;
    response.writeHead(isKnown ? 200 : 400, { 'content-type': 'text/xml' });
    response.end(isKnown ? describeStack(stackName, outputs) : unknownStack(asked));
  });
}

function describeStack(stackName: string, outputs: ReadonlyMap<string, string>): string {
  const members = [...outputs].map(
    ([key, value]) =>
      `<member><OutputKey>${key}</OutputKey><OutputValue>${escapeXml(value)}</OutputValue></member>`,
  );
  const status = `<CreationTime>2026-08-24T06:30:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus>`;
  const stack = `<StackName>${stackName}</StackName>${status}<Outputs>${members.join('')}</Outputs>`;
  return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>${stack}</member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
}

const unknownStack = (asked: string | null): string =>
  `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${asked} does not exist</Message></Error><RequestId>1</RequestId></ErrorResponse>`;

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

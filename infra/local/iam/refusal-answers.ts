import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** AWS JSON (DynamoDB, SQS, Secrets Manager): the SDK throws AccessDeniedException. */
export function refuseInJson(response: ServerResponse, message: string): void {
  response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(
    JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', Message: message }),
  );
}

/** S3: the SDK throws AccessDenied. */
export function refuseAsS3(response: ServerResponse, message: string): void {
  response.writeHead(403, { 'content-type': 'application/xml' });
  response.end(`<Error><Code>AccessDenied</Code><Message>${message}</Message></Error>`);
}

/** SNS (AWS Query): the SDK throws AuthorizationErrorException. */
export function refuseAsSns(response: ServerResponse, message: string): void {
  response.writeHead(403, { 'content-type': 'text/xml' });
  response.end(
    `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>${message}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  );
}

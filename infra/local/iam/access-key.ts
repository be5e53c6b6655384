import type { IncomingMessage } from 'node:http';

/** Logical ids are letters and digits: no function's key is ever the runner's own. */
export const accessKeyOf = (logicalId: string): string => `local.${logicalId}`;

/** Who signed: `Authorization: AWS4-HMAC-SHA256 Credential=<access key id>/<date>/…` (SigV4). */
export function readAccessKey({ headers }: IncomingMessage): string | undefined {
  return /\bCredential=([^/,\s]+)\//.exec(headers.authorization ?? '')?.[1];
}

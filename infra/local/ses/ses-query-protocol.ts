import { randomUUID } from 'node:crypto';
import * as z from 'zod';

/** A refusal as SES words it; the SDK reads `code` as the error's name. */
export class SesRefusal extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export interface SendRequest {
  readonly source: string | undefined;
  readonly destinations: readonly string[];
  readonly rawMessage: Buffer;
  readonly configurationSetName: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';

/** SES allows these in the name and in the value of a tag, up to 256 characters. */
const TAG = z.string().regex(/^[A-Za-z0-9_-]{1,256}$/);

/** Reads the form fields of SendRawEmail, AWS Query protocol (lists are `Name.member.1`, `Name.member.2` …). */
export function readSendRequest(form: URLSearchParams): SendRequest {
  const data = form.get('RawMessage.Data');
  if (data === null)
    throw new SesRefusal('ValidationError', "1 validation error detected: 'rawMessage' is null");
  return {
    source: form.get('Source') ?? undefined,
    destinations: readList(form, 'Destinations.member', ''),
    rawMessage: Buffer.from(data, 'base64'),
    configurationSetName: form.get('ConfigurationSetName') ?? undefined,
    tags: readTags(form),
  };
}

export const okAnswer = (action: string, result: Readonly<Record<string, string | number>>): string => {
  const fields = Object.entries(result).map(
    ([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`,
  );
  return `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${fields.join('')}</${action}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`;
};

export const refusalAnswer = ({ code, message }: SesRefusal): string =>
  `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`;

function readTags(form: URLSearchParams): Record<string, string> {
  const names = readList(form, 'Tags.member', '.Name');
  const values = readList(form, 'Tags.member', '.Value');
  for (const part of [...names, ...values]) {
    if (!TAG.safeParse(part).success) throw new SesRefusal('InvalidParameterValue', `Invalid tag: ${part}`);
  }
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
}

function readList(form: URLSearchParams, prefix: string, suffix: string): string[] {
  const values: string[] = [];
  for (let index = 1; ; index += 1) {
    const value = form.get(`${prefix}.${index}${suffix}`);
    if (value === null) return values;
    values.push(value);
  }
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** Far more than a form with a field or two holds. */
const MAX_CHARACTERS = 8_000;

/** The fields of a form (application/x-www-form-urlencoded), each with its last value. Anything else has no fields. */
export function readForm(
  { body = '', isBase64Encoded }: Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'>,
  maxCharacters = MAX_CHARACTERS,
): Readonly<Record<string, string>> {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  return text.length > maxCharacters ? {} : Object.fromEntries(new URLSearchParams(text));
}

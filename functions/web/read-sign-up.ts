import * as z from 'zod';
import { cleanLine } from '../circle/domain/clean-text.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { type AddressProblem, readAddress } from './read-address.ts';

/** Names of the form's fields. Nobody sees the trap: whoever fills it in is a machine. */
export const SIGN_UP_FIELDS = {
  address: 'address',
  firstName: 'firstName',
  trap: 'homepage',
  /** The stamp of when the form was opened. */
  opened: 'opened',
  /** The site whose form led to the page. */
  site: 'site',
} as const;

export const topicField = (topicId: string): string => `topic-${topicId}`;

export const MAX_NAME_CHARACTERS = 60;
const MAX_ADDRESS_CHARACTERS = 254;
const MAX_SITE_CHARACTERS = 260;

/** What the visitor typed or came with, to be shown again. */
export interface SignUpTyped {
  readonly address: string;
  readonly firstName: string;
  readonly topics: readonly string[];
  readonly site: string;
}

/** press-again: as far as anybody can tell, no person sat before a form of ours for long enough. */
export type SignUp =
  | {
      readonly outcome: 'wish';
      readonly address: EmailAddress;
      readonly firstName: string | undefined;
      readonly topics: readonly string[] | undefined;
      readonly site: string | undefined;
    }
  | { readonly outcome: 'machine' }
  | { readonly outcome: AddressProblem | 'press-again'; readonly typed: SignUpTyped };

/** By which the fields are read. */
export interface SignUpRules {
  readonly topicIds: readonly string[];
  /** Whether a form with this stamp was opened long enough ago. */
  readonly isRipe: (stamp: string) => boolean;
}

/** One short clean line, whatever it held; empty where nothing of it can be seen. */
export const readName = (text: string): string =>
  [...cleanLine(text)].slice(0, MAX_NAME_CHARACTERS).join('').trim();

const formSchema = z.object({
  [SIGN_UP_FIELDS.address]: z.string().default(''),
  [SIGN_UP_FIELDS.firstName]: z.string().default('').transform(readName),
  [SIGN_UP_FIELDS.trap]: z.string().default(''),
  [SIGN_UP_FIELDS.opened]: z.string().default(''),
  [SIGN_UP_FIELDS.site]: z.string().default('').transform(asOrigin),
});

/** What the fields of a sign-up say, whichever form they come from. */
export function readSignUp(
  fields: Readonly<Record<string, string>>,
  { topicIds, isRipe }: SignUpRules,
): SignUp {
  const { address: text, firstName, homepage, opened, site } = formSchema.parse(fields);
  if (homepage !== '') return { outcome: 'machine' };
  const topics = topicIds.filter((id) => Object.hasOwn(fields, topicField(id)));
  const typed = { address: text.slice(0, MAX_ADDRESS_CHARACTERS), firstName, topics, site };
  const reading = readAddress(text);
  if (reading.outcome !== 'address') return { outcome: reading.outcome, typed };
  if (!isRipe(opened)) return { outcome: 'press-again', typed };
  return {
    outcome: 'wish',
    address: reading.address,
    firstName: firstName || undefined,
    topics: topics.length > 0 ? topics : undefined,
    site: site || undefined,
  };
}

/** An http(s) origin, or nothing. */
function asOrigin(text: string): string {
  if (text.length > MAX_SITE_CHARACTERS || !URL.canParse(text)) return '';
  const { protocol, origin } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? origin : '';
}

import { localArn } from '../local-aws.ts';
import { isVerifiedBy } from '../ses/address-pattern.ts';
import type { Access } from './policy.ts';

/** What SendRawEmail needs: the sender's identity, and the configuration set that it names. */
export function sendAccesses(
  send: { readonly sender: string; readonly configurationSetName: string | undefined },
  identities: readonly string[],
): Access[] {
  const resources = [`identity/${identityOf(send.sender, identities)}`];
  if (send.configurationSetName !== undefined)
    resources.push(`configuration-set/${send.configurationSetName}`);
  return resources.map((name) => ({ action: 'ses:SendRawEmail', resource: localArn('ses', name) }));
}

/** SES takes the verified address before its verified domain. */
function identityOf(sender: string, identities: readonly string[]): string {
  const matching = identities.filter((identity) => isVerifiedBy(identity, sender));
  return matching.find((identity) => identity.includes('@')) ?? matching[0] ?? sender;
}

import type { PlannedReceiptRule } from '../template/local-plan.ts';

/** The first rule that takes the recipient, as SES matches them; undefined: SES would not accept the mail. */
export function findRule(
  rules: readonly PlannedReceiptRule[],
  recipient: string,
): PlannedReceiptRule | undefined {
  return rules.find(({ recipients }) =>
    recipients.length === 0 ? true : recipients.some((pattern) => matchesRecipient(pattern, recipient)),
  );
}

/**
 * `r@in.example` takes `r+anything@in.example` too; `in.example` takes its addresses, `.in.example` those of its subdomains.
 * https://docs.aws.amazon.com/ses/latest/dg/receiving-email-receipt-rules-console-walkthrough.html
 */
function matchesRecipient(pattern: string, recipient: string): boolean {
  const at = recipient.lastIndexOf('@');
  const localPart = recipient.slice(0, at).toLowerCase();
  const domain = recipient.slice(at + 1).toLowerCase();
  if (pattern.includes('@'))
    return pattern === `${localPart.replace(/\+.*$/, '')}@${domain}` || pattern === `${localPart}@${domain}`;
  return pattern.startsWith('.') ? domain.endsWith(pattern) : domain === pattern;
}

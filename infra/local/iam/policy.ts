/** One call, as IAM sees it: `dynamodb:GetItem` on an ARN, or on `*` where a call names no resource. */
export interface Access {
  readonly action: string;
  readonly resource: string;
}

/** A statement of an identity-based policy; `*` and `?` are wildcards in actions and resources. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

export type Verdict = 'allowed' | 'notAllowed' | 'denied';

/**
 * One Deny outweighs every Allow, and what nothing allows is refused.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function judge(statements: readonly Statement[], access: Access): Verdict {
  const effects = statements
    .filter((statement) => appliesTo(statement, access))
    .map((statement) => statement.effect);
  if (effects.includes('Deny')) return 'denied';
  return effects.includes('Allow') ? 'allowed' : 'notAllowed';
}

function appliesTo({ actions, resources }: Statement, { action, resource }: Access): boolean {
  return (
    actions.some((pattern) => matchesText(pattern.toLowerCase(), action.toLowerCase())) &&
    resources.some((pattern) => matchesArn(pattern, resource))
  );
}

/** A wildcard stays in its part of the ARN, except that a lone `*` is everything. */
function matchesArn(pattern: string, arn: string): boolean {
  if (pattern === '*' || pattern === arn) return true;
  const wanted = splitArn(pattern);
  const actual = splitArn(arn);
  return (
    wanted.length === actual.length && wanted.every((part, index) => matchesText(part, actual[index] ?? ''))
  );
}

/** `arn:partition:service:region:account:resource`; the resource may have colons of its own. */
function splitArn(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function matchesText(pattern: string, text: string): boolean {
  if (pattern === text) return true;
  return /[*?]/.test(pattern) && toRegExp(pattern).test(text);
}

function toRegExp(pattern: string): RegExp {
  const source = RegExp.escape(pattern).replaceAll('\\*', '.*').replaceAll('\\?', '.');
  return new RegExp(`^${source}$`, 's');
}

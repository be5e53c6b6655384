import type { IncomingMessage } from 'node:http';
import type { FunctionLog } from '../lambda/function-log.ts';
import { LOCAL_ACCOUNT_ID, LOCAL_CREDENTIALS } from '../local-aws.ts';
import { readAccessKey } from './access-key.ts';
import type { FunctionPermissions } from './function-permissions.ts';
import { type Access, judge, type Verdict } from './policy.ts';

/** Says of each request to an engine whether the role of its sender allows it. Signatures themselves are not checked. */
export class Gate {
  #byAccessKey: ReadonlyMap<string, FunctionPermissions> = new Map();
  #log: FunctionLog | undefined;

  /** Lets functions in, as far as their roles go; until then only the runner itself is served. */
  open(permissions: readonly FunctionPermissions[], log: FunctionLog): void {
    this.#byAccessKey = new Map(permissions.map((each) => [each.accessKeyId, each]));
    this.#log = log;
  }

  /** The runner itself, and programs beside it, may do everything. */
  trusts(request: IncomingMessage): boolean {
    return readAccessKey(request) === LOCAL_CREDENTIALS.accessKeyId;
  }

  /**
   * AWS's words for the first access that is not allowed, after a line in the function's log; undefined lets it pass.
   * `readAccesses` is asked only where a role decides, and may throw when it cannot read the request.
   */
  refuse(request: IncomingMessage, readAccesses: () => readonly Access[]): string | undefined {
    if (this.trusts(request)) return undefined;
    const permissions = this.#byAccessKey.get(readAccessKey(request) ?? '');
    if (permissions === undefined) return 'The security token included in the request is invalid.';
    for (const access of readAccesses()) {
      const verdict = judge(permissions.statements, access);
      if (verdict === 'allowed') continue;
      this.#log?.writeRefusal(permissions.functionName, access);
      return describeRefusal(permissions, access, verdict);
    }
    return undefined;
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
function describeRefusal(
  { roleName, functionName }: FunctionPermissions,
  { action, resource }: Access,
  verdict: Exclude<Verdict, 'allowed'>,
): string {
  const user = `arn:aws:sts::${LOCAL_ACCOUNT_ID}:assumed-role/${roleName}/${functionName}`;
  const because =
    verdict === 'denied'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`;
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${because}`;
}

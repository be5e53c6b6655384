import type { IsoInstant } from '../../../shared/iso-instant.ts';

/** When the newsletter last went to somebody, at whichever of their addresses. */
export const newestIssue = (
  addresses: readonly { readonly lastIssueAt?: IsoInstant | undefined }[],
): IsoInstant | undefined =>
  addresses
    .flatMap(({ lastIssueAt }) => lastIssueAt ?? [])
    .toSorted()
    .at(-1);

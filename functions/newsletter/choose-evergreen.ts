import type { Owner } from '../circle/domain/owner.ts';
import { deriveDeliveryId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import type { IssueContext } from './address-issue.ts';
import { reachedNobody } from './domain/issue.ts';
import type { IssueFile } from './domain/issue-file.ts';
import { isFaulty } from './domain/preflight/finding.ts';
import type { Proof } from './domain/proof.ts';
import { BadIssueFileError } from './errors.ts';
import type { IssueStore } from './issue-store.ts';
import { type ProofToWrite, type WriteProofPorts, writeProof } from './write-proof.ts';

interface ChooseEvergreenPorts extends WriteProofPorts {
  readonly issues: Pick<IssueStore, 'find'>;
}

interface ForSlot extends Pick<ProofToWrite, 'praise'> {
  readonly files: readonly IssueFile[];
  readonly owner: Owner;
  readonly slotAt: IsoInstant;
}

/** The next letter of the files that nobody has got yet, with its proof for this slot; one with a fault is passed over. */
export async function chooseEvergreen(
  ports: ChooseEvergreenPorts,
  context: IssueContext,
  { files, owner, slotAt, praise }: ForSlot,
): Promise<Proof | undefined> {
  for (const written of files) {
    const slug = await findFreeName(ports, written.slug, files);
    if (slug === undefined) continue;
    const file = { ...written, slug };
    const proofId = deriveDeliveryId('evergreen-proof', owner.ownerId, file.slug, slotAt);
    const proof = await tryToWrite(ports, context, { proofId, file, owner, praise });
    if (proof !== undefined && !isFaulty(proof.findings)) return proof;
    log.warn('A letter of the files has a fault, and is passed over', { slug: file.slug });
  }
  return undefined;
}

/**
 * As what a letter of the files can go out; undefined where it went out before. One that was called off before anybody got it needs
 * a name of its own, since what is known of an issue, and of its readers, is kept by its name.
 */
async function findFreeName(
  { issues }: Pick<ChooseEvergreenPorts, 'issues'>,
  slug: string,
  files: readonly IssueFile[],
): Promise<string | undefined> {
  const others = new Set(files.map((file) => file.slug));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? slug : `${slug}-${number}`;
    if (number > 1 && others.has(name)) continue;
    const issue = await issues.find(name);
    if (issue === undefined) return name;
    if (issue.status !== 'cancelled' || !reachedNobody(issue.totals)) return undefined;
  }
}

/** Undefined where it cannot be a letter: for a topic that is gone from the settings, or too long with the praise in it. */
async function tryToWrite(
  ports: WriteProofPorts,
  context: IssueContext,
  letter: ProofToWrite,
): Promise<Proof | undefined> {
  try {
    return await writeProof(ports, context, letter);
  } catch (error) {
    if (error instanceof BadIssueFileError) return undefined;
    throw error;
  }
}

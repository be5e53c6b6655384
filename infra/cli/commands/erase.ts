import { countKinds, type ErasureProof } from '../../../functions/circle/domain/erasure-proof.ts';
import type { Owner } from '../../../functions/circle/domain/owner.ts';
import { eraseContact, findAllIds, findTraces } from '../../../functions/circle/erase-contact.ts';
import type { Erasure } from '../../../functions/circle/erasure-log.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import type { Circle } from '../circle.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { type CommandLine, textFlag, wronglyAsked } from '../command-line.ts';
import { erasedText, wouldEraseText } from '../erase/erasure-text.ts';
import type { ErasurePorts } from '../erase/open-erasure.ts';
import { expectProofFolder, writeProofFile } from '../erase/proof-file.ts';
import { findContact } from '../find-people.ts';
import { nameLine, toJson } from '../output.ts';

const EVERYONE = 'everyone';

/** Whom the command is about: the erasure that it asks for, and what to call them. */
interface Wanted {
  readonly name: string;
  readonly erasure: Erasure;
}

interface Work {
  readonly circle: Circle;
  readonly ports: ErasurePorts;
  readonly owner: Owner;
  readonly proofFolder: string;
}

/** `erase NAME [--yes]`, `erase --everyone [--yes --confirm OWNER]`; `--proof FOLDER` takes the proof */
export const eraseCommand: Command = async ({ circle, terminal, commandLine, operands, json, findOwner }) => {
  const asked = readAsked(commandLine, operands);
  const owner = await findOwner();
  const ports = erasureOf(circle);
  if (!commandLine.flags.has('yes')) {
    const { name, erasure } = await findWanted(circle, ports, owner, asked);
    const wouldErase = countKinds(await findTraces(ports, erasure));
    terminal.print(json ? toJson({ name, wouldErase }) : wouldEraseText(name, wouldErase, owner));
    return EXIT_CODE.done;
  }
  if (asked === EVERYONE) askForName(commandLine, owner);
  const proofFolder = textFlag(commandLine, 'proof') ?? '.';
  expectProofFolder(proofFolder);
  const proven = await eraseAll({ circle, ports, owner, proofFolder }, asked);
  const erased = proven.map(({ file, proof }) => ({ file, ...proof }));
  terminal.print(json ? toJson({ erased }) : erased.map(erasedText).join('\n'));
  return EXIT_CODE.done;
};

/** Completes what an earlier run has left, which may be just this erasure; then does it, if it is still to be done. */
async function eraseAll({ circle, ports, owner, proofFolder }: Work, asked: Asked) {
  const proven: { readonly file: string; readonly proof: ErasureProof }[] = [];
  const proofs = {
    keep: async (proof: ErasureProof) => {
      proven.push({ file: writeProofFile(proofFolder, proof), proof });
    },
  };
  const erase = (erasure: Erasure) => eraseContact({ ...ports, proofs, clock: circle.clock }, erasure);
  const unfinished = await ports.erasures.listUnfinished(owner);
  for (const erasure of unfinished) await erase(erasure);
  if (asked === EVERYONE && unfinished.some(({ erasureId }) => erasureId === EVERYONE)) return proven;
  const wanted = await findWanted(circle, ports, owner, asked).catch((error: unknown) => {
    if (unfinished.length > 0 && isNotFound(error)) return undefined;
    throw error;
  });
  if (wanted) await erase(wanted.erasure);
  return proven;
}

type Asked = typeof EVERYONE | { readonly person: string };

function readAsked(commandLine: CommandLine, operands: readonly string[]): Asked {
  const person = operands.join(' ').trim();
  if (commandLine.flags.has('everyone') === (person === '')) {
    return person === '' ? EVERYONE : { person };
  }
  throw wronglyAsked('erase needs a name or an address, or --everyone.');
}

function erasureOf({ erasure }: Circle): ErasurePorts {
  if (erasure !== undefined) return erasure;
  throw new CommandError(
    EXIT_CODE.failed,
    'Kith is not running, and the raw mail can be reached only while it is: run npm start, then this again. Nothing was erased.',
  );
}

async function findWanted(circle: Circle, ports: ErasurePorts, owner: Owner, asked: Asked): Promise<Wanted> {
  const { ownerId } = owner;
  const startedAt = toIsoInstant(circle.clock.now());
  if (asked === EVERYONE) {
    const erasure = { ownerId, erasureId: EVERYONE, startedAt, contactIds: EVERYONE } as const;
    return { name: `everybody in the circle of ${owner.name}`, erasure };
  }
  const contact = await findContact(circle.contacts, ownerId, asked.person);
  const contactIds = await findAllIds(ports, contact);
  return {
    name: nameLine(contact),
    erasure: { ownerId, erasureId: contact.contactId, startedAt, contactIds },
  };
}

/** A whole circle goes by a word that nobody types by mistake. */
function askForName(commandLine: CommandLine, { name }: Owner): void {
  if (textFlag(commandLine, 'confirm') === name) return;
  throw wronglyAsked(`To erase everybody, say whose circle it is: --confirm "${name}". Nothing was erased.`);
}

const isNotFound = (error: unknown): boolean =>
  error instanceof CommandError && error.exitCode === EXIT_CODE.notFound;

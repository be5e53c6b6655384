import { type ErasureProof, REMAINS } from '../../../functions/circle/domain/erasure-proof.ts';
import type { Owner } from '../../../functions/circle/domain/owner.ts';
import { printable } from '../terminal.ts';

type Counts = Readonly<Record<string, number>>;

export function wouldEraseText(name: string, counts: Counts, { name: ownerName }: Owner): string {
  return printable(
    [
      `This would erase ${name}, for good:`,
      ...countLines(counts),
      '',
      "A mail that stands on somebody else's timeline, too, goes with the rest: its words stay there, the mail itself",
      'does not. What stays:',
      ...REMAINS.map(({ what, why }) => `  ${what} ${why}`),
      '',
      `Nothing was erased. Take a copy first if you may want one (export FILE.json), then add --yes; for everybody, also`,
      `--confirm "${ownerName}".`,
    ].join('\n'),
  );
}

export function erasedText({
  file,
  removed,
}: Pick<ErasureProof, 'removed'> & { readonly file: string }): string {
  return [
    'Erased, and read again: nothing is left but what the proof names.',
    ...countLines(removed),
    `The proof is in ${file}.`,
  ].join('\n');
}

function countLines(counts: Counts): readonly string[] {
  const lines = Object.entries(counts).map(([kind, count]) => `  ${count.toLocaleString('en')} × ${kind}`);
  return lines.length > 0 ? lines : ['  nothing'];
}

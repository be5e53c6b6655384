import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Circle } from '../../infra/cli/circle.ts';
import { runCommandLine } from '../../infra/cli/run-command-line.ts';
import { buildOwner } from '../builders/owner.ts';
import { openCircle } from '../integration/cli/command-line.ts';
import { withEngineOnDisk } from './engine-on-disk.ts';

const PEOPLE = 50_000;

const FILES = {
  csv: () => ['name,email,company,birthday,notes', ...numbers().map(toRow)].join('\n'),
  vcf: () => numbers().map(toCard).join(''),
} as const;

const toRow = (number: number) =>
  `Guest ${number} Berg,guest${number}@berg.example,Fjord ${number % 100},1980-05-${day(number)},Met at the fair.`;
const toCard = (number: number) =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:Berg;Guest ${number};;;`,
    `FN:Guest ${number} Berg`,
    `EMAIL;TYPE=INTERNET;TYPE=HOME:guest${number}@berg.example`,
    `TEL;TYPE=CELL:+47 ${number}`,
    `BDAY:--05${day(number)}`,
    'item1.X-ABRELATEDNAMES:Kim Berg',
    'item1.X-ABLabel:_$!<Spouse>!$_',
    'END:VCARD\r\n',
  ].join('\r\n');
const day = (number: number) => String(1 + (number % 28)).padStart(2, '0');
const numbers = () => Array.from({ length: PEOPLE }, (_, index) => index);

/** Seconds from `import FILE --yes` to its end, plan included, and the most memory that it took; the engine on disk. */
export async function benchImport(): Promise<void> {
  for (const [ending, write] of Object.entries(FILES)) {
    const folder = mkdtempSync(path.join(tmpdir(), 'kith-import-bench-'));
    try {
      const file = path.join(folder, `people.${ending}`);
      writeFileSync(file, write());
      await withEngineOnDisk(async (engine) => {
        const circle = openCircle(engine, await engine.createTables());
        await circle.owners.addOwner(buildOwner());
        await measure(`${ending}, all new`, circle, file);
        await measure(`${ending}, all known`, circle, file);
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

async function measure(what: string, circle: Circle, file: string): Promise<void> {
  let peakBytes = 0;
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }, 50);
  const started = performance.now();
  const said: string[] = [];
  const opened = async () => circle;
  await runCommandLine(['import', file, '--yes'], {
    env: {},
    openCircle: opened,
    openDeployedCircle: opened,
    terminal: { print: (text) => said.push(text), note: () => {}, progress: () => {}, endProgress: () => {} },
  });
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  console.log(`import: ${PEOPLE.toLocaleString('en')} people, ${what}: ${seconds.toFixed(1)} s`);
  console.log(`  ${said[0]?.split('\n')[0]} Peak memory ${Math.round(peakBytes / 1e6)} MB`);
}

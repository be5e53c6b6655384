import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readMail, replyFromHtml, replyFromText } from './mail-adapter.ts';
import { HTML_REPLY, TEXT_REPLY, TYPICAL_MESSAGE, WORST_BODIES, WORST_MESSAGES } from './mail-inputs.ts';
import { formatSpread, spreadOf } from './spread.ts';

const RUNS = 7;
const RUN_MILLISECONDS = 700;
const MICROSECONDS_PER_SECOND = 1_000_000;
const LARGE_MESSAGE_BYTES = 30_000_000;

/** How fast mail is read on one core, what the worst of it costs, and the memory that a large message takes. */
export async function benchMail(): Promise<void> {
  const kilobytes = (TYPICAL_MESSAGE.length / 1000).toFixed(1);
  console.log(`mail: per second of one core, ${RUNS} runs each`);
  await reportRate('text extractions', () => void replyFromText(TEXT_REPLY));
  await reportRate('HTML extractions', () => void replyFromHtml(HTML_REPLY));
  await reportRate(`whole messages of ${kilobytes} KB`, async () => void (await readMail(TYPICAL_MESSAGE)));
  await reportWorst();
  reportMemory();
}

async function reportRate(name: string, run: () => void | Promise<void>): Promise<void> {
  await countFor(RUN_MILLISECONDS, run);
  const rates: number[] = [];
  for (let left = RUNS; left > 0; left -= 1) rates.push(await countFor(RUN_MILLISECONDS, run));
  console.log(`  ${name.padEnd(27)} ${formatSpread(spreadOf(rates), '/s')}`);
}

async function countFor(milliseconds: number, run: () => void | Promise<void>): Promise<number> {
  const started = performance.now();
  const before = process.cpuUsage();
  let count = 0;
  while (performance.now() - started < milliseconds) {
    await run();
    count += 1;
  }
  // Of processor time, garbage collection included: other programs share the machine.
  const { user, system } = process.cpuUsage(before);
  return (count * MICROSECONDS_PER_SECOND) / (user + system);
}

async function reportWorst(): Promise<void> {
  const costs: { readonly name: string; readonly milliseconds: number }[] = [];
  const measure = async (name: string, run: () => unknown) => {
    const started = performance.now();
    await run();
    costs.push({ name, milliseconds: performance.now() - started });
  };
  for (const [name, body] of Object.entries(WORST_BODIES)) {
    await measure(`text, ${name}`, () => replyFromText(body));
    await measure(`HTML, ${name}`, () => replyFromHtml(body));
    await measure(`message, ${name}`, () => readMail(Buffer.from(`From: a@x.example\r\n\r\n${body}`)));
  }
  for (const [name, raw] of Object.entries(WORST_MESSAGES))
    await measure(`message, ${name}`, () => readMail(raw));
  const slowest = costs.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 3);
  const shown = slowest.map(({ name, milliseconds }) => `${name} ${milliseconds.toFixed(0)} ms`);
  console.log(`  worst of ${costs.length} inputs of 1 MB   ${shown.join(' · ')}`);
}

function reportMemory(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-mail-'));
  try {
    const file = path.join(folder, 'large.eml');
    writeLargeMessage(file);
    const script = path.join(import.meta.dirname, 'mail-memory.ts');
    const peak = (how: string) =>
      Number(execFileSync(process.execPath, ['--import', 'tsx', script, how, file], { encoding: 'utf8' }));
    const shown = `${peak('whole').toFixed(0)} MB from memory, ${peak('stream').toFixed(0)} MB from a stream`;
    console.log(`  peak memory, 30 MB message  ${shown} (process and compiler included)`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeLargeMessage(file: string): void {
  const descriptor = openSync(file, 'w');
  const line = `${'A'.repeat(76)}\r\n`.repeat(1000);
  writeSync(
    descriptor,
    'From: nora@lindqvist.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee the film.\r\n--b\r\nContent-Type: video/mp4; name=film.mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n',
  );
  for (let size = 0; size < LARGE_MESSAGE_BYTES; size += line.length) writeSync(descriptor, line);
  writeSync(descriptor, '\r\n--b--\r\n');
  closeSync(descriptor);
}

import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseMail } from '../../functions/inbound/adapters/parse-mail.ts';

/** Run by mail.bench.ts in a process of its own: `whole` or `stream`, and the file. Prints its peak memory in MB. */
const [, , how, file = ''] = process.argv;
const { attachments } = await parseMail(how === 'stream' ? createReadStream(file) : await readFile(file));
if (attachments.length !== 1) throw new Error('The message should have one attachment');
const BYTES_PER_KILOBYTE = 1024;
process.stdout.write(String((process.resourceUsage().maxRSS * BYTES_PER_KILOBYTE) / 1_000_000));

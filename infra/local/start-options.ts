import { parseArgs } from 'node:util';
import * as z from 'zod';
import { LocalSystemError } from './local-errors.ts';

export const HELP = `Kith on this machine: the whole system, with a mailbox to look into.

  npm start                         start, on the data in .kith/
  npm start -- --fresh              forget the data and begin anew
  npm start -- --port 3001          the web page (3000 unless said)
  npm start -- --smtp-port 2526     where mail comes in (2525 unless said)
  npm start -- --data FOLDER        keep the data elsewhere (or set KITH_DATA_DIR)
`;

const portSchema = z.coerce.number().int().min(0).max(65_535);

const optionsSchema = z.object({
  help: z.boolean().default(false),
  fresh: z.boolean().default(false),
  port: portSchema.default(3000),
  'smtp-port': portSchema.default(2525),
  data: z.string().min(1).default('.kith'),
});

export interface StartOptions {
  readonly help: boolean;
  readonly fresh: boolean;
  readonly port: number;
  readonly smtpPort: number;
  readonly dataDir: string;
}

/** LocalSystemError, in one line, for a flag or a value that makes no sense. */
export function readStartOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const parsed = optionsSchema.safeParse({
    ...(env['KITH_DATA_DIR'] && { data: env['KITH_DATA_DIR'] }),
    ...readFlags(args),
  });
  if (!parsed.success) {
    const flag = parsed.error.issues[0]?.path.join('.') ?? '';
    const expected = flag.endsWith('port') ? 'a port number from 0 to 65535' : 'a value';
    throw new LocalSystemError(`--${flag} needs ${expected}. npm start -- --help lists the flags.`);
  }
  const { data, 'smtp-port': smtpPort, ...rest } = parsed.data;
  return { ...rest, smtpPort, dataDir: data };
}

function readFlags(args: readonly string[]): object {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        fresh: { type: 'boolean' },
        port: { type: 'string' },
        'smtp-port': { type: 'string' },
        data: { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? '') : '';
    throw new LocalSystemError(`${reason}. npm start -- --help lists the flags.`, { cause: error });
  }
}

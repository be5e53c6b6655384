import { runCommandLine } from '../../../../infra/cli/run-command-line.ts';
import { connectEngine } from '../../../engines/engine.ts';
import { openCircle } from '../command-line.ts';

/** `node import-process.ts ENDPOINT CIRCLE LEDGER AUDIENCE FILE`: an import by itself, which says how far it is, line by line. */
const [endpoint = '', circle = '', ledger = '', audience = '', file = ''] = process.argv.slice(2);
const say = (kind: string, text: string) => process.stdout.write(`${JSON.stringify({ kind, text })}\n`);

const engine = connectEngine({ endpoint, stop: async () => {} });
const opened = async () => openCircle(engine, { circle, ledger, audience });
process.exitCode = await runCommandLine(
  ['subscribers', 'import', file, '--source', 'Signed up at our site', '--json'],
  {
    env: {},
    openCircle: opened,
    openDeployedCircle: opened,
    terminal: {
      print: (text) => say('result', text),
      note: (text) => say('note', text),
      progress: (text) => say('progress', text),
      endProgress: () => {},
    },
  },
);
say('peak', String(process.resourceUsage().maxRSS)); // In kilobytes, of this process alone.
await engine.close();

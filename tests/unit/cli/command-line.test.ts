import { expect, test } from 'vitest';
import { readCommandLine, textFlag } from '../../../infra/cli/command-line.ts';
import { runCommandLine } from '../../../infra/cli/run-command-line.ts';
import { printable } from '../../../infra/cli/terminal.ts';

async function run(...args: readonly string[]) {
  const printed: string[] = [];
  const noted: string[] = [];
  const opened: string[] = [];
  const exitCode = await runCommandLine(args, {
    env: { KITH_DATA_DIR: '/from-env' },
    openCircle: (dataDir) => {
      opened.push(dataDir);
      throw new Error('opened');
    },
    openDeployedCircle: (stackName) => {
      opened.push(`stack ${stackName}`);
      throw new Error('opened');
    },
    terminal: {
      print: (text) => printed.push(text),
      note: (text) => noted.push(text),
      progress: () => {},
      endProgress: () => {},
    },
  }).catch(() => undefined);
  return { exitCode, printed: printed.join('\n'), noted: noted.join('\n'), opened };
}

test.each([[[]], [['help']], [['--help']], [['-h']], [['due', '--help']]])(
  '%j prints the help and opens nothing',
  async (args) => {
    const ran = await run(...args);
    expect(ran).toMatchObject({ exitCode: 0, noted: '', opened: [] });
    expect(ran.printed).toContain('npm run kith -- import FILE');
  },
);

test.each([
  [['deu'], 'There is no command deu. Did you mean due?'],
  [['timelin', 'Ruth'], 'There is no command timelin. Did you mean timeline?'],
  [['owner', 'ad'], 'There is no command owner ad. Did you mean owner add?'],
  [['issue'], 'issue needs one word more: list, show, pause, resume, cancel.'],
  [['somethingelse'], 'There is no command somethingelse.'],
  [['due', '--jsno'], 'There is no flag --jsno. Did you mean --json?'],
  [['due', '--xxxxxxxxxxxx'], 'There is no flag --xxxxxxxxxxxx.'],
  [['due', '--owner'], '--owner needs a value.'],
  [['due', '--days', '7'], 'due takes no --days.'],
  [['add', 'Fred', '--tier', 'inner'], 'add takes no --tier. Write it as a fact: tier=inner.'],
  [['people', '--is', 'Ruth'], 'people takes no --is. It takes --tier, --tag, --hidden, --limit.'],
  [['due', '--json=yes'], '--json takes no value.'],
])('%j is answered with one line that helps, and opens nothing', async (args, line) => {
  expect(await run(...args)).toEqual({
    exitCode: 2,
    printed: '',
    noted: `${line} npm run kith -- help lists what there is.`,
    opened: [],
  });
});

test('the data folder is the one that is named, else the one of the environment', async () => {
  expect((await run('due', '--data', '/named')).opened).toEqual(['/named']);
  expect((await run('due')).opened).toEqual(['/from-env']);
});

test('what follows -- is no flag', () => {
  const commandLine = readCommandLine(['timeline', '--owner', 'a@b.example', '--', '--json']);
  expect(commandLine.operands).toEqual(['timeline', '--json']);
  expect(textFlag(commandLine, 'owner')).toBe('a@b.example');
});

test('what people wrote cannot steer the terminal', () => {
  expect(printable('a\u001b[2J\u0007b\r\nc\u202ed\u009b31m\te')).toBe('a[2Jb\ncd31me');
});

test('works on the circle of this machine, or on that of a stack, but never on both at once', async () => {
  expect(await run('due')).toMatchObject({ opened: ['/from-env'] });
  expect(await run('due', '--data', 'elsewhere')).toMatchObject({ opened: ['elsewhere'] });
  expect(await run('--stack', 'Kith', 'due')).toMatchObject({ opened: ['stack Kith'] });
  const both = await run('due', '--stack', 'Kith', '--data', 'elsewhere');
  expect(both).toMatchObject({ exitCode: 2, opened: [] });
  expect(both.noted).toContain('give one of them');
});

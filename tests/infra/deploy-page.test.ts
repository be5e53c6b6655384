import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contactSchema } from '../../functions/circle/domain/contact.ts';
import { dueAt } from '../../functions/circle/domain/due-reasons.ts';
import { fromIsoInstant } from '../../functions/shared/iso-instant.ts';
import { parseSettings } from '../../infra/settings.ts';
import { buildRules } from '../builders/cadence-rules.ts';
import { type DeployedTemplate, deployTemplate, resolveOutputs } from '../engines/deployed-template.ts';
import { flagsOf } from './aws-cli.ts';
import {
  awsCommandsIn,
  COMMAND_ENV,
  commandLines,
  LISTING,
  namedOutputs,
  scripts,
  shownPeople,
  shownSettings,
  withoutNpm,
} from './deploy-page.ts';
import { type Ran, runKithHere } from './kith-in-process.ts';

const ROOT = join(import.meta.dirname, '../..');
const COPIED = ['infra', 'functions', 'emails', 'package.json', 'tsconfig.json'];

/** Synthesis with every check, on a busy machine. */
const LONGEST_RUN_MS = 120_000;

/** Everything on the page is a name that exists, or runs: what needs AWS itself is checked against the SDK's own models. */
describe('docs/deploy.md', () => {
  let folder: string;
  let synthesis: Ran;
  let cdkApp: string;
  let template: unknown;

  /** Not spawnSync: what the command talks to is served by this process. */
  const run = async (line: string, env: NodeJS.ProcessEnv = {}): Promise<Ran> => {
    const child = spawn('sh', ['-c', withoutNpm(line)], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LONGEST_RUN_MS,
      env: { ...process.env, ...COMMAND_ENV, NODE_COMPILE_CACHE: join(folder, 'compiled'), ...env },
    });
    const [stdout, stderr] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { status: child.exitCode, stdout, stderr };
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kith-deploy-page-'));
    for (const part of COPIED) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const cdkJson = z
      .looseObject({ app: z.string(), context: z.looseObject({}) })
      .parse(JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')));
    cdkApp = cdkJson.app;
    const context = { ...cdkJson.context, kith: shownSettings };
    writeFileSync(join(folder, 'cdk.json'), JSON.stringify({ ...cdkJson, context }));
    // By the CDK, whose app is what the page's `npm run synth` runs: a second one with every check would tell nothing new.
    synthesis = await run(LISTING);
    if (synthesis.status !== 0) throw new Error(synthesis.stderr);
    template = JSON.parse(readFileSync(join(folder, 'cdk.out/Kith.template.json'), 'utf8'));
  }, LONGEST_RUN_MS);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows settings that Kith accepts, and synthesises with them', () => {
    expect(parseSettings(shownSettings)).toEqual(shownSettings);
    expect(synthesis).toMatchObject({ status: 0 });
    expect(resolveOutputs(template).get('DnsRecords')).toContain('in.example.com MX 10 inbound-smtp.');
  });

  it('names only outputs that the stack has', () => {
    expect(namedOutputs.length).toBeGreaterThan(5);
    expect([...resolveOutputs(template).keys()]).toEqual(expect.arrayContaining([...namedOutputs]));
  });

  it('lists the DNS records that the outputs hold', () => {
    const records = resolveOutputs(template).get('DnsRecords')?.split('\n') ?? [];
    const types = records.map((record) => record.split(' ')[1]);
    expect(types.toSorted()).toEqual([...Array(6).fill('CNAME'), 'MX', 'MX', 'TXT', 'TXT']);
  });

  it('starts receiving by the command that the output holds', () => {
    const [shown] = commandLines.filter((line) => line.includes('--rule-set-name'));
    const pattern = new RegExp(`${shown?.replace('RULE_SET', '\\S+')}$`, 'm');
    expect(resolveOutputs(template).get('StartReceiving')).toMatch(pattern);
  });

  it('runs only npm scripts that exist', () => {
    const names = commandLines.flatMap((line) => /npm run ([\w-]+)/.exec(line)?.[1] ?? []);
    expect(new Set(names)).toEqual(new Set(['synth', 'cdk', 'kith']));
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(names));
    expect(scripts).toMatchObject({ synth: cdkApp });
  });

  it('has a command for every line: npm, aws, or a variable of the shell', () => {
    expect(
      commandLines.filter((line) => !/^(?:npm (?:ci$|run )|aws |export AWS_REGION=)/.test(line)),
    ).toEqual([]);
  });

  describe('the CDK', () => {
    const cdkLines = commandLines.filter((line) => line.startsWith('npm run cdk -- '));

    it('lists the stack that the other commands name', () => {
      expect(cdkLines).toContain(LISTING);
      expect(synthesis).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Kith$/m) });
    });

    it('knows the others', async () => {
      const { status, stdout } = await run('npm run cdk -- --help');
      expect(status).toBe(0);
      for (const line of cdkLines.filter((each) => each !== LISTING)) {
        expect(stdout).toMatch(new RegExp(`^ +${line.replace('npm run cdk -- ', 'cdk ')} `, 'm'));
      }
    });
  });

  describe('the commands of Kith, on the tables of the template', () => {
    const kithLines = [...new Set(commandLines.filter((line) => line.startsWith('npm run kith')))];
    let deployed: DeployedTemplate;

    beforeAll(async () => {
      deployed = await deployTemplate('Kith', template);
      writeFileSync(join(folder, 'people.csv'), shownPeople);
    });
    afterAll(() => deployed.close());

    it('add the owner, import people, say who is due and show a timeline, in the order of the page', async () => {
      const ran: Ran[] = [];
      for (const line of kithLines) ran.push(await runKithHere(line, folder, deployed.env));
      expect(ran.map(({ status, stderr }) => ({ status, stderr }))).toEqual(
        kithLines.map(() => ({ status: 0, stderr: expect.not.stringContaining('rror') })),
      );
      const said = ran.map(({ stdout }) => stdout).join('\n');
      for (const words of [
        'Your Name <you@your-mailbox.example>',
        'Nothing is written yet',
        '1 new, 0 updated',
        'Ruth Adler',
      ]) {
        expect(said).toContain(words);
      }
    });

    it('and the list that the page shows brings a nudge on the morning after', async () => {
      const { stdout } = await run('npm run -s kith -- --stack Kith timeline Ruth --json', deployed.env);
      const { contact } = z.object({ contact: contactSchema }).parse(JSON.parse(stdout));
      const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('Europe/London').toPlainDate();
      const due = dueAt(contact, fromIsoInstant(contact.addedAt), buildRules('Europe/London'));
      const added = dayOf(fromIsoInstant(contact.addedAt));
      expect(due && dayOf(fromIsoInstant(due)).toString()).toBe(added.add({ days: 1 }).toString());
    });

    it('say in a line that there is no such stack', async () => {
      const ran = await run('npm run -s kith -- --stack Other due', deployed.env);
      expect(ran.stderr.trim().split('\n')).toEqual([
        expect.stringContaining('There is no stack Other in this region.'),
      ]);
      expect(ran.status).toBe(3);
    });

    it.each([
      ['nobody is signed in', { AWS_ACCESS_KEY_ID: '' }, 'AWS credentials are missing'],
      ['no region is set', { AWS_REGION: undefined }, 'Set AWS_REGION'],
      ['the region is none', { AWS_REGION: 'the moon' }, 'Set AWS_REGION'],
    ])('say in a line that %s', async (_what, env, words) => {
      const noProfile = {
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
        AWS_EC2_METADATA_DISABLED: 'true',
      };
      const shell = { ...deployed.env, ...noProfile, ...env };
      const ran = await runKithHere('npm run kith -- --stack Kith due', folder, shell);
      expect(ran.stderr.trim().split('\n')).toEqual([expect.stringContaining(words)]);
      expect(ran.status).toBe(1);
    });
  });

  describe('the AWS CLI', () => {
    const commands = commandLines.flatMap(awsCommandsIn);

    it.each(commands)('has $service $operation, with its flags', ({ service, operation, flags }) => {
      expect(flagsOf(service, operation)).toEqual(expect.arrayContaining([...flags]));
    });
  });
});

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../functions/shared/errors.ts';
import { parseSettings, readSettings } from '../../infra/settings.ts';
import { temporaryFolder } from './synthesised-kith.ts';

const ROOT = join(import.meta.dirname, '../..');

const owner = { name: 'Nora', address: 'nora@lindqvist.example', timeZone: 'Europe/London', sendingHour: 7 };
const newsletter = {
  name: 'The Open Hand',
  from: { name: 'Nora', localPart: 'newsletter' },
  postalAddress: '14 Larkspur Yard, London',
  slot: { weekday: 2, hour: 9, timeZone: 'Europe/London' },
  whenSilent: 'evergreen',
};
const settings = { domain: 'kith.example', inboundDomain: 'in.kith.example', owner };

function problemsOf(context: unknown): string[] {
  try {
    parseSettings(context);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message.split('\n');
    throw error;
  }
}

describe('settings', () => {
  it('are taken as they are when nothing is wrong with them', () => {
    expect(parseSettings(settings)).toEqual(settings);
    expect(parseSettings({ ...settings, newsletter })).toEqual({ ...settings, newsletter });
    const open = {
      ...newsletter,
      topics: [{ id: 'gifts', name: 'Gifts' }],
      signUpOrigins: ['https://nora.example', 'http://localhost:8080'],
      clicks: true,
    };
    expect(parseSettings({ ...settings, newsletter: open })).toEqual({ ...settings, newsletter: open });
  });

  it.each([
    ['no settings at all', undefined, 'context.kith: must hold domain, inboundDomain and owner'],
    ['a missing domain', { ...settings, domain: undefined }, 'context.kith.domain: must be a domain'],
    ['a domain that is a URL', { ...settings, domain: 'https://kith.example' }, 'context.kith.domain:'],
    ['a domain in capitals', { ...settings, domain: 'Kith.Example' }, 'in lower case'],
    ['a domain of one label', { ...settings, domain: 'localhost' }, 'context.kith.domain:'],
    ['one domain for both ways', { ...settings, inboundDomain: 'kith.example' }, 'must differ from domain'],
    [
      'the bounce domain of SES',
      { ...settings, inboundDomain: 'bounce.kith.example' },
      'context.kith.inboundDomain: must not be bounce.<domain>',
    ],
    [
      'an hour that no day has',
      { ...settings, owner: { ...owner, sendingHour: 24 } },
      'context.kith.owner.sendingHour: must not be above 23',
    ],
    ['half an hour', { ...settings, owner: { ...owner, sendingHour: 7.5 } }, 'must be a whole number'],
    [
      'an unknown time zone',
      { ...settings, owner: { ...owner, timeZone: 'London' } },
      'context.kith.owner.timeZone:',
    ],
    [
      'an address without a domain',
      { ...settings, owner: { ...owner, address: 'nora' } },
      'context.kith.owner.address: must be a mail address',
    ],
    ['an empty name', { ...settings, owner: { ...owner, name: ' ' } }, 'context.kith.owner.name:'],
    [
      'a newsletter without a postal address',
      { ...settings, newsletter: { ...newsletter, postalAddress: ' ' } },
      'context.kith.newsletter.postalAddress: must not be empty',
    ],
    [
      'a weekday that no week has',
      { ...settings, newsletter: { ...newsletter, slot: { ...newsletter.slot, weekday: 8 } } },
      'context.kith.newsletter.slot.weekday: must not be above 7 (Sunday)',
    ],
    [
      'a site that is more than an origin',
      { ...settings, newsletter: { ...newsletter, signUpOrigins: ['https://nora.example/'] } },
      'context.kith.newsletter.signUpOrigins.0: must be an origin, such as https://nora.example',
    ],
    [
      'any site at all',
      { ...settings, newsletter: { ...newsletter, signUpOrigins: ['*'] } },
      'context.kith.newsletter.signUpOrigins.0: must be an origin',
    ],
    [
      'two topics of one id',
      {
        ...settings,
        newsletter: {
          ...newsletter,
          topics: [
            { id: 'gifts', name: 'Gifts' },
            { id: 'gifts', name: 'Presents' },
          ],
        },
      },
      'context.kith.newsletter.topics: must not repeat an id',
    ],
    [
      'a newsletter from the address of the briefs',
      { ...settings, newsletter: { ...newsletter, from: { name: 'Nora', localPart: 'kith' } } },
      'context.kith.newsletter.from.localPart: must not be kith',
    ],
    [
      'a whole address as local part',
      { ...settings, newsletter: { ...newsletter, from: { name: 'Nora', localPart: 'a@kith.example' } } },
      'must be lower-case letters',
    ],
    [
      'a misspelt key',
      { ...settings, inbuondDomain: 'in.kith.example' },
      'context.kith.inbuondDomain: is not a setting of Kith',
    ],
  ])('%s: one line that names the place', (_, context, expected) => {
    const [problem, ...others] = problemsOf(context);
    expect(problem).toMatch(/^cdk\.json → context\.kith/);
    expect(problem).toContain(expected);
    expect(others).toEqual([]);
  });

  it('name every problem at once, each on a line of its own', () => {
    const problems = problemsOf({ domain: 'x', inboundDomain: 'y', owner: { ...owner, sendingHour: -1 } });
    expect(problems).toHaveLength(3);
  });

  it('that are no JSON are refused with one line', async () => {
    const path = join(temporaryFolder(), 'cdk.json');
    writeFileSync(path, '{ "context": ');
    await expect(readSettings(path)).rejects.toThrow(/^cdk\.json: .+$/);
    await expect(readSettings(path)).rejects.toBeInstanceOf(ConfigurationError);
  });

  it('that are wrong end the app with exit code 1 and no stack trace, before anything is written', () => {
    const root = temporaryFolder();
    for (const part of ['infra', 'functions', 'emails', 'package.json', 'tsconfig.json']) {
      cpSync(join(ROOT, part), join(root, part), { recursive: true });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
    writeFileSync(
      join(root, 'cdk.json'),
      JSON.stringify({ context: { kith: { ...settings, domain: 'kith' } } }),
    );

    const outDir = join(root, 'cdk.out');
    const run = spawnSync(process.execPath, ['infra/app.ts'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, CDK_OUTDIR: outDir, NODE_OPTIONS: '' },
    });

    expect(run.stderr).toBe(
      'cdk.json → context.kith.domain: must be a domain in lower case, such as kith.example\n',
    );
    expect(run.status).toBe(1);
    expect(existsSync(outDir)).toBe(false);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { al2023Script } from '#constructs/autoscaling-group/al2023-script';
import type { Al2023 } from '#constructs/autoscaling-group/operating-system-options';
import { quoted, written } from '#constructs/autoscaling-group/shell';
import type { UserDataContext } from '#constructs/autoscaling-group/user-data-context';
import { REGISTRY } from '#test/support/fleet-samples';

const context: UserDataContext = {
  region: 'eu-west-1',
  groupName: 'test.legacy',
  logGroupName: '/aws/ec2/test/fleet/legacy',
  hookName: 'user-data',
  hasWarmPool: false,
};

/** What breaks out of quotes that are not quite right. */
const NASTY = [
  "it's",
  '$(touch pwned)',
  '`touch pwned`',
  '${HOME}',
  '%{if true}',
  '"; touch pwned; "',
  "'; touch pwned; '",
  '\\',
  "\\'",
  '!!',
  '~',
  '*',
  '-e',
  '--privileged',
  '# no comment',
  'two\nlines',
  '\ttab',
  ' ',
  '',
  'END_0',
  'é漢😀',
];

/** Any text that a schema of ours lets through. */
const texts = fc.array(
  fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme' })).map(withoutControls),
  { minLength: 1, maxLength: 8 },
);

function withoutControls(text: string): string {
  return text.replace(/[^\P{C}\n\t]/gu, '');
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sevenfold-bash-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What a real bash prints, in a folder of its own. */
function bash(script: string, ...options: string[]) {
  const { status, stdout, stderr } = spawnSync('bash', [...options, '-s'], {
    input: script,
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', HOME: '/home/of-the-test' },
  });
  return { status, stdout, stderr };
}

describe('a quoted text', () => {
  it('is the same word to a real bash, whatever is in it', () => {
    fc.assert(
      fc.property(texts, (words) => {
        const { status, stdout } = bash(`printf '%s\\0' ${words.map(quoted).join(' ')}`);
        expect(status).toBe(0);
        expect(stdout.split('\0').slice(0, -1)).toEqual(words);
      }),
      { numRuns: 40 },
    );
  });

  it('runs nothing', () => {
    bash(`printf '%s' ${NASTY.map(quoted).join(' ')}`);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a written text', () => {
  it('is the same in the file, with a line end behind it', () => {
    fc.assert(
      fc.property(texts, (lines) => {
        const text = lines.join('\n');
        expect(bash(written('file', text)).status).toBe(0);
        expect(readFileSync(join(folder, 'file'), 'utf8')).toBe(
          text.endsWith('\n') ? text : `${text}\n`,
        );
        expect(readdirSync(folder)).toEqual(['file']);
      }),
      { numRuns: 40 },
    );
  });
});

/** A script that runs here: its files below the test's folder, its commands recorded in `calls`. */
function rehearsed(system: Al2023, change: Partial<UserDataContext> = {}): string {
  for (const each of ['etc/systemd/system', 'run', 'usr/local/sbin']) {
    mkdirSync(join(folder, each), { recursive: true });
  }
  const script = al2023Script(system, { ...context, ...change }) ?? '';
  const commands = ['docker', 'dnf', 'systemctl', 'aws', 'sleep'].map(
    (name) => `${name}() { printf '%s\\n' ${name} "$@" END >>"${folder}/calls"; }`,
  );
  const here = script.replace(/(?<=[' ])\/(etc|run|usr)\//g, `${folder}/$1/`);
  return [...commands, 'curl() { echo i-0123; }', here].join('\n');
}

function calls(): string[][] {
  return readFileSync(join(folder, 'calls'), 'utf8')
    .split('\nEND\n')
    .slice(0, -1)
    .map((call) => call.split('\n'));
}

const container = {
  kind: 'container',
  name: 'shop',
  image: `${REGISTRY}/shop:4.2`,
  port: 8080,
} as const;

describe('user data of Amazon Linux', () => {
  it('is a script to a real bash, whatever the environment file says', () => {
    fc.assert(
      fc.property(texts, texts, (values, command) => {
        const environment = Object.fromEntries(
          values.map((value, index) => [`NAME_${index}`, value]),
        );
        const script = al2023Script(
          {
            kind: 'al2023',
            waitForUserDataSeconds: 300,
            userData: [
              { ...container, environment, command },
              { kind: 'script', text: values.join('\n') },
            ],
          },
          { ...context, hasWarmPool: true },
        );
        expect(bash(script ?? 'false', '-n')).toEqual({ status: 0, stdout: '', stderr: '' });
      }),
      { numRuns: 30 },
    );
  });

  it('is nothing where there is nothing to do', () => {
    expect(al2023Script({ kind: 'al2023' }, context)).toBeUndefined();
  });

  it('starts a container with just the words that were written', () => {
    const environment = { GREETING: "it's $(touch pwned) ${HOME}" };
    const { status, stderr } = bash(
      rehearsed({ kind: 'al2023', userData: [{ ...container, environment, command: NASTY }] }),
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const run = calls().find(([name, verb]) => name === 'docker' && verb === 'run') ?? [];
    expect(run).toContain(`GREETING=${environment.GREETING}`);
    const image = run.indexOf(container.image);
    expect(run.slice(image + 1).join('\n')).toBe(NASTY.join('\n'));
    expect(run[run.indexOf('--network') + 1]).toBe('host');
    expect(run).toContain('awslogs-stream=i-0123/shop');
    expect(readdirSync(folder).sort()).toEqual(['calls', 'etc', 'run', 'usr']);
  });

  it('logs in to each registry of ECR once, in its region, and to no other', () => {
    bash(
      rehearsed({
        kind: 'al2023',
        userData: [
          container,
          { ...container, name: 'other', image: `${REGISTRY}/other:1` },
          { ...container, name: 'public', image: 'public.ecr.aws/nginx/nginx:1.29' },
        ],
      }),
    );
    const logins = calls().filter(
      ([name, , verb]) => name === 'aws' && verb === 'get-login-password',
    );
    expect(logins).toEqual([['aws', 'ecr', 'get-login-password', '--region', 'eu-west-1']]);
  });

  it('lets containers end before Docker does', () => {
    bash(rehearsed({ kind: 'al2023', userData: [{ ...container, stopSeconds: 120 }] }));
    const daemon = readFileSync(join(folder, 'etc/docker/daemon.json'), 'utf8');
    expect(JSON.parse(daemon)).toEqual({ 'shutdown-timeout': 120 });
    expect(
      readFileSync(join(folder, 'etc/systemd/system/docker.service.d/stop.conf'), 'utf8'),
    ).toContain('TimeoutStopSec=130');
  });

  it('runs scripts in their order, and nothing behind one that fails', () => {
    const { status, stdout } = bash(
      rehearsed({
        kind: 'al2023',
        userData: [
          { kind: 'script', text: 'echo first' },
          { kind: 'script', text: 'false\necho never' },
          { kind: 'script', text: 'echo neither' },
        ],
      }),
    );
    expect(stdout).toBe('first\n');
    expect(status).not.toBe(0);
  });

  it.each([
    { text: 'true', result: 'CONTINUE' },
    { text: 'false', result: 'ABANDON' },
  ])('tells the group $result where its script ends with $text', ({ text, result }) => {
    bash(
      rehearsed({
        kind: 'al2023',
        waitForUserDataSeconds: 300,
        userData: [{ kind: 'script', text }],
      }),
    );
    const completions = calls().filter(([, , verb]) => verb === 'complete-lifecycle-action');
    expect(completions).toHaveLength(1);
    expect(completions[0]?.join(' ')).toContain(
      `--auto-scaling-group-name test.legacy --lifecycle-hook-name user-data --instance-id i-0123 --lifecycle-action-result ${result}`,
    );
  });

  it('leaves a service that tells the group at each start, where there is a warm pool', () => {
    bash(
      rehearsed(
        { kind: 'al2023', waitForUserDataSeconds: 300, userData: [] },
        { hasWarmPool: true },
      ),
    );
    expect(readFileSync(join(folder, 'usr/local/sbin/fleet-ready'), 'utf8')).toContain(
      'autoscaling/target-lifecycle-state',
    );
    expect(calls()).toContainEqual(['systemctl', 'enable', '--now', 'fleet-ready']);
    expect(calls().filter(([name]) => name === 'aws')).toEqual([]);
  });
});

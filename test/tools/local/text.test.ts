import { elapsed } from '#tools/local/elapsed';
import { relevantLines } from '#tools/local/replan';
import { shownPath } from '#tools/local/run-folder';
import { describeStatus } from '#tools/local/status';
import { table } from '#tools/local/table';

describe('a table', () => {
  it('puts names to the left and numbers to the right, as wide as the widest', () => {
    const rows = [
      ['Stack', 'Resources', 'Seconds'],
      ['kubernetes', '41', '30.1'],
      ['all', '100', ''],
    ];
    expect(table(rows)).toEqual([
      'Stack       Resources  Seconds',
      'kubernetes         41     30.1',
      'all               100',
    ]);
  });
});

describe('an elapsed time', () => {
  it.each([
    [0, '0.0 s'],
    [1234, '1.2 s'],
    [59_900, '59.9 s'],
    [61_000, '1 min 1 s'],
    [600_000, '10 min 0 s'],
  ])('of %d ms is read as %s', (milliseconds, text) => {
    expect(elapsed(0, milliseconds)).toBe(text);
  });
});

describe('what is shown of a plan', () => {
  it('begins with the changes, after the lines of the refresh', () => {
    const output =
      'aws_vpc.V: Refreshing state...\n\nTerraform will perform the following actions:\n\n  # aws_vpc.V\n';
    expect(relevantLines(output, true)).toEqual([
      'Terraform will perform the following actions:',
      '',
      '  # aws_vpc.V',
    ]);
  });

  it('begins with the error when planning failed', () => {
    expect(relevantLines('Refreshing...\nError: no\n  with x\n', false)).toEqual([
      'Error: no',
      '  with x',
    ]);
  });

  it('is all of it where neither is found', () => {
    expect(relevantLines('a\nb', true)).toEqual(['a', 'b']);
  });
});

describe('a path', () => {
  it('is shown from where the person stands, and whole elsewhere', () => {
    expect(shownPath('/p/.sevenfold/local/deploy.log', '/p')).toBe('.sevenfold/local/deploy.log');
    expect(shownPath('/elsewhere/x', '/p')).toBe('/elsewhere/x');
  });
});

describe('the status', () => {
  it('says how to start when nothing runs, and who is at work', () => {
    const idle = { running: false, emulator: null, busy: null, stacks: [] };
    expect(describeStatus(idle).join('\n')).toContain('npm run local');
    expect(describeStatus({ ...idle, busy: 42 }).join('\n')).toContain('pid 42');
  });

  it('lists stacks, calls and operations that are not known', () => {
    const lines = describeStatus({
      running: true,
      emulator: {
        endpoint: 'http://127.0.0.1:4777',
        pid: 1,
        motoPid: 2,
        startedAt: '2026-11-24T06:23:07.764Z',
        memoryMiB: 258,
        calls: 63,
        unknownOperations: ['eks:Nothing'],
      },
      busy: null,
      stacks: [
        { name: 'local-network', resources: 53, deployedAt: '2026-11-24T06:24:00.000Z' },
        { name: 'local-kubernetes', resources: 7, deployedAt: null },
      ],
    });
    expect(lines).toEqual([
      'The emulator runs at http://127.0.0.1:4777 (pid 1, moto 2), since 2026-11-24 06:23:07 UTC, 258 MiB.',
      '',
      'Stack       Resources                 Deployed',
      'network            53  2026-11-24 06:24:00 UTC',
      'kubernetes          7               incomplete',
      '',
      '63 calls recorded, 1 unknown operations.',
      '  "eks:Nothing"',
    ]);
  });
});
